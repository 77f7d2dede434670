import { and, asc, inArray, isNull, lt, or } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { PaperEntries } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";

/** As with drafts: one that somebody types meanwhile is not stale any more, and a process that comes second finds it gone. */
export function deleteStaleEntries(storage: Storage): PaperEntries["deleteStale"] {
  const { paperEntries } = storage.tables;
  const insertAudit = auditWriter(storage);
  return ({ typedBefore, limit }, audit) => {
    const isStale = and(
      isNull(paperEntries.responseId),
      lt(paperEntries.firstAt, typedBefore),
      or(isNull(paperEntries.secondAt), lt(paperEntries.secondAt, typedBefore)),
    );
    return storage.write(async (tx) => {
      const oldest = await tx
        .select({ id: paperEntries.id })
        .from(paperEntries)
        .where(isStale)
        .orderBy(asc(paperEntries.firstAt), asc(paperEntries.id))
        .limit(limit);
      if (oldest.length === 0) return 0;
      const ids = oldest.map(({ id }) => id);
      const gone = await tx
        .delete(paperEntries)
        .where(and(inArray(paperEntries.id, ids), isStale))
        .returning({ id: paperEntries.id, citizenId: paperEntries.citizenId });
      await insertAudit(tx, gone.map(audit));
      return gone.length;
    });
  };
}
