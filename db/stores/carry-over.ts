import { and, eq, isNull, sql } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { Responses } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { helpWriter } from "./help-store.ts";
import { instrumentColumns, provenanceColumn, toResponse } from "./response-row.ts";
import type { OwnResponseQuery } from "./response-store.ts";

/** The same race as a save: whoever changed the draft first wins, and the other one sees what stands. */
export function carryOver(storage: Storage, own: OwnResponseQuery): Responses["carryOver"] {
  const { responses } = storage.tables;
  const insertAudit = auditWriter(storage);
  const writeHelp = helpWriter(storage);
  return ({ id, citizenId, revision, at, help, ...change }, instrument, audit) => {
    const untouched = and(
      eq(responses.id, id),
      eq(responses.citizenId, citizenId),
      eq(responses.revision, revision),
      isNull(responses.sentAt),
    );
    const provenance = provenanceColumn(change.provenance);
    const columns = { ...change, provenance, ...instrumentColumns(instrument), savedAt: at };
    return storage.write(async (tx) => {
      const [saved] = await tx
        .update(responses)
        .set({ ...columns, revision: sql`${responses.revision} + 1` })
        .where(untouched)
        .returning();
      if (saved) {
        await insertAudit(tx, [audit]);
        await writeHelp(tx, { responseId: id, help, at });
        return { kind: "saved", response: toResponse(saved) };
      }
      const [row] = await own(tx, { id, citizenId });
      if (!row) return { kind: "missing" };
      return { kind: row.sentAt === null ? "stale" : "sent", response: toResponse(row) };
    });
  };
}
