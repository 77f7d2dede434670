import { expect, test } from "vitest";
import { minutesLeft, nextLook } from "./session-clock.ts";

test("the clock is looked at when the warning is due and then at every whole minute", () => {
  expect(nextLook(1200)).toBe(900);
  expect(nextLook(301)).toBe(1);
  expect(nextLook(300)).toBe(60);
  expect(nextLook(290)).toBe(50);
  expect(nextLook(0.4)).toBe(1);
});

test("minutes are told from five down to one", () => {
  expect([300, 299, 241, 240, 61, 60, 1, 0].map(minutesLeft)).toEqual([5, 5, 5, 4, 2, 1, 1, 1]);
});
