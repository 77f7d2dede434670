import { describe, expect, test } from "vitest";
import { answering, ask, pointed, scoringWith, small, smallScored } from "#test/golden/small.ts";
import { checkAnswers } from "./check-answers.ts";
import { compile } from "./compile.ts";
import { evaluate } from "./evaluate.ts";
import { missingRequired } from "./paging.ts";
import type { Person } from "./person.ts";

const scored = { domain: "D", max_points: 5 };
const resultOf = (questions: readonly object[], answers: Person["answers"], more = {}) => {
  const { result } = evaluate(smallScored(questions, more), answering(answers));
  if (result === undefined) throw new Error("The answers are wrong.");
  return result;
};

describe("a question that is not asked", () => {
  const questions = (join: "all" | "any") => [
    ask.radio("one"),
    ask.radio("hider"),
    ask.radio("two", { show_if: { q: "hider", op: "eq", value: "a" } }),
    ask.radio("child", {
      ...scored,
      options: pointed(0, 5),
      show_if: {
        [join]: [
          { q: "one", op: "eq", value: "a" },
          { q: "two", op: "eq", value: "a" },
        ],
      },
    }),
  ];
  const skippedOf = (join: "all" | "any", answers: Person["answers"]) =>
    resultOf(questions(join), answers).skipped;

  test("was skipped with the parent that its condition could not be told without", () => {
    expect(skippedOf("any", { hider: "a", one: "b" })).toEqual(["child"]);
    expect(skippedOf("all", { hider: "a", two: "a" })).toEqual(["child"]);
  });

  test("was not skipped when its condition is false whatever the parent would have said", () => {
    expect(skippedOf("all", { hider: "a", one: "b" })).toEqual([]);
    expect(skippedOf("any", { hider: "a", one: "b", two: "b" })).toEqual([]);
  });

  test("was not skipped when the parent was not asked either", () => {
    expect(skippedOf("any", { hider: "b", one: "b" })).toEqual([]);
    expect(skippedOf("all", { hider: "b", one: "a" })).toEqual([]);
  });
});

describe("a number or scale that does not begin at 0", () => {
  const negative = compile(
    small([ask.scale("scale", { min: -2, max: 2 }), ask.number("number", { min: -3, max: 9 })]),
  );
  const problemsOf = (answers: Person["answers"]) =>
    checkAnswers(negative, answering(answers)).problems.map(({ question, code }) => `${question} ${code}`);

  test.each([
    [{ scale: -2, number: -3 }, []],
    [{ scale: 2, number: 9 }, []],
    [{ scale: -3 }, ["scale out-of-scale"]],
    [{ scale: 3 }, ["scale out-of-scale"]],
    [{ number: -4 }, ["number out-of-scale"]],
    [{ number: 10 }, ["number out-of-scale"]],
  ])("%j", (answers, expected) => expect(problemsOf(answers)).toEqual(expected));
});

describe("points by range", () => {
  const bands = [
    { from: 5, to: 9, points: 1 },
    { from: 0, to: 4, points: 3 },
  ];
  const pointsOf = (question: object, answer: unknown) =>
    resultOf([question], { q: answer }).explain.map(({ points }) => points);

  test.each([
    [0, 3],
    [4, 3],
    [5, 1],
    [9, 1],
    [10, 0],
  ])("%i hours give %i, in whatever order the ranges stand", (hours, points) => {
    expect(pointsOf(ask.number("q", { ...scored, bands }), hours)).toEqual([points]);
  });

  test("a date gives them by whole weeks", () => {
    const date = ask.date("q", { ...scored, weeks_bands: bands });
    expect(pointsOf(date, "2026-11-01")).toEqual([3]);
    expect(pointsOf(date, "2026-09-28")).toEqual([1]);
    expect(pointsOf(ask.date("q", scored), "2026-11-01")).toEqual([0]);
  });
});

test("weeks of absence are counted from their own date, not from another", () => {
  const scoring = scoringWith({ weeks_absent: { question: "sick" } });
  const dates = [ask.date("sick"), ask.date("other")];
  const weeksOf = (answers: Person["answers"]) => resultOf(dates, answers, { scoring }).weeks_absent;
  expect(weeksOf({ sick: "2026-10-05", other: "2026-06-01" })).toBe(4);
  expect(weeksOf({ other: "2026-06-01" })).toBeNull();
  expect(weeksOf({ sick: "2026-11-02" })).toBe(0);
});

describe("ticks", () => {
  test("give the points of the highest, and none where the question gives none", () => {
    const pointsOf = (max_points: number) =>
      resultOf([ask.checkboxes("q", { domain: "D", max_points, options: pointed(1, 4, 2) })], {
        q: ["a", "b", "c"],
      }).explain.map(({ points }) => points);
    expect(pointsOf(5)).toEqual([4]);
    expect(pointsOf(0)).toEqual([0]);
  });
});

describe("a text", () => {
  const strict = compile(small([ask.text("t", { required: true, max_length: 5 })]));

  test("that is the skip option is no answer", () => {
    expect(missingRequired(strict, answering({ t: "skip" }))).toEqual(["t"]);
    expect(missingRequired(strict, answering({ t: "skipp" }))).toEqual([]);
  });

  test("may be as long as its limit", () => {
    const codesOf = (t: string) => checkAnswers(strict, answering({ t }), { asTyped: true }).problems;
    expect(codesOf("12345")).toEqual([]);
    expect(codesOf("123456")).toMatchObject([{ code: "too-long" }]);
  });
});

describe("a select from a list that the municipality keeps", () => {
  const kept = compile(small([ask.select("unit", { options: [], options_from: "units" })]));
  const check = (unit: unknown) =>
    checkAnswers(kept, answering({ unit }, { lists: { units: ["north"] } }), { asTyped: true });

  test("is not answered by nothing or by the skip option, though the list has neither", () => {
    expect(check("")).toEqual({ answers: {}, problems: [] });
    expect(check("skip")).toEqual({ answers: { unit: "skip" }, problems: [] });
    expect(check("south").problems).toEqual([{ question: "unit", code: "unknown-code" }]);
    expect(check("north")).toEqual({ answers: { unit: "north" }, problems: [] });
  });
});

describe("a list", () => {
  const field = { id: "days", text: { da: "x", en: "x" } };
  const list = compile(
    small([
      ask.list("l", {
        max_entries: 2,
        fields: [
          { ...field, kind: "number", min: 1, max: 9 },
          { ...field, id: "name", kind: "text", max_length: 4 },
        ],
      }),
    ]),
  );
  const check = (l: unknown) => checkAnswers(list, answering({ l }), { asTyped: true });

  test("without entries is no answer", () => {
    expect(check([])).toEqual({ answers: {}, problems: [] });
  });

  test("takes as many entries, as high a number and as long a text as its limits say", () => {
    const full = [{ days: 9, name: "1234" }, { days: 1 }];
    expect(check(full)).toEqual({ answers: { l: full }, problems: [] });
    expect(check([{ days: 0 }]).problems).toMatchObject([{ code: "out-of-scale", part: "0/days" }]);
    expect(check([...full, { days: 2 }]).problems).toMatchObject([{ code: "too-many" }]);
  });
});
