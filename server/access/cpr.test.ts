import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCpr } from "#server/access/cpr.ts";

const two = (value: number) => String(value).padStart(2, "0");

/** Which seventh digits a year may have. */
const centuries = [
  { until: 1899, seventh: "5678" },
  { until: 1936, seventh: "0123" },
  { until: 1999, seventh: "012349" },
  { until: 2036, seventh: "456789" },
  { until: 2057, seventh: "5678" },
];

/** A day and a seventh digit that belong to its century. */
const numbers = fc
  .record({
    day: fc.date({ min: new Date("1858-01-01"), max: new Date("2057-12-31"), noInvalidDate: true }),
    pick: fc.nat(9),
    last: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ day, pick, last }) => {
    const year = day.getUTCFullYear();
    const century = centuries.find(({ until }) => year <= until)?.seventh ?? "";
    const seventh = century.charAt(pick % century.length);
    const date = two(day.getUTCDate()) + two(day.getUTCMonth() + 1) + two(year % 100);
    return { date, rest: seventh + String(last).padStart(3, "0") };
  });

describe("a cpr number", () => {
  test("is read in each common way of writing, whatever modulus 11 says", () => {
    fc.assert(
      fc.property(numbers, ({ date, rest }) => {
        for (const between of ["", "-", " ", " - "]) {
          expect(parseCpr(` ${date}${between}${rest} `)).toBe(date + rest);
        }
      }),
    );
  });

  test.each([
    "290200-0000",
    "290201-4000",
    "310490-1234",
    "000190-1234",
    "320190-1234",
    "011390-1234",
    "010090-1234",
  ])("is refused when its date never was: %s", (text) => expect(parseCpr(text)).toBeNull());

  test("reads 29 February by the century of the seventh digit", () => {
    expect(parseCpr("290200-4000")).not.toBeNull(); // 2000 was a leap year
    expect(parseCpr("290200-1000")).toBeNull(); // 1900 was not
    expect(parseCpr("290258-5000")).toBeNull(); // 1858 was not
    expect(parseCpr("290260-5000")).not.toBeNull(); // 1860 was
  });

  test.each([
    "",
    "1",
    "12345",
    "010190-123",
    "010190-12345",
    "0101901234a",
    "01 01 90 1234",
    "١٢٠٦٨٠-١٢٣٤",
    "010190--1234",
  ])("is refused when it is not ten digits: %j", (text) => expect(parseCpr(text)).toBeNull());

  test("never throws, and gives ten digits or nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseCpr(text) ?? "0000000000").toMatch(/^\d{10}$/);
      }),
    );
  });
});
