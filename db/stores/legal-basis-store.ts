import { eq } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { LegalBases } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";

/** The legal basis of each questionnaire; the last word counts, the audit log keeps who said it. */
export function legalBasisStore(storage: Storage): LegalBases {
  const { legalBases } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    async of(questionnaireId) {
      const wanted = eq(legalBases.questionnaireId, questionnaireId);
      const [row] = await storage.read((db) => db.select().from(legalBases).where(wanted));
      return row ?? null;
    },
    async put({ questionnaireId, ...fields }, audit) {
      await storage.write(async (tx) => {
        await tx
          .insert(legalBases)
          .values({ questionnaireId, ...fields })
          .onConflictDoUpdate({ target: legalBases.questionnaireId, set: fields });
        await insertAudit(tx, [audit]);
      });
    },
  };
}
