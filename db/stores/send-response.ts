import { and, eq, isNull, sql } from "drizzle-orm";
import { type Db, prepared, type Storage, slot } from "../kits/kit.ts";
import type { NewCase, Responses, Sending, StoredResult } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { helpWriter } from "./help-store.ts";
import { outboxWriter } from "./outbox-store.ts";
import { instrumentColumns, provenanceColumn, toResponse } from "./response-row.ts";
import type { OwnResponseQuery } from "./response-store.ts";

/** Whoever turns the draft into a sent response first writes everything; the others find it sent. */
export function sendResponse(storage: Storage, own: OwnResponseQuery): Responses["send"] {
  const claim = claimDraft(storage);
  const writeRest = sendingWriter(storage);
  return (sending) =>
    storage.write(async (tx) => {
      const [sent] = await claim(tx, sending);
      if (sent) {
        await writeRest(tx, sending);
        return { kind: "sent", response: toResponse(sent), firstTime: true };
      }
      const [row] = await own(tx, { id: sending.responseId, citizenId: sending.citizenId });
      if (!row) return { kind: "missing" };
      if (row.sentAt === null) return { kind: "stale", response: toResponse(row) };
      return { kind: "sent", response: toResponse(row), firstTime: false };
    });
}

/** Writes everything that comes of a response that has just been sent, inside somebody else's unit. */
export function sendingWriter(storage: Storage) {
  const insertResult = resultWriter(storage);
  const insertCase = caseWriter(storage);
  const insertAudit = auditWriter(storage);
  const insertOutbox = outboxWriter(storage);
  const writeHelp = helpWriter(storage);
  return async (tx: Db, sending: Sending): Promise<void> => {
    await writeHelp(tx, { responseId: sending.responseId, help: sending.help, at: sending.sentAt });
    if (sending.result) await insertResult(tx, sending.result);
    if (sending.newCase) await insertCase(tx, sending.newCase);
    await insertAudit(tx, sending.audit);
    await insertOutbox(tx, sending.outbox);
  };
}

function claimDraft({ tables: { responses } }: Storage) {
  const isValidatedDraft = and(
    eq(responses.id, sql.placeholder("responseId")),
    eq(responses.citizenId, sql.placeholder("citizenId")),
    eq(responses.revision, sql.placeholder("revision")),
    isNull(responses.sentAt),
  );
  const claim = prepared("responses.send", (db) =>
    db
      .update(responses)
      .set({
        answers: slot(responses.answers, "answers"),
        marks: {},
        lookAgain: [],
        lang: slot(responses.lang, "lang"),
        translationHash: slot(responses.translationHash, "translationHash"),
        sentAt: slot(responses.sentAt, "sentAt"),
        provenance: slot(responses.provenance, "provenance"),
        sentBy: sql`${sql.placeholder("sentBy")}`,
        receiptNumber: slot(responses.receiptNumber, "receiptNumber"),
      })
      .where(isValidatedDraft)
      .returning(),
  );
  return (tx: Db, sending: Sending) =>
    claim(tx, {
      ...sending,
      provenance: provenanceColumn(sending.provenance),
      sentBy: sending.help?.staffId ?? null,
    });
}

function resultWriter({ tables: { results } }: Storage) {
  const slots = {
    responseId: sql.placeholder("responseId"),
    questionnaireId: sql.placeholder("questionnaireId"),
    version: sql.placeholder("version"),
    instrumentHash: sql.placeholder("instrumentHash"),
    evaluation: sql.placeholder("evaluation"),
    createdAt: sql.placeholder("createdAt"),
  };
  const insert = prepared("results.insert", (db) => db.insert(results).values(slots));
  return (tx: Db, { instrument, ...columns }: StoredResult) =>
    insert(tx, { ...columns, ...instrumentColumns(instrument) });
}

function caseWriter({ tables: { cases } }: Storage) {
  const slots = {
    id: sql.placeholder("id"),
    responseId: sql.placeholder("responseId"),
    citizenId: sql.placeholder("citizenId"),
    benefit: sql.placeholder("benefit"),
    queued: sql.placeholder("queued"),
    unassessable: sql.placeholder("unassessable"),
    bandRank: sql.placeholder("bandRank"),
    receivedAt: sql.placeholder("receivedAt"),
    dueOn: sql.placeholder("dueOn"),
    assessed: false,
  };
  const insert = prepared("cases.insert", (db) => db.insert(cases).values(slots));
  return (tx: Db, newCase: NewCase) => insert(tx, { ...newCase });
}
