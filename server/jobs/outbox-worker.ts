import type { ClaimedMessage, Outbox } from "#db/ports.ts";

/** Does what a message of one kind asks for; throws when it could not. */
export type Handler = (message: ClaimedMessage) => Promise<void>;

export interface OutboxWorkerOptions {
  readonly outbox: Outbox;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
}

/** A message that a crashed process had claimed is handed out again after this long. */
const leaseMs = 60_000;
const batch = 20;

/** Waits longer after each failure: 1, 2, 4 … minutes, at most 6 hours. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(60_000 * 2 ** Math.max(0, attempts - 1), 6 * 3_600_000);

/** Hands out what is due once; returns how many messages were done. A failing one never stops the others. */
export async function drainOutbox({ outbox, handlers, now, onFault }: OutboxWorkerOptions): Promise<number> {
  const at = now();
  const messages = await outbox.claim({ at, leaseUntil: new Date(at.getTime() + leaseMs), limit: batch });
  let done = 0;
  for (const message of messages) {
    try {
      const handle = handlers[message.kind];
      if (handle === undefined) throw new Error(`No handler for messages of kind ${message.kind}.`);
      await handle(message);
      await outbox.complete(message.id, now());
      done += 1;
    } catch (error) {
      onFault(error);
      await outbox.retryLater(message.id, new Date(now().getTime() + retryDelayMs(message.attempts)));
    }
  }
  return done;
}
