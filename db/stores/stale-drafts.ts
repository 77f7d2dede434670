import { and, asc, inArray, isNull, lt } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { Responses } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";

/** A draft that somebody saves meanwhile is not stale any more, and a process that comes second finds it gone. */
export function deleteStaleDrafts(storage: Storage): Responses["deleteStaleDrafts"] {
  const { responses } = storage.tables;
  const insertAudit = auditWriter(storage);
  return ({ savedBefore, limit }, audit) => {
    const isStale = and(isNull(responses.sentAt), lt(responses.savedAt, savedBefore));
    return storage.write(async (tx) => {
      const oldest = await tx
        .select({ id: responses.id })
        .from(responses)
        .where(isStale)
        .orderBy(asc(responses.savedAt), asc(responses.id))
        .limit(limit);
      if (oldest.length === 0) return 0;
      const gone = await tx
        .delete(responses)
        .where(
          and(
            inArray(
              responses.id,
              oldest.map(({ id }) => id),
            ),
            isStale,
          ),
        )
        .returning({ id: responses.id, citizenId: responses.citizenId });
      await insertAudit(tx, gone.map(audit));
      return gone.length;
    });
  };
}
