import { and, asc, count, desc, eq, isNotNull, isNull, sql, sum } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { PaperEntries, PaperEntry } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { firstOf } from "./first-of.ts";
import { changedColumns, entryColumns, toEntry } from "./paper-entry-row.ts";
import { instrumentColumns, provenanceColumn, toResponse } from "./response-row.ts";
import { sendingWriter } from "./send-response.ts";
import { deleteStaleEntries } from "./stale-entries.ts";

/** Papers that are being typed. */
export const paperEntryStore = (storage: Storage): PaperEntries => ({
  ...readEntries(storage),
  ...writeEntries(storage),
  deleteStale: deleteStaleEntries(storage),
  carryOver: carryEntry(storage),
  send: sendEntry(storage),
});

type ReadPart = Pick<PaperEntries, "find" | "open" | "sentBefore" | "figures">;

function readEntries({ tables: { paperEntries, citizens, responses }, read }: Storage): ReadPart {
  return {
    async find(id) {
      const [row] = await read((db) => db.select().from(paperEntries).where(eq(paperEntries.id, id)));
      return row ? toEntry(row) : null;
    },
    async open(limit) {
      const rows = await read((db) =>
        db
          .select({ entry: paperEntries, citizenName: citizens.name })
          .from(paperEntries)
          .innerJoin(citizens, eq(citizens.id, paperEntries.citizenId))
          .where(isNull(paperEntries.responseId))
          .orderBy(asc(paperEntries.firstAt), asc(paperEntries.id))
          .limit(limit),
      );
      return rows.map(({ entry, citizenName }) => ({
        id: entry.id,
        printedCode: entry.printedCode,
        citizenName,
        twice: entry.twice,
        firstBy: entry.firstBy,
        firstAt: entry.firstAt,
        secondAt: entry.secondAt,
        isSettled: entry.settled !== null,
      }));
    },
    async sentBefore(printedCode, citizenId) {
      const wanted = and(eq(paperEntries.printedCode, printedCode), eq(paperEntries.citizenId, citizenId));
      const [row] = await read((db) =>
        db
          .select({ sentAt: responses.sentAt })
          .from(paperEntries)
          .innerJoin(responses, eq(responses.id, paperEntries.responseId))
          .where(wanted)
          .orderBy(desc(responses.sentAt))
          .limit(1),
      );
      return row?.sentAt ?? null;
    },
    async figures() {
      const rows = await read((db) =>
        db
          .select({
            papers: count(),
            compared: sum(paperEntries.compared),
            differed: sum(paperEntries.differed),
          })
          .from(paperEntries)
          .where(isNotNull(paperEntries.compared)),
      );
      const { papers, compared, differed } = firstOf(rows);
      return { papers, compared: Number(compared ?? 0), differed: Number(differed ?? 0) };
    },
  };
}

type WritePart = Pick<PaperEntries, "begin" | "change" | "drop">;

function writeEntries(storage: Storage): WritePart {
  const { paperEntries } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    begin: (entry, audit) =>
      storage.write(async (tx) => {
        const [begun] = await tx
          .insert(paperEntries)
          .values(entryColumns(entry))
          .onConflictDoNothing()
          .returning();
        if (begun) await insertAudit(tx, [audit]);
        return begun
          ? { entry: toEntry(begun), isNew: true }
          : { entry: await openOne(tx, entry), isNew: false };
      }),
    change: (at, change, audit) =>
      storage.write(async (tx) => {
        const [changed] = await tx
          .update(paperEntries)
          .set({ ...changedColumns(change), revision: sql`${paperEntries.revision} + 1` })
          .where(untouched(storage, at))
          .returning();
        if (changed) await insertAudit(tx, [audit]);
        return changed ? toEntry(changed) : null;
      }),
    drop: (id, audit) =>
      storage.write(async (tx) => {
        const unsent = and(eq(paperEntries.id, id), isNull(paperEntries.responseId));
        const gone = await tx.delete(paperEntries).where(unsent).returning({ id: paperEntries.id });
        if (gone.length > 0) await insertAudit(tx, [audit]);
        return gone.length > 0;
      }),
  };

  async function openOne(tx: Db, { printedCode, citizenId }: PaperEntry): Promise<PaperEntry> {
    const same = and(
      eq(paperEntries.printedCode, printedCode),
      eq(paperEntries.citizenId, citizenId),
      isNull(paperEntries.responseId),
    );
    return toEntry(firstOf(await tx.select().from(paperEntries).where(same)));
  }
}

const untouched = (
  { tables: { paperEntries } }: Storage,
  { id, revision }: Pick<PaperEntry, "id" | "revision">,
) => and(eq(paperEntries.id, id), eq(paperEntries.revision, revision), isNull(paperEntries.responseId));

function carryEntry(storage: Storage): PaperEntries["carryOver"] {
  const { paperEntries, paperForms } = storage.tables;
  const insertAudit = auditWriter(storage);
  return (at, { form: { instrument, ...form }, change }, audit) =>
    storage.write(async (tx) => {
      // First the change, which locks the row; then the form, which the entry can name only when it is there.
      const claimed = await tx
        .update(paperEntries)
        .set({ ...changedColumns(change), revision: sql`${paperEntries.revision} + 1` })
        .where(untouched(storage, at))
        .returning({ id: paperEntries.id });
      if (claimed.length === 0) return null;
      await tx.insert(paperForms).values({ ...form, ...instrumentColumns(instrument) });
      const carried = await tx
        .update(paperEntries)
        .set({ code: form.code })
        .where(eq(paperEntries.id, at.id))
        .returning();
      await insertAudit(tx, [audit]);
      return toEntry(firstOf(carried));
    });
}

/** The keys go with the sending: the response has the answers, and only the figures of the typing stay. */
function sendEntry(storage: Storage): PaperEntries["send"] {
  const { paperEntries, responses } = storage.tables;
  const writeRest = sendingWriter(storage);
  return (at, { instrument, ...draft }, sending) =>
    storage.write(async (tx) => {
      const claimed = await tx
        .update(paperEntries)
        .set({ first: {}, second: null, settled: null, revision: sql`${paperEntries.revision} + 1` })
        .where(untouched(storage, at))
        .returning({ id: paperEntries.id });
      if (claimed.length === 0) return sentOne(tx, at.id);
      const { answers, lang, sentAt, receiptNumber, provenance, help } = sending;
      const hands = { provenance: provenanceColumn(provenance), sentBy: help?.staffId ?? null };
      const rows = await tx
        .insert(responses)
        .values({
          ...draft,
          ...instrumentColumns(instrument),
          answers,
          lang,
          sentAt,
          receiptNumber,
          ...hands,
        })
        .returning();
      const sent = firstOf(rows);
      await tx.update(paperEntries).set({ responseId: sent.id }).where(eq(paperEntries.id, at.id));
      await writeRest(tx, sending);
      return toResponse(sent);
    });

  async function sentOne(tx: Db, id: string) {
    const [row] = await tx
      .select({ response: responses })
      .from(paperEntries)
      .innerJoin(responses, eq(responses.id, paperEntries.responseId))
      .where(eq(paperEntries.id, id));
    return row ? toResponse(row.response) : null;
  }
}
