import { expect, test } from "vitest";
import { readDay } from "./read-day.ts";

test.each([
  [["1", "2", "2027"], "2027-02-01"],
  [[" 29", "02 ", "2028"], "2028-02-29"],
  [["29", "2", "2027"], null],
  [["0", "1", "2027"], null],
  [["1", "13", "2027"], null],
  [["1", "1", "27"], null],
  [["1", "1", "9999"], null],
  [["", "", ""], null],
  [["1e1", "1", "2027"], null],
] as const)("%j is %s", ([day, month, year], expected) => {
  expect(readDay(day, month, year)).toBe(expected);
});
