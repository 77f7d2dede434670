import { and, desc, eq, max } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { ReferenceLists } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { firstOf } from "./first-of.ts";

/** Lists that the municipality imports. */
export const referenceListStore = (storage: Storage): ReferenceLists => ({
  ...reading(storage),
  ...writing(storage),
});

function reading(storage: Storage): Pick<ReferenceLists, "inForce" | "rows" | "all" | "turns"> {
  const { referenceLists: lists, referenceListTurns: turns } = storage.tables;
  return {
    async inForce(kind) {
      const [last] = await storage.read((db) =>
        db
          .select({ number: turns.number })
          .from(turns)
          .where(eq(turns.kind, kind))
          .orderBy(desc(turns.sequence))
          .limit(1),
      );
      return last?.number ?? 0;
    },
    async rows(kind, number) {
      const wanted = and(eq(lists.kind, kind), eq(lists.number, number));
      const [list] = await storage.read((db) => db.select({ rows: lists.rows }).from(lists).where(wanted));
      return list?.rows ?? null;
    },
    all: (kind) =>
      storage.read((db) => {
        const { rows: _, ...columns } = {
          kind: lists.kind,
          number: lists.number,
          rows: lists.rows,
          rowCount: lists.rowCount,
          importedAt: lists.importedAt,
          importedBy: lists.importedBy,
        };
        return db.select(columns).from(lists).where(eq(lists.kind, kind)).orderBy(desc(lists.number));
      }),
    turns: (kind) =>
      storage.read((db) =>
        db
          .select({ kind: turns.kind, number: turns.number, at: turns.at, staffId: turns.staffId })
          .from(turns)
          .where(eq(turns.kind, kind))
          .orderBy(desc(turns.sequence)),
      ),
  };
}

function writing(storage: Storage): Pick<ReferenceLists, "add" | "putInForce"> {
  const { referenceLists: lists, referenceListTurns: turns, staffMembers } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    add: ({ kind, rows, importedAt, importedBy }, audit) =>
      storage.write(async (tx) => {
        // One import of a person at a time; two persons who import at once take two numbers or one of them fails whole.
        await tx.update(staffMembers).set({ id: importedBy }).where(eq(staffMembers.id, importedBy));
        const own = eq(lists.kind, kind);
        const { newest } = firstOf(
          await tx
            .select({ newest: max(lists.number) })
            .from(lists)
            .where(own),
        );
        const number = (newest ?? 0) + 1;
        await tx.insert(lists).values({ kind, number, rows, rowCount: rows.length, importedAt, importedBy });
        await tx.insert(turns).values({ kind, number, at: importedAt, staffId: importedBy });
        await insertAudit(tx, [audit(number)]);
        return number;
      }),
    putInForce: ({ kind, number, at, staffId }, audit) =>
      storage.write(async (tx) => {
        const wanted = and(eq(lists.kind, kind), eq(lists.number, number));
        const found = await tx.select({ number: lists.number }).from(lists).where(wanted);
        if (number !== 0 && found.length === 0) return false;
        await tx.insert(turns).values({ kind, number, at, staffId });
        await insertAudit(tx, [audit]);
        return true;
      }),
  };
}
