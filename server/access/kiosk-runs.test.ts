import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createKioskRuns } from "./kiosk-runs.ts";

const clock = { now: new Date("2026-03-02T08:00:00Z") };
const later = (hours: number) => {
  clock.now = new Date(clock.now.getTime() + hours * 3_600_000);
};
const runs = createKioskRuns({ now: () => clock.now, randomBytes });

test("a turn goes on until it is ended, and others are not touched by that", () => {
  const [one, other] = [runs.begin(), runs.begin()];
  expect([runs.isOver(one), runs.isOver(other)]).toEqual([false, false]);
  runs.end(one);
  expect([runs.isOver(one), runs.isOver(other)]).toEqual([true, false]);
});

test("a turn of yesterday is over, whether it was ended or not", () => {
  const [ended, left] = [runs.begin(), runs.begin()];
  runs.end(ended);
  later(23);
  expect([runs.isOver(ended), runs.isOver(left)]).toEqual([true, false]);
  later(2);
  runs.end(runs.begin());
  expect([runs.isOver(ended), runs.isOver(left)]).toEqual([true, true]);
});

test.each([
  "",
  "x",
  "mm8x1c00",
  "mm8x1c00-0123456789abcdeg",
  `${(Date.UTC(2090, 0) as number).toString(36)}-${"0".repeat(16)}`,
])("%j is no turn of ours, and is over", (run) => {
  expect(runs.isOver(run)).toBe(true);
  runs.end(run);
  expect(runs.isOver(run)).toBe(true);
});
