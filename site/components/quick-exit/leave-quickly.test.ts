import { expect, test } from "vitest";
import { isRow } from "./leave-quickly.ts";

test("three presses within three seconds are a row", () => {
  expect(isRow([0, 400, 3_000])).toBe(true);
  expect(isRow([0, 20_000, 20_400, 20_900])).toBe(true);
});

test("two presses, and three that are far apart, are none", () => {
  expect(isRow([])).toBe(false);
  expect(isRow([0, 100])).toBe(false);
  expect(isRow([0, 400, 3_001])).toBe(false);
});
