import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { MailAddresses } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { outboxWriter } from "./outbox-store.ts";

/** The addresses that citizens want to be reminded at. */
export function mailAddressStore(storage: Storage): MailAddresses {
  const { mailAddresses: table } = storage.tables;
  const [insertAudit, insertOutbox] = [auditWriter(storage), outboxWriter(storage)];
  return {
    async of(citizenId) {
      const own = eq(table.citizenId, citizenId);
      const [row] = await storage.read((db) => db.select().from(table).where(own));
      return row ?? null;
    },
    put: ({ citizenId, ...address }, mail, audit) =>
      storage.write(async (tx) => {
        await tx
          .insert(table)
          .values({ citizenId, ...address })
          .onConflictDoUpdate({ target: table.citizenId, set: address });
        await insertOutbox(tx, [mail]);
        await insertAudit(tx, [audit]);
      }),
    confirm: (citizenId, { code, at, most }) =>
      storage.write(async (tx) => {
        const open = and(eq(table.citizenId, citizenId), isNull(table.confirmedAt));
        const right = and(open, eq(table.code, code), gt(table.codeUntil, at), lt(table.wrongCodes, most));
        const confirmed = await tx
          .update(table)
          .set({ code: null, confirmedAt: at })
          .where(right)
          .returning({ id: table.citizenId });
        if (confirmed.length > 0) return true;
        await tx
          .update(table)
          .set({ wrongCodes: sql`${table.wrongCodes} + 1` })
          .where(open);
        return false;
      }),
    delete: (citizenId, audit) =>
      storage.write(async (tx) => {
        const own = eq(table.citizenId, citizenId);
        const gone = await tx.delete(table).where(own).returning({ id: table.citizenId });
        if (gone.length > 0) await insertAudit(tx, [audit]);
        return gone.length > 0;
      }),
    deleteUnconfirmed: (before) =>
      storage.write(async (tx) => {
        const forgotten = and(isNull(table.confirmedAt), lt(table.codeUntil, before));
        const gone = await tx.delete(table).where(forgotten).returning({ id: table.citizenId });
        return gone.length;
      }),
  };
}
