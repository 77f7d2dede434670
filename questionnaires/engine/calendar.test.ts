import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, wholeQuotient } from "./calendar.ts";

describe("dayNumber", () => {
  test.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-06-31",
    "2026-09-31",
    "2026-11-31",
    "1900-02-29",
    "0000-01-01",
  ])("%s does not exist", (text) => expect(dayNumber(text)).toBe(-1));

  test.each([
    "",
    "2026-1-1",
    "2026-11-02T00:00",
    " 2026-11-02",
    "2026/11/02",
    "20261102",
    "2026-11-0２",
    "+026-11-02",
    "2026x11-02",
    "2026-11x02",
    "2.26-11-02",
    "2026-.1-02",
    "202:-11-02",
    "2026-11-0:",
    "1:26-11-02",
  ])("%j is not written as a date", (text) => expect(dayNumber(text)).toBe(-1));

  test("counts from the first of March in the year 0", () => {
    expect(dayNumber("0001-03-01")).toBe(365);
    expect(dayNumber("0001-02-28")).toBe(364);
    expect(dayNumber("0401-03-01")).toBe(146_097 + 365);
  });

  test("leap days exist in leap years only", () => {
    expect(dayNumber("2024-02-29")).toBeGreaterThan(0);
    expect(dayNumber("2000-02-29")).toBeGreaterThan(0);
  });

  test("counts days as the platform's own calendar does", () => {
    const origin = dayNumber("1970-01-01");
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dayNumber(text) - origin).toBe(day);
      }),
      { numRuns: 5000 },
    );
  });
});

test("wholeQuotient rounds down", () => {
  expect([0, 6, 7, 13, 14].map((days) => wholeQuotient(days, 7))).toEqual([0, 0, 1, 1, 2]);
});
