import { expect, test } from "vitest";
import { ownWordsOf } from "./own-words.ts";

const pages = [
  { fri_tekst: ["To ord\nog en linje"], sygdom: ["gigt"], med: ["gigt_hvornaar"] },
  { bolig: ["fast"], by: ["Ribe"], tom: [" "] },
];

test("one's own words are shown, codes and what the page posted along are not", () => {
  expect(ownWordsOf(pages, () => false)).toEqual(["To ord\nog en linje", "Ribe"]);
});

test("a word that looks like a code is shown where words are asked for", () => {
  expect(ownWordsOf(pages, (name) => name === "sygdom")).toContain("gigt");
});
