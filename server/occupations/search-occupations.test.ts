import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { danishSearches, englishSearches } from "./golden-searches.ts";
import { type NamedOccupation, occupations } from "./occupation.ts";
import { indexOccupations } from "./search-occupations.ts";

const search = indexOccupations(occupations);
const codes = (typed: string, lang: "da" | "en" = "da", limit = 5): readonly string[] =>
  search(typed, { lang, limit }).map(({ code }) => code);

const anyLang = fc.constantFrom("da" as const, "en" as const);

describe("what people type leads to an occupation among the first five", () => {
  test("of many kinds", () => {
    expect(danishSearches.length + englishSearches.length).toBeGreaterThanOrEqual(80);
  });

  test.each(danishSearches)("in Danish: %s finds %s", (typed, code) => {
    expect(codes(typed, "da")).toContain(code);
  });

  test.each(englishSearches)("in English: %s finds %s", (typed, code) => {
    expect(codes(typed, "en")).toContain(code);
  });
});

describe("a search", () => {
  test.each(["da", "en"] as const)("for an exact label in %s gives its code first", (lang) => {
    for (const { code, label } of occupations) {
      expect(codes(label[lang], lang, 1), label[lang]).toEqual([code]);
      expect(codes(` ${label[lang].toUpperCase()}! `, lang, 1), label[lang]).toEqual([code]);
    }
  });

  test("finds every occupation by each of its words", () => {
    for (const { code, words } of occupations)
      for (const word of words.da) expect(codes(word, "da", 60), `${word} of ${code}`).toContain(code);
  });

  test("finds an occupation by its code", () => {
    expect(codes("5322")).toEqual(["5322"]);
  });

  test("does not mind the order of the words, capitals, accents or the letters of another keyboard", () => {
    for (const [one, other] of [
      ["køre lastbil", "Lastbil, KØRE"],
      ["pædagog", "paedagog"],
      ["gøre rent", "goere rent"],
      ["hår", "haar"],
      ["café", "cafe"],
      ["køre bus", "ko\u0308re bus"],
    ] as const)
      expect(codes(other)).toEqual(codes(one));
  });

  test("finds compounds by either part", () => {
    expect(codes("lastbil", "da", 3)).toContain("8332");
    expect(codes("chauffør", "da", 3)).toContain("8332");
    expect(codes("mekaniker", "da", 10)).toEqual(expect.arrayContaining(["7231", "7234", "7232", "7233"]));
  });

  test("looks at the chosen language first", () => {
    const list: readonly NamedOccupation[] = [
      { code: "1000", label: { da: "Pilot", en: "Aviator" }, words: { da: [], en: [] } },
      { code: "2000", label: { da: "Forsøg", en: "Pilot" }, words: { da: [], en: [] } },
    ];
    const two = indexOccupations(list);
    expect(two("pilot", { lang: "da", limit: 5 }).map(({ code }) => code)).toEqual(["1000", "2000"]);
    expect(two("pilot", { lang: "en", limit: 5 }).map(({ code }) => code)).toEqual(["2000", "1000"]);
  });

  test("gives nothing for what is no word, and nothing at random for what nobody knows", () => {
    for (const typed of ["", "   ", "?!", "\u0000", "🙂", "xyzzyq", "مدرس"]) expect(codes(typed)).toEqual([]);
  });

  test("never fails, never gives too many or one twice, and gives the same again", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.constantFrom(...occupations.flatMap(({ label }) => [label.da, label.en])),
      fc.constantFrom("å", "æ", "__proto__", "constructor", "ss", "-", "|", "'", "a".repeat(400)),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 4 }),
        anyLang,
        fc.integer({ min: 0, max: 12 }),
        (pieces, lang, limit) => {
          const typed = pieces.join(" ");
          const found = codes(typed, lang, limit);
          expect(found.length).toBeLessThanOrEqual(limit);
          expect(new Set(found).size).toBe(found.length);
          expect(codes(typed, lang, limit)).toEqual(found);
        },
      ),
    );
  });

  test("gives fewer as the beginning of more", () => {
    fc.assert(
      fc.property(fc.constantFrom(...danishSearches), fc.integer({ min: 1, max: 9 }), ([typed], limit) => {
        expect(codes(typed, "da", 10).slice(0, limit)).toEqual(codes(typed, "da", limit));
      }),
    );
  });

  test.each(["da", "en"] as const)(
    "forgives a letter that is missing, or wrong and double, in %s",
    (lang) => {
      const long = occupations.filter(({ label }) => /^\p{L}{8,}$/u.test(label[lang]));
      const tried = long.flatMap(({ code, label: { [lang]: label } }) =>
        [3, 2, 1.5].flatMap((part) => {
          const place = Math.floor(label.length / part);
          return ["", "x", "ee"].map((instead) => ({
            code,
            typed: label.slice(0, place) + instead + label.slice(place + 1),
          }));
        }),
      );
      expect(tried.length).toBeGreaterThan(300);
      // A few become nearer to another word: "Politier" is more like "politi" than like "politiker".
      const lost = tried.filter(({ code, typed }) => !codes(typed, lang).includes(code));
      expect(lost.length / tried.length).toBeLessThan(0.01);
    },
  );
});

describe("a list that was imported", () => {
  const row = (code: string, da: string, words: readonly string[] = []): NamedOccupation => ({
    code,
    label: { da, en: `Occupation ${code}` },
    words: { da: words, en: [] },
  });
  const imported = [
    row("532210", "Ældreplejer i nattevagt", ["natpleje"]),
    row("833210", "Mælketankchauffør"),
  ];

  test("is searched together with the unit groups", () => {
    const both = indexOccupations([...occupations, ...imported]);
    const first = (typed: string) => both(typed, { lang: "da", limit: 3 }).map(({ code }) => code);
    expect(first("natpleje")).toEqual(["532210"]);
    expect(first("mælketank")).toEqual(["833210"]);
    expect(both("chauffør", { lang: "da", limit: 10 }).map(({ code }) => code)).toContain("833210");
  });

  test("may be empty", () => {
    expect(indexOccupations([])("pædagog", { lang: "da", limit: 5 })).toEqual([]);
  });

  test("gives the same whatever order it comes in", () => {
    const forwards = indexOccupations([...occupations, ...imported]);
    const backwards = indexOccupations([...occupations, ...imported].reverse());
    for (const [typed] of danishSearches)
      expect(backwards(typed, { lang: "da", limit: 10 })).toEqual(forwards(typed, { lang: "da", limit: 10 }));
  });
});
