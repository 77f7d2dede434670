import { expect, test } from "vitest";
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
