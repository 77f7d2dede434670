import { expect, test } from "vitest";
import { languageOf } from "#server/access/language.ts";

test.each([
  [null, null, "da"],
  ["sprog=en", null, "en"],
  ["afsaet=x; sprog=en; y=z", "da", "en"],
  ["sprog=da", "en-GB,en;q=0.9", "da"],
  ["sprog=fr", "en-GB", "en"],
  ["minsprog=en", null, "da"],
  [undefined, "da, en", "da"],
  [undefined, "english", "da"],
  [undefined, "de-DE, fr;q=0.9, en;q=0.8", "en"],
  [undefined, "EN-us", "en"],
  ["sprog=constructor", null, "da"],
] as const)("cookie %s and accept-language %s mean %s", (cookie, acceptLanguage, lang) => {
  expect(languageOf({ cookie, acceptLanguage })).toBe(lang);
});
