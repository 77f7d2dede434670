import { expect, test, vi } from "vitest";
import { createRateLimit } from "#server/access/rate-limit.ts";

test("a caller may call so often a minute, and again in the next; others are not affected", () => {
  let clock = new Date("2026-11-02T08:00:00Z");
  const limit = createRateLimit({ perMinute: 3, now: () => clock });
  const calls = (caller: string) => [1, 2, 3, 4].map(() => limit.admits(caller));
  expect(calls("a")).toEqual([true, true, true, false]);
  expect(calls("b")).toEqual([true, true, true, false]);
  clock = new Date("2026-11-02T08:01:00Z");
  expect(limit.admits("a")).toBe(true);
});

test("who called is forgotten after a minute, and not before, when nobody calls again", () => {
  vi.useFakeTimers({ now: new Date("2026-11-02T08:00:30Z") });
  const clear = vi.spyOn(Map.prototype, "clear");
  const limit = createRateLimit({ perMinute: 1, now: () => new Date() });
  limit.admits("a");
  vi.advanceTimersByTime(40_000);
  limit.admits("a");
  clear.mockClear();
  vi.advanceTimersByTime(49_000);
  expect(limit.admits("a")).toBe(false);
  expect(clear).not.toHaveBeenCalled();
  vi.advanceTimersByTime(12_000);
  expect(clear).toHaveBeenCalledTimes(1);
  clear.mockRestore();
  vi.useRealTimers();
});
