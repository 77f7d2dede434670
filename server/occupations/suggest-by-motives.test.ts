import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Motive, motives, occupations } from "./occupation.ts";
import { indexOccupations } from "./search-occupations.ts";
import { type MotiveWish, suggestByMotives } from "./suggest-by-motives.ts";

const search = indexOccupations(occupations);
const suggest = (wish: Partial<MotiveWish>, limit = 12) =>
  suggestByMotives({ motives: [], lang: "da", ...wish }, { search, limit });
const codes = (wish: Partial<MotiveWish>, limit = 12): readonly string[] =>
  suggest(wish, limit).map(({ occupation }) => occupation.code);

const majorGroups = (all: readonly string[]): number => new Set(all.map((code) => code[0])).size;
const someMotives = fc.uniqueArray(fc.constantFrom(...motives), { minLength: 1, maxLength: 6 });

describe("suggestions from what draws a person", () => {
  test("fit: animals and the open air lead to work with animals", () => {
    const [first] = suggest({ motives: ["animals", "outdoors", "moving"] });
    expect(first?.motives).toEqual(expect.arrayContaining(["animals", "outdoors", "moving"]));
    expect(codes({ motives: ["animals", "outdoors", "moving"] })).toContain("5164");
  });

  test("fit: helping, talking and colleagues lead to care", () => {
    expect(codes({ motives: ["helping", "talking", "colleagues"] })).toContain("5321");
  });

  test("are explained: what matched is what was wished for and is in the occupation", () => {
    fc.assert(
      fc.property(someMotives, (wanted) => {
        for (const { occupation, motives: matched } of suggest({ motives: wanted })) {
          expect(matched).toEqual(occupation.motives.filter((motive) => wanted.includes(motive)));
          expect(matched.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test("are of at least six major groups where the wish reaches as many", () => {
    fc.assert(
      fc.property(someMotives, fc.integer({ min: 6, max: 20 }), (wanted, limit) => {
        const reached = occupations.filter((one) => one.motives.some((motive) => wanted.includes(motive)));
        const possible = majorGroups(reached.map(({ code }) => code));
        const found = codes({ motives: wanted }, limit);
        expect(majorGroups(found)).toBeGreaterThanOrEqual(Math.min(6, possible));
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test("are the same again, whatever the order of the motives", () => {
    fc.assert(
      fc.property(someMotives, (wanted) => {
        expect(codes({ motives: [...wanted].reverse() })).toEqual(codes({ motives: wanted }));
      }),
    );
  });

  test("have those with most matches first", () => {
    const counts = suggest({ motives: ["hands", "creating", "quiet"] }).map((one) => one.motives.length);
    expect(counts).toEqual([...counts].sort((one, next) => next - one));
    expect(counts[0]).toBe(3);
  });

  test("follow hobbies, which are told", () => {
    const found = suggest({ motives: ["quiet"], hobbyWords: ["strikke", "fiske"] });
    const knitting = found.find(({ hobbyWords }) => hobbyWords.includes("strikke"));
    const fishing = found.find(({ hobbyWords }) => hobbyWords.includes("fiske"));
    expect(knitting?.occupation.code).toBe("7318");
    expect(["6222", "6223", "9216", "6221"]).toContain(fishing?.occupation.code);
  });

  test("can come of hobbies alone", () => {
    expect(codes({ hobbyWords: ["hunde"] })).toContain("5164");
    expect(codes({ hobbyWords: ["", "xyzzyq"] })).toEqual([]);
  });

  test("are none without a wish or without room", () => {
    expect(suggest({})).toEqual([]);
    expect(suggest({ motives: ["quiet"] }, 0)).toEqual([]);
  });

  test("leave out what hardly anybody lives by in Denmark", () => {
    const all: readonly Motive[] = motives;
    const found = codes({ motives: all }, 436);
    for (const code of ["6310", "6340", "9624", "1113"]) expect(found).not.toContain(code);
  });
});
