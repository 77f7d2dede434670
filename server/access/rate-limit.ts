export interface RateLimit {
  /** True when the caller may go on; false when it has used up its share of this minute. */
  admits(caller: string): boolean;
}

const minuteMs = 60_000;

/**
 * Counts calls a caller a minute, in this process. It only keeps a single caller from filling the table of
 * log-ins, so several processes may each count for themselves, and a restart may forget. Who called is forgotten
 * within a minute after the last call, also when nobody calls again.
 */
export function createRateLimit({ perMinute, now }: { perMinute: number; now: () => Date }): RateLimit {
  let minute = 0;
  const calls = new Map<string, number>();
  let forgetting: NodeJS.Timeout | undefined;
  return {
    admits(caller) {
      const current = Math.floor(now().getTime() / minuteMs);
      if (current !== minute) {
        minute = current;
        calls.clear();
        clearTimeout(forgetting);
        forgetting = setTimeout(() => calls.clear(), minuteMs).unref();
      }
      const count = (calls.get(caller) ?? 0) + 1;
      calls.set(caller, count);
      return count <= perMinute;
    },
  };
}
