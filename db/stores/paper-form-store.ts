import { eq } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { PaperForm, PaperForms } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { instrumentColumns, instrumentOf } from "./response-row.ts";

/** The printed questionnaires. */
export function paperFormStore(storage: Storage): PaperForms {
  const { paperForms } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    add: ({ instrument, ...columns }, audit) =>
      storage.write(async (tx) => {
        const added = await tx
          .insert(paperForms)
          .values({ ...columns, ...instrumentColumns(instrument) })
          .onConflictDoNothing()
          .returning({ code: paperForms.code });
        if (added.length > 0) await insertAudit(tx, [audit]);
        return added.length > 0;
      }),
    async find(code) {
      const [row] = await storage.read((db) => db.select().from(paperForms).where(eq(paperForms.code, code)));
      return row ? toForm(row) : null;
    },
  };
}

const toForm = (row: Storage["tables"]["paperForms"]["$inferSelect"]): PaperForm => ({
  code: row.code,
  instrument: instrumentOf(row),
  variant: row.variant,
  lang: row.lang,
  citizenId: row.citizenId,
  printedAt: row.printedAt,
  printedBy: row.printedBy,
});
