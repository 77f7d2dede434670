import { expect, test } from "vitest";
import { NotFound, VersionRetired } from "#server/errors/problem.ts";
import { createLibrary, readingOf } from "#server/use-cases/library.ts";
import { instrument } from "#test/golden/instrument.ts";

const version = (number: string, hash = `hash of ${number}`) => ({
  instrument: { questionnaireId: "a", version: number, hash },
  questionnaire: instrument.questionnaire,
});
const library = createLibrary([version("1.9.0"), version("1.10.0"), version("1.2.11")]);

test("the newest version is by number, not by letter", () => {
  expect(library.newest("a").instrument.version).toBe("1.10.0");
  expect(() => library.newest("b")).toThrow(NotFound);
  expect(() => library.newest("__proto__")).toThrow(NotFound);
});

test("a questionnaire is read in the chosen language when it is translated to it, else in Danish", () => {
  const translated = {
    ...version("1.0.0"),
    translations: [{ language: "ar", hash: "ab", isReviewed: false }],
  } as const;
  expect(readingOf(translated, "ar")).toEqual({ lang: "ar", translationHash: "ab" });
  expect(readingOf(translated, "en")).toEqual({ lang: "en", translationHash: null });
  expect(readingOf(version("1.0.0"), "ar")).toEqual({ lang: "da", translationHash: null });
});

test("a response finds exactly its version, or is told that it is retired", () => {
  const tied = { questionnaireId: "a", version: "1.9.0", hash: "hash of 1.9.0" };
  expect(library.exactly(tied).instrument).toEqual(tied);
  for (const other of [{ hash: "x" }, { version: "1.10.0" }, { questionnaireId: "b" }])
    expect(() => library.exactly({ ...tied, ...other })).toThrow(VersionRetired);
});
