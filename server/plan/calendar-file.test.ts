import { describe, expect, test } from "vitest";
import { calendarFile, folded } from "./calendar-file.ts";

const now = new Date("2026-11-26T12:30:15.123Z");
const day = { id: "abc", words: "Ring", day: "2026-12-31", isDone: false };

describe("a calendar file", () => {
  test("has whole days, ended by the day after, and lines that end with CR LF", () => {
    expect(calendarFile([day], now).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Afsaet//Job plan//DA",
      "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT",
      "UID:abc@afsaet",
      "DTSTAMP:20261126T123015Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:Ring",
      "TRANSP:TRANSPARENT",
      "CLASS:PRIVATE",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  test("escapes what has a meaning, so that words never become lines of their own", () => {
    const words = "Ring; skriv, \\ og\nEND:VEVENT";
    expect(calendarFile([{ ...day, words }], now)).toContain(
      "SUMMARY:Ring\\; skriv\\, \\\\ og\\nEND:VEVENT\r\n",
    );
  });

  test.each(["x".repeat(300), "æøå".repeat(60), "🙂".repeat(50), "x"])(
    "folds at 75 octets, cuts no letter, and unfolds to the same",
    (words) => {
      const text = folded(`SUMMARY:${words}`);
      for (const line of text.split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain("\uFFFD");
      }
      expect(text.replaceAll("\r\n ", "")).toBe(`SUMMARY:${words}`);
    },
  );
});
