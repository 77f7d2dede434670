/** A session ends after this long without a request: the product's session rule, 20 minutes. */
export const idleMs = 20 * 60_000;

/** A session ends this long after log-in, whatever happens: the product's session rule, 8 hours. */
export const absoluteMs = 8 * 60 * 60_000;

/** Whole seconds until the session ends by itself; 0 when it is over. */
export function secondsLeft(session: { startedAt: Date; lastSeenAt: Date }, at: Date): number {
  const endsAt = Math.min(session.lastSeenAt.getTime() + idleMs, session.startedAt.getTime() + absoluteMs);
  return Math.max(0, Math.ceil((endsAt - at.getTime()) / 1000));
}
