import { desc, eq } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { StaffAnswers } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";

/** What caseworkers answered beside the citizens' own answers, append-only. */
export function staffAnswerStore(storage: Storage): StaffAnswers {
  const { staffAnswers } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    record: (answer, audit) =>
      storage.write(async (tx) => {
        await tx.insert(staffAnswers).values(answer);
        await insertAudit(tx, [audit]);
      }),
    async of(responseId) {
      const wanted = eq(staffAnswers.responseId, responseId);
      const rows = await storage.read((db) =>
        db.select().from(staffAnswers).where(wanted).orderBy(desc(staffAnswers.sequence)),
      );
      return rows.map(({ sequence: _, ...answer }) => answer);
    },
  };
}
