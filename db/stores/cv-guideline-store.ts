import { and, desc, eq, isNotNull, isNull, max, sql } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { CvGuidelines, GuidelineTurn } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { firstOf } from "./first-of.ts";

/** What the municipality wants to find in a CV. */
export const cvGuidelineStore = (storage: Storage): CvGuidelines => ({
  ...reading(storage),
  ...drafting(storage),
  ...puttingInForce(storage),
});

function reading(storage: Storage): Pick<CvGuidelines, "inForce" | "published" | "draft" | "turns"> {
  const { cvGuidelines: table, cvGuidelineTurns: turns } = storage.tables;
  return {
    inForce: () =>
      storage.read(async (db) => {
        const [last] = await db.select().from(turns).orderBy(desc(turns.sequence)).limit(1);
        if (!last) return null;
        const [row] = await db.select().from(table).where(eq(table.number, last.number));
        return row ?? null;
      }),
    published: () =>
      storage.read((db) =>
        db.select().from(table).where(isNotNull(table.publishedAt)).orderBy(desc(table.number)),
      ),
    async draft() {
      const [row] = await storage.read((db) => db.select().from(table).where(isNull(table.publishedAt)));
      return row ?? null;
    },
    turns: () =>
      storage.read((db) =>
        db
          .select({ number: turns.number, at: turns.at, staffId: turns.staffId })
          .from(turns)
          .orderBy(desc(turns.sequence)),
      ),
  };
}

function drafting(storage: Storage): Pick<CvGuidelines, "saveDraft" | "deleteDraft"> {
  const { cvGuidelines: table } = storage.tables;
  return {
    saveDraft: ({ revision, ...words }) =>
      storage.write(async (tx) => {
        if (revision === 0) {
          const { newest } = firstOf(await tx.select({ newest: max(table.number) }).from(table));
          // The number is taken once: of two who begin at the same time, the draft of one stands.
          const [begun] = await tx
            .insert(table)
            .values({ ...words, number: await nextNumber(storage, tx, newest), revision: 1 })
            .onConflictDoNothing()
            .returning();
          return begun ?? null;
        }
        const [saved] = await tx
          .update(table)
          .set({ ...words, revision: sql`${table.revision} + 1` })
          .where(and(isNull(table.publishedAt), eq(table.revision, revision)))
          .returning();
        return saved ?? null;
      }),
    deleteDraft: () =>
      storage.write(async (tx) => {
        const gone = await tx
          .delete(table)
          .where(isNull(table.publishedAt))
          .returning({ number: table.number });
        return gone.length > 0;
      }),
  };
}

/** One more than the newest; the number of the draft itself while there is one, so that no second one is begun. */
async function nextNumber({ tables }: Storage, tx: Db, newest: number | null): Promise<number> {
  const { cvGuidelines: table } = tables;
  const [draft] = await tx.select({ number: table.number }).from(table).where(isNull(table.publishedAt));
  return draft?.number ?? Math.max(newest ?? 1, 1) + 1;
}

function puttingInForce(storage: Storage): Pick<CvGuidelines, "putInForce"> {
  const { cvGuidelines: table, cvGuidelineTurns: turns } = storage.tables;
  const insertAudit = auditWriter(storage);
  const isThere = async (
    tx: Db,
    { number, at, revision }: GuidelineTurn & { readonly revision: number | null },
  ): Promise<boolean> => {
    if (number === 1) return revision === null;
    const wanted = eq(table.number, number);
    if (revision === null) {
      const found = await tx
        .select({ number: table.number })
        .from(table)
        .where(and(wanted, isNotNull(table.publishedAt)));
      return found.length > 0;
    }
    const standing = and(wanted, isNull(table.publishedAt), eq(table.revision, revision));
    const published = await tx
      .update(table)
      .set({ publishedAt: at })
      .where(standing)
      .returning({ number: table.number });
    return published.length > 0;
  };
  return {
    putInForce: ({ revision, ...turn }, audit) =>
      storage.write(async (tx) => {
        if (!(await isThere(tx, { ...turn, revision }))) return false;
        await tx.insert(turns).values(turn);
        await insertAudit(tx, [audit]);
        return true;
      }),
  };
}
