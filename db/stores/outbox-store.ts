import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { type Db, prepared, type Storage } from "../kits/kit.ts";
import type { ClaimedMessage, Outbox, OutboxMessage } from "../ports.ts";

/** Puts messages into the outbox inside somebody else's unit. */
export type OutboxWriter = (tx: Db, messages: readonly OutboxMessage[]) => Promise<void>;

/** A writer for the stores whose acts have consequences elsewhere. */
export function outboxWriter({ tables: { outboxMessages } }: Storage): OutboxWriter {
  const slots = {
    id: sql.placeholder("id"),
    kind: sql.placeholder("kind"),
    payload: sql.placeholder("payload"),
    availableAt: sql.placeholder("availableAt"),
    attempts: 0,
  };
  const insert = prepared("outbox.insert", (db) => db.insert(outboxMessages).values(slots));
  return async (tx, messages) => {
    for (const message of messages) await insert(tx, { ...message });
  };
}

/** Like `outboxWriter`, for messages of which there may be one already, also at this moment; returns how many were put. */
export function outboxOnce({ tables: { outboxMessages } }: Storage) {
  return async (tx: Db, messages: readonly OutboxMessage[]): Promise<number> => {
    if (messages.length === 0) return 0;
    const fresh = messages.map((message) => ({ ...message, attempts: 0 }));
    const put = tx.insert(outboxMessages).values(fresh).onConflictDoNothing();
    return (await put.returning({ id: outboxMessages.id })).length;
  };
}

/** Messages to the world, handed out at least once. */
export function outboxStore(storage: Storage): Outbox {
  const { outboxMessages } = storage.tables;
  const open = isNull(outboxMessages.completedAt);
  return {
    claim: claim(storage),
    async complete(id, at) {
      const wanted = and(eq(outboxMessages.id, id), open);
      await storage.write((tx) => tx.update(outboxMessages).set({ completedAt: at }).where(wanted));
    },
    async retryLater(id, availableAt) {
      const wanted = and(eq(outboxMessages.id, id), open);
      await storage.write((tx) => tx.update(outboxMessages).set({ availableAt }).where(wanted));
    },
  };
}

/** Counts the attempt when the message is handed out: whoever dies over it has tried it too. */
const claim =
  ({ tables: { outboxMessages: table }, claiming, write }: Storage): Outbox["claim"] =>
  ({ at, leaseUntil, limit }) =>
    write(async (tx) => {
      const due = tx
        .select()
        .from(table)
        .where(and(isNull(table.completedAt), lte(table.availableAt, at)))
        .orderBy(asc(table.availableAt), asc(table.id))
        .limit(limit);
      const rows = await claiming(due);
      if (rows.length === 0) return [];
      const taken = inArray(
        table.id,
        rows.map((row) => row.id),
      );
      await tx
        .update(table)
        .set({ availableAt: leaseUntil, attempts: sql`${table.attempts} + 1` })
        .where(taken);
      return rows.map(toClaimed);
    });

const toClaimed = ({ id, kind, payload, availableAt, attempts }: ClaimedMessage): ClaimedMessage => ({
  id,
  kind,
  payload,
  availableAt,
  attempts: attempts + 1,
});
