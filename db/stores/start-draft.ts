import { and, eq, isNull } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { Responses, StoredResponse } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { helpWriter } from "./help-store.ts";
import { instrumentColumns, provenanceColumn, type ResponseRow, toResponse } from "./response-row.ts";

/** The unique index lets one device win; the others get the winner's draft. */
export function startDraft(storage: Storage): Responses["startDraft"] {
  const insertAudit = auditWriter(storage);
  const writeHelp = helpWriter(storage);
  return (draft, audit, help = null) =>
    storage.write(async (tx) => {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const existing = await draftIn(tx, storage, draft);
        if (existing) return toResponse(existing);
        const inserted = await insertIn(tx, storage, draft);
        if (!inserted) continue;
        await writeHelp(tx, { responseId: draft.id, help, at: draft.startedAt });
        await insertAudit(tx, [audit]);
        return toResponse(inserted);
      }
      throw new Error("A draft could neither be stored nor found; its id is taken.");
    });
}

async function draftIn(tx: Db, { tables: { responses } }: Storage, draft: StoredResponse) {
  const sameDraft = and(
    eq(responses.citizenId, draft.citizenId),
    eq(responses.questionnaireId, draft.instrument.questionnaireId),
    isNull(responses.sentAt),
  );
  const [row] = await tx.select().from(responses).where(sameDraft);
  return row;
}

async function insertIn(tx: Db, { tables: { responses } }: Storage, draft: StoredResponse) {
  const { instrument, provenance, ...columns } = draft;
  const row: ResponseRow = {
    ...columns,
    ...instrumentColumns(instrument),
    provenance: provenanceColumn(provenance),
  };
  const [inserted] = await tx.insert(responses).values(row).onConflictDoNothing().returning();
  return inserted;
}
