import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import type { Measure } from "../schema.ts";
import { compile } from "./compile.ts";
import { changeLevel, itemChangeLevel, measureBasis, measureOf, takeMeasure, trendOf } from "./measure.ts";

const text = { da: "x", en: "x" };
const items = ["a", "b", "c", "d"];
const measure: Measure = {
  items,
  min_answered: 3,
  factor: 10,
  rounding: "half_up",
  change: {
    levels: [
      { id: "none", min_abs: 0, name: text },
      { id: "maybe", min_abs: 13, name: text },
      { id: "sure", min_abs: 20, name: text },
    ],
    item_levels: [
      { id: "none", min_abs: 0 },
      { id: "maybe", min_abs: 3 },
      { id: "sure", min_abs: 5 },
    ],
    basis: "made up",
    sources: ["none"],
  },
  never_use_for: [],
};
const scale = allKinds.definition.questions.find(({ kind }) => kind === "scale");
const questionnaire = compile({
  ...allKinds.definition,
  questions: items.flatMap((id) => (scale ? [{ ...scale, id, section: "A" }] : [])),
  measure,
});
const take = (answers: Record<string, unknown>) =>
  takeMeasure(questionnaire, { variant: "alle", submittedOn: "2026-11-02", answers });

describe("the total", () => {
  test("is the mean of the answered items times the factor, rounded half up", () => {
    expect(take({ a: 1, b: 2, c: 2, d: 4 }).result).toEqual({
      total: 23,
      answered: 4,
      items: { a: 1, b: 2, c: 2, d: 4 },
    });
    expect(take({ a: 10, b: 10, c: 9 }).result?.total).toBe(97);
  });

  test("leaves a skipped item out instead of counting it as 0, and is not given for too few", () => {
    expect(take({ a: 6, b: 6, c: 6, d: "vil_ikke_svare" }).result?.total).toBe(60);
    expect(take({ a: 0, b: 0, c: 0 }).result).toEqual({ total: 0, answered: 3, items: { a: 0, b: 0, c: 0 } });
    expect(take({ a: 6, b: 6 }).result).toEqual({ total: null, answered: 2, items: { a: 6, b: 6 } });
  });

  test("counts the values of a scale that does not begin at 0", () => {
    const questions = questionnaire.definition.questions.map((one) => ({ ...one, min: -2, max: 2 }));
    const around = compile({ ...questionnaire.definition, questions });
    const person = { variant: "alle", submittedOn: "2026-11-02", answers: { a: -2, b: 2, c: 2 } };
    expect(takeMeasure(around, person).result?.items).toEqual(person.answers);
  });

  test("is given though another answer would not pass a form", () => {
    const ended = allKinds.definition.questions.filter(({ kind }) => kind === "date");
    const questions = [...questionnaire.definition.questions, ...ended];
    const dated = compile({ ...questionnaire.definition, questions });
    const answers = { a: 1, b: 1, c: 1, startede: "2026-11-03" };
    const { result } = takeMeasure(dated, { variant: "alle", submittedOn: "2026-11-02", answers });
    expect(result?.total).toBe(10);
  });

  test("is not given for wrong answers, which are named", () => {
    expect(take({ a: 11 })).toEqual({ problems: [{ question: "a", code: "out-of-scale" }] });
  });

  test("lies between the lowest and the highest item", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 }), (values) => {
        const total = take(Object.fromEntries(items.map((id, at) => [id, values[at]]))).result?.total ?? -1;
        expect(total).toBeGreaterThanOrEqual(10 * Math.min(...values));
        expect(total).toBeLessThanOrEqual(10 * Math.max(...values));
      }),
    );
  });

  test("is not asked of a questionnaire that measures nothing", () => {
    expect(() => measureOf(allKinds.questionnaire)).toThrow("measures nothing");
  });
});

describe("what makes two totals comparable", () => {
  const basisOf = (changes: Partial<Measure>, scales: object = {}) =>
    measureBasis(
      compile({
        ...questionnaire.definition,
        questions: questionnaire.definition.questions.map((one) => ({ ...one, ...scales })),
        measure: { ...measure, ...changes },
      }),
    );

  test("is the items, their scales and the factor; not their order, and not the limits of change", () => {
    const same = measureBasis(questionnaire);
    expect(same).toBe("a scale 0-10, b scale 0-10, c scale 0-10, d scale 0-10, times 10");
    expect(basisOf({ items: items.toReversed(), min_answered: 2 })).toBe(same);
    expect(basisOf({ items: items.slice(1) })).not.toBe(same);
    expect(basisOf({ factor: 1 })).not.toBe(same);
    expect(basisOf({}, { min: 1 })).not.toBe(same);
    expect(basisOf({}, { max: 5 })).not.toBe(same);
  });
});

describe("the change", () => {
  test.each([
    [42, 50, "none"],
    [42, 54, "none"],
    [42, 55, "maybe"],
    [42, 61, "maybe"],
    [42, 62, "sure"],
    [60, 39, "sure"],
    [60, 47, "maybe"],
  ])("from %i to %i is %s", (before, after, level) => {
    expect(changeLevel(measure, before, after)).toBe(level);
  });

  test("of one item has its own limits", () => {
    expect(itemChangeLevel(measure, 5, 7)).toBe("none");
    expect(itemChangeLevel(measure, 5, 2)).toBe("maybe");
    expect(itemChangeLevel(measure, 2, 7)).toBe("sure");
  });
});

describe("the trend", () => {
  const day = (at: number, total: number) => ({ day: at, total });

  test("is a straight line in points per four weeks, from the third measurement", () => {
    expect(trendOf([day(0, 40), day(28, 50)])).toBeNull();
    expect(trendOf([day(0, 40), day(28, 50), day(56, 60)])).toBeCloseTo(10, 10);
    expect(trendOf([day(56, 60), day(0, 40), day(28, 50)])).toBeCloseTo(10, 10);
    expect(trendOf([day(0, 50), day(28, 50), day(56, 50)])).toBe(0);
    expect(trendOf([day(0, 60), day(14, 40), day(28, 50)])).toBeCloseTo(-10, 10);
  });

  test("is not drawn through measurements of less than four weeks", () => {
    expect(trendOf([day(7, 40), day(7, 50), day(7, 60)])).toBeNull();
    expect(trendOf([day(7, 40), day(8, 50), day(34, 60)])).toBeNull();
    expect(trendOf([day(35, 60), day(7, 40), day(8, 50)])).not.toBeNull();
  });
});
