import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, civilDate, daysBetween, startOfDay } from "#server/use-cases/civil-date.ts";

const moment = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const days = fc.integer({ min: -20_000, max: 20_000 });

test.each([
  ["2026-01-01T22:59:59Z", "2026-01-01"],
  ["2026-01-01T23:00:00Z", "2026-01-02"],
  ["2026-03-29T00:59:59Z", "2026-03-29"],
  ["2026-03-29T21:59:59Z", "2026-03-29"],
  ["2026-03-29T22:00:00Z", "2026-03-30"],
  ["2026-10-25T22:59:59Z", "2026-10-25"],
  ["2026-10-25T23:00:00Z", "2026-10-26"],
])("at %s it is %s on Danish walls", (at, date) => expect(civilDate(new Date(at))).toBe(date));

test.each([
  ["2026-03-28", 1, "2026-03-29"],
  ["2026-03-28", 7, "2026-04-04"],
  ["2026-10-24", 7, "2026-10-31"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-12-31", 1, "2027-01-01"],
])("%s and %i days is %s", (from, count, to) => expect(addDays(from, count)).toBe(to));

test("a day begins at the first moment that has its date, in summer and in winter", () => {
  fc.assert(
    fc.property(moment, (at) => {
      const date = civilDate(at);
      const start = startOfDay(date);
      expect(civilDate(start)).toBe(date);
      expect(civilDate(new Date(start.getTime() - 1))).toBe(addDays(date, -1));
    }),
  );
});

test("adding days and counting them undo each other", () => {
  fc.assert(
    fc.property(moment, days, (at, count) => {
      const date = civilDate(at);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(daysBetween(date, addDays(date, count))).toBe(count);
      expect(addDays(addDays(date, count), -count)).toBe(date);
    }),
  );
});

test("the date never goes back while time goes on, and no day is left out", () => {
  fc.assert(
    fc.property(moment, (at) => {
      const next = new Date(at.getTime() + 3_600_000);
      expect([0, 1]).toContain(daysBetween(civilDate(at), civilDate(next)));
    }),
  );
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2027-12-31", 2, "2028-02-29"],
  ["2026-11-07", 24, "2028-11-07"],
  ["2026-12-01", 1, "2027-01-01"],
  ["2026-05-31", 12, "2027-05-31"],
])("%s and %i months is %s", (date, months, then) => {
  expect(addMonths(date, months)).toBe(then);
});
