import { and, asc, count, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { type Db, prepared, type Storage, slot } from "../kits/kit.ts";
import type { CitizenId, Recognition, ResponseId, Responses } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { carryOver } from "./carry-over.ts";
import { helpOf, helpWriter } from "./help-store.ts";
import { instrumentOf, provenanceColumn, type ResponseRow, toResponse, toResult } from "./response-row.ts";
import { sendResponse } from "./send-response.ts";
import { deleteStaleDrafts } from "./stale-drafts.ts";
import { startDraft } from "./start-draft.ts";

/** Drafts, sent responses and their results. Whose a response is, is part of every question asked here. */
export function responseStore(storage: Storage): Responses {
  const own = ownResponseQuery(storage);
  return {
    ...readOwn(storage, own),
    startDraft: startDraft(storage),
    helpOf: helpOf(storage),
    saveDraft: saveDraft(storage, own),
    carryOver: carryOver(storage, own),
    deleteDraft: deleteDraft(storage),
    deleteStaleDrafts: deleteStaleDrafts(storage),
    send: sendResponse(storage, own),
    ...results(storage),
    ...readSent(storage),
    recordRecognition: recordRecognition(storage),
  };
}

/** Finds a response of this very citizen. */
export type OwnResponseQuery = (
  db: Db,
  own: { id: ResponseId; citizenId: CitizenId },
) => Promise<ResponseRow[]>;

function ownResponseQuery({ tables: { responses } }: Storage): OwnResponseQuery {
  const isOwn = and(
    eq(responses.id, sql.placeholder("id")),
    eq(responses.citizenId, sql.placeholder("citizenId")),
  );
  return prepared("responses.own", (db) => db.select().from(responses).where(isOwn));
}

type ReadPart = Pick<Responses, "draftOf" | "ownResponse" | "ownResponses">;

function readOwn({ tables: { responses }, read }: Storage, own: OwnResponseQuery): ReadPart {
  const isDraft = and(
    eq(responses.citizenId, sql.placeholder("citizenId")),
    eq(responses.questionnaireId, sql.placeholder("questionnaireId")),
    isNull(responses.sentAt),
  );
  const draft = prepared("responses.draft", (db) => db.select().from(responses).where(isDraft));
  return {
    async draftOf(citizenId, questionnaireId) {
      const [row] = await read((db) => draft(db, { citizenId, questionnaireId }));
      return row ? toResponse(row) : null;
    },
    async ownResponse(citizenId, id) {
      const [row] = await read((db) => own(db, { id, citizenId }));
      return row ? toResponse(row) : null;
    },
    async ownResponses(citizenId) {
      const rows = await read((db) =>
        db
          .select()
          .from(responses)
          .where(eq(responses.citizenId, citizenId))
          .orderBy(asc(responses.startedAt), asc(responses.id)),
      );
      return rows.map(toResponse);
    },
  };
}

function saveDraft(storage: Storage, own: OwnResponseQuery): Responses["saveDraft"] {
  const { responses } = storage.tables;
  const writeHelp = helpWriter(storage);
  const untouched = and(
    eq(responses.id, sql.placeholder("id")),
    eq(responses.citizenId, sql.placeholder("citizenId")),
    eq(responses.revision, sql.placeholder("revision")),
    isNull(responses.sentAt),
  );
  const save = prepared("responses.save", (db) =>
    db
      .update(responses)
      .set({
        answers: slot(responses.answers, "answers"),
        marks: slot(responses.marks, "marks"),
        lookAgain: slot(responses.lookAgain, "lookAgain"),
        variant: slot(responses.variant, "variant"),
        lang: slot(responses.lang, "lang"),
        translationHash: slot(responses.translationHash, "translationHash"),
        resumeAt: slot(responses.resumeAt, "resumeAt"),
        provenance: slot(responses.provenance, "provenance"),
        savedAt: slot(responses.savedAt, "at"),
        revision: sql`${responses.revision} + 1`,
      })
      .where(untouched)
      .returning(),
  );
  return (change) =>
    storage.write(async (tx) => {
      const [saved] = await save(tx, { ...change, provenance: provenanceColumn(change.provenance) });
      if (saved) {
        await writeHelp(tx, { responseId: saved.id, help: change.help, at: change.at });
        return { kind: "saved", response: toResponse(saved) };
      }
      const [row] = await own(tx, change);
      if (!row) return { kind: "missing" };
      return { kind: row.sentAt === null ? "stale" : "sent", response: toResponse(row) };
    });
}

function deleteDraft(storage: Storage): Responses["deleteDraft"] {
  const { responses } = storage.tables;
  const insertAudit = auditWriter(storage);
  return (citizenId, id, audit) => {
    const ownDraft = and(eq(responses.id, id), eq(responses.citizenId, citizenId), isNull(responses.sentAt));
    return storage.write(async (tx) => {
      const gone = await tx.delete(responses).where(ownDraft).returning({ id: responses.id });
      if (gone.length > 0) await insertAudit(tx, [audit]);
      return gone.length > 0;
    });
  };
}

/** Read through once and in any number: not worth a prepared statement. */
function readSent({
  tables: { responses },
  read,
}: Storage): Pick<Responses, "sentAfter" | "versionsBesides"> {
  return {
    async versionsBesides(hashes) {
      // The fingerprints alone are read from the index; the rows only of those that are not known.
      const { questionnaireId, version, instrumentHash } = responses;
      const used = await read((db) => db.selectDistinct({ hash: instrumentHash }).from(responses));
      const others = used.map(({ hash }) => hash).filter((hash) => !hashes.includes(hash));
      if (others.length === 0) return [];
      const rows = await read((db) =>
        db
          .select({ questionnaireId, version, instrumentHash, count: count() })
          .from(responses)
          .where(inArray(instrumentHash, others))
          .groupBy(questionnaireId, version, instrumentHash)
          .orderBy(asc(questionnaireId), asc(version), asc(instrumentHash)),
      );
      return rows.map((row) => ({ instrument: instrumentOf(row), count: row.count }));
    },
    async sentAfter({ questionnaireId, version, hash }, after, limit) {
      const wanted = and(
        eq(responses.questionnaireId, questionnaireId),
        eq(responses.version, version),
        eq(responses.instrumentHash, hash),
        isNotNull(responses.sentAt),
        after === null ? undefined : gt(responses.id, after),
      );
      const rows = await read((db) =>
        db.select().from(responses).where(wanted).orderBy(asc(responses.id)).limit(limit),
      );
      return rows.map(toResponse);
    },
  };
}

type ResultPart = Pick<Responses, "resultOf" | "resultsOf" | "recognitionOf">;

function results({ tables: { responses, results, recognitions }, read }: Storage): ResultPart {
  return {
    async resultOf(responseId) {
      const wanted = eq(results.responseId, responseId);
      const [row] = await read((db) => db.select().from(results).where(wanted));
      return row ? toResult(row) : null;
    },
    async resultsOf(citizenId, questionnaireId) {
      const wanted = and(
        eq(responses.citizenId, citizenId),
        eq(results.questionnaireId, questionnaireId),
        isNotNull(responses.sentAt),
      );
      const rows = await read((db) =>
        db
          .select({ result: results, sentAt: responses.sentAt })
          .from(results)
          .innerJoin(responses, eq(responses.id, results.responseId))
          .where(wanted)
          .orderBy(asc(responses.sentAt), asc(responses.id)),
      );
      return rows.flatMap(({ result, sentAt }) => (sentAt ? [{ ...toResult(result), sentAt }] : []));
    },
    async recognitionOf(responseId) {
      const wanted = eq(recognitions.responseId, responseId);
      const [row] = await read((db) => db.select().from(recognitions).where(wanted));
      return row ? toRecognition(row) : null;
    },
  };
}

const toRecognition = ({ recognised, comment, at }: Recognition): Recognition => ({
  recognised,
  comment,
  at,
});

function recordRecognition(storage: Storage): Responses["recordRecognition"] {
  const { responses, recognitions } = storage.tables;
  const insertAudit = auditWriter(storage);
  return ({ citizenId, responseId }, { recognised, comment, at }, audit) => {
    const word = { recognised, comment, at };
    const isOwnAndSent = and(
      eq(responses.id, responseId),
      eq(responses.citizenId, citizenId),
      isNotNull(responses.sentAt),
    );
    return storage.write(async (tx) => {
      const theirs = await tx.select({ id: responses.id }).from(responses).where(isOwnAndSent);
      if (theirs.length === 0) return false;
      await tx
        .insert(recognitions)
        .values({ responseId, ...word })
        .onConflictDoUpdate({ target: recognitions.responseId, set: word });
      await insertAudit(tx, [audit]);
      return true;
    });
  };
}
