import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { foldedWords } from "./fold-words.ts";
import { kindredOf } from "./kindred-of.ts";
import { findOccupation, motives, occupations, unitGroupOf } from "./occupation.ts";

const isco = readFileSync(new URL("./isco08-unit-groups.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^\d/.test(line));

const codes = occupations.map(({ code }) => code);
const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, place) => texts.indexOf(text) !== place);

describe("the unit groups", () => {
  test("are every unit group of ISCO-08, each once, in the order of the codes", () => {
    expect(isco).toHaveLength(436);
    expect(codes).toEqual(isco);
  });

  test("are found by their four digits, and by the six of DISCO-08", () => {
    expect(findOccupation("5322")?.label.da).toBe("Hjemmehjælper");
    expect(unitGroupOf("532210")?.code).toBe("5322");
    expect(unitGroupOf("5322")?.code).toBe("5322");
    for (const code of ["532", "53221", "5322100", "9999", "", "abcd"])
      expect(unitGroupOf(code)).toBeUndefined();
  });

  test.each(["da", "en"] as const)(
    "have labels of their own in %s, none longer than 60 characters",
    (lang) => {
      const labels = occupations.map(({ label }) => label[lang]);
      expect(repeated(labels.map((label) => foldedWords(label).join(" ")))).toEqual([]);
      expect(labels.filter((label) => label.length > 60 || label !== label.trim())).toEqual([]);
      expect(labels.filter((label) => label[0] !== label[0]?.toLocaleUpperCase("da"))).toEqual([]);
    },
  );

  test.each(["da", "en"] as const)(
    "have at least three words in %s, none twice and none that is the label",
    (lang) => {
      for (const { code, label, words } of occupations) {
        const all = [label[lang], ...words[lang]].map((text) => foldedWords(text).join(" "));
        expect(repeated(all), code).toEqual([]);
        expect(words[lang].length, code).toBeGreaterThanOrEqual(3);
      }
    },
  );

  test("say nothing of the office that the law has taken away", () => {
    expect(JSON.stringify(occupations)).not.toMatch(/job-?\s?cent(er|re)/i);
  });

  test("are written in letters composed as people type them, without odd spaces", () => {
    const texts = occupations.flatMap(({ label, words }) => [
      ...Object.values(label),
      ...Object.values(words).flat(),
    ]);
    expect(
      texts.filter((text) => text !== text.normalize("NFC") || /\s{2}|[^\p{L}\p{N} .,'/&-]/u.test(text)),
    ).toEqual([]);
  });

  test("draw people by motives of the vocabulary, each once, and every motive leads to several kinds of work", () => {
    for (const { code, motives: own } of occupations) expect(repeated(own), code).toEqual([]);
    for (const motive of motives) {
      const groups = occupations.filter((one) => one.motives.includes(motive)).map(({ code }) => code[0]);
      expect(new Set(groups).size, motive).toBeGreaterThanOrEqual(4);
    }
  });
});

describe("kindred occupations", () => {
  test("are unit groups of other minor groups, as they are written", () => {
    for (const { code, kindred } of occupations) {
      expect(repeated(kindred), code).toEqual([]);
      expect(
        kindred.filter((other) => !codes.includes(other) || other.slice(0, 3) === code.slice(0, 3)),
      ).toEqual([]);
    }
  });

  test("are those of the minor group first, without the occupation itself, each once", () => {
    for (const code of codes) {
      const kindred = kindredOf(code);
      const near = codes.filter((other) => other.slice(0, 3) === code.slice(0, 3) && other !== code);
      expect(kindred.slice(0, near.length), code).toEqual(near);
      expect(kindred).not.toContain(code);
      expect(repeated(kindred), code).toEqual([]);
    }
  });

  test("are kindred both ways, and everybody has some", () => {
    for (const code of codes) {
      const kindred = kindredOf(code);
      expect(kindred.length, code).toBeGreaterThan(0);
      expect(
        kindred.filter((other) => !kindredOf(other).includes(code)),
        code,
      ).toEqual([]);
    }
  });

  test("are none for a code that is no unit group", () => {
    expect(kindredOf("9999")).toEqual([]);
  });

  test("lead from care in a home to care in an institution and to cleaning at home", () => {
    expect(kindredOf("5322")).toEqual(expect.arrayContaining(["5321", "3221", "9111"]));
  });
});
