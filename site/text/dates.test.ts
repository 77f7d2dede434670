import { expect, test } from "vitest";
import {
  dateText,
  dateTimeText,
  daysBetween,
  daysText,
  isoDay,
  relativeDayText,
  shortDateText,
  timeText,
} from "./dates.ts";

const november = Date.UTC(2026, 10, 12, 13, 2);

test("dates and times are written as Danes write them", () => {
  expect(dateText(november, "da")).toBe("12. november 2026");
  expect(shortDateText(november, "da")).toBe("12. nov.");
  expect(timeText(november, "da")).toBe("kl. 14.02");
  expect(dateTimeText(november, "da")).toBe("12. november 2026 kl. 14.02");
});

test("dates and times are written as in Britain in English", () => {
  expect(dateTimeText(november, "en")).toBe("12 November 2026 at 14:02");
});

test("a day begins at midnight in Denmark, not in London", () => {
  expect(isoDay(Date.UTC(2026, 6, 1, 22, 30))).toBe("2026-07-02");
});

test.each([
  ["the short day in March", Date.UTC(2026, 2, 28, 22), Date.UTC(2026, 2, 29, 21)],
  ["the long day in October", Date.UTC(2026, 9, 24, 21), Date.UTC(2026, 9, 25, 22)],
])("%s counts as one day", (_name, from, to) => {
  expect(daysBetween(from, to)).toBe(1);
});

test.each([
  [-2, "for 2 dage siden"],
  [-1, "i går"],
  [0, "i dag"],
  [1, "i morgen"],
  [3, "om 3 dage"],
])("%i days from now is told as %s", (days, text) => {
  expect(relativeDayText(november, november + days * 86_400_000, "da")).toBe(text);
});

test("one day is in the singular", () => {
  expect([daysText(1, "da"), daysText(3, "da"), daysText(1, "en")]).toEqual(["1 dag", "3 dage", "1 day"]);
});
