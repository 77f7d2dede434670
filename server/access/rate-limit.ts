export interface RateLimit {
  /** True when the caller may go on; false when it has used up its share of this minute. */
  admits(caller: string): boolean;
}

/**
 * Counts calls a caller a minute, in this process. It only keeps a single caller from filling the table of
 * log-ins, so several processes may each count for themselves, and a restart may forget.
 */
export function createRateLimit({ perMinute, now }: { perMinute: number; now: () => Date }): RateLimit {
  let minute = 0;
  const calls = new Map<string, number>();
  return {
    admits(caller) {
      const current = Math.floor(now().getTime() / 60_000);
      if (current !== minute) {
        minute = current;
        calls.clear();
      }
      const count = (calls.get(caller) ?? 0) + 1;
      calls.set(caller, count);
      return count <= perMinute;
    },
  };
}
