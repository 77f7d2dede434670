import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "#server/use-cases/plain-text.ts";

describe("free text", () => {
  test.each([
    ["  Hej\r\nmed dig\r", "Hej\nmed dig"],
    ["a\u0000b\u001bc", "abc"],
    ["abc\u202edcba\u2066x", "abcdcbax"],
    ["a\u030a", "å"],
    ["halv \ud800 og \ufeffhel 😀", "halv  og hel 😀"],
    ["a\u202e\u030a", "å"],
    ["سلام 😀 <b>æøå</b>", "سلام 😀 <b>æøå</b>"],
  ])("%j is stored as %j", (typed, stored) => expect(plainText(typed)).toBe(stored));

  test("is left alone the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});
