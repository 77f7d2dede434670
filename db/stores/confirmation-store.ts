import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { Confirmations, ResponseId } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";

/** What citizens say of answers that a caseworker sent for them. */
export function confirmationStore(storage: Storage): Confirmations {
  const { confirmations, responses } = storage.tables;
  const insertAudit = auditWriter(storage);
  const newestFirst = (responseId: ResponseId) =>
    storage.read((db) =>
      db
        .select({
          fits: confirmations.fits,
          comment: confirmations.comment,
          remarks: confirmations.remarks,
          at: confirmations.at,
        })
        .from(confirmations)
        .where(eq(confirmations.responseId, responseId))
        .orderBy(desc(confirmations.sequence)),
    );
  return {
    allOf: newestFirst,
    async of(responseId) {
      const [newest] = await newestFirst(responseId);
      return newest ?? null;
    },
    record({ citizenId, responseId }, { fits, comment, remarks, at }, audit) {
      const isOwnAndAsked = and(
        eq(responses.id, responseId),
        eq(responses.citizenId, citizenId),
        isNotNull(responses.sentBy),
      );
      return storage.write(async (tx) => {
        const theirs = await tx.select({ id: responses.id }).from(responses).where(isOwnAndAsked);
        if (theirs.length === 0) return false;
        await tx.insert(confirmations).values({ responseId, fits, comment, remarks, at });
        await insertAudit(tx, [audit]);
        return true;
      });
    },
  };
}
