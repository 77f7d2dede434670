import { describe, expect, test } from "vitest";
import { lix, longestSentence, wordsIn } from "./readability.ts";

describe("lix", () => {
  test("is words per sentence plus the share of long words", () => {
    // 7 words in 2 sentences, 2 of them longer than six letters: 3.5 + 28.6.
    expect(lix(["Kommunen skriver til dig.", "Du kan svare."])).toBe(32);
    expect(lix(["Jeg bor her. Du bor der nu."])).toBe(4);
  });

  test("says nothing of an empty text", () => expect(lix([])).toBe(0));
});

test("words keep hyphens, Danish letters and numbers", () => {
  expect(wordsIn("Ring til A-kassen på 70 201 201, også når det er ærgerligt!")).toHaveLength(12);
});

test("the longest sentence is found across marks", () => {
  expect(longestSentence("Kort. Den her er lidt længere! Slut?")).toBe(5);
  expect(longestSentence("")).toBe(0);
});
