import { describe, expect, test } from "vitest";
import { ask, pointed, scoringWith, small } from "#test/golden/small.ts";
import { compilePlan, possibleAnswers } from "./compile-plan.ts";
import { POINTS_PER_QUESTION } from "./plan.ts";

const bands = [
  { from: 2, to: 3, points: 1 },
  { from: 4, to: 4, points: 3 },
];
const text = { da: "x", en: "x" };
const definition = small(
  [
    ask.radio("r", { domain: "E", max_points: 5, options: pointed(0, 2, 5), skippable: false }),
    ask.scale("s", { domain: "D", max_points: 3, min: 2, max: 5, bands }),
    ask.checkboxes("c", {
      options: [
        { code: "x", label: text },
        { code: "y", label: text },
        { code: "none", label: text, exclusive: true },
      ],
    }),
    ask.matrix("m", ["r1", "r2"]),
    ask.date("d", { max_weeks_back: 40, weeks_bands: bands }),
    ask.number("n", { min: -3, max: 9, bands }),
    ask.text("t", { max_length: 50 }),
    ask.select("sel"),
    ask.matrix("m2", ["r3"]),
    ask.list("l", { max_entries: 4 }),
    ask.radio("later", {
      show_if: {
        all: [
          { q: "r", op: "eq", value: "a" },
          { derived: "weeks_absent", op: "gte", value: 1 },
          { q: "n", op: "gte", value: 1 },
          { q: "r", op: "neq", value: "b" },
          { q: "last", op: "eq", value: "a" },
          { q: "nowhere", op: "eq", value: "a" },
        ],
      },
    }),
    ask.radio("last"),
  ],
  {
    domains: [
      { id: "D", name: text, max: 3 },
      { id: "E", name: text, max: 5 },
    ],
    scoring: scoringWith({
      weeks_absent: { question: "d" },
      domains_high_share: [2, 3],
      missing: {
        ...scoringWith().missing,
        min_share_questions: [1, 2],
        min_share_points: [3, 4],
        max_unknown_domains: 1,
        never_both_unknown: ["E", "D"],
      },
    }),
  },
);
const plan = compilePlan(definition, "alle");
const among = <Value>(values: ArrayLike<Value>) =>
  Object.fromEntries(plan.ids.map((id, at) => [id, values[at]]));

describe("one variant in flat arrays", () => {
  test("has each question in its place, by its name", () => {
    expect(plan.ids).toEqual(["r", "s", "c", "m", "d", "n", "t", "sel", "m2", "l", "later", "last"]);
    expect([...plan.index.entries()]).toEqual(plan.ids.map((id, at) => [id, at]));
  });

  test("knows how far each answer may go", () => {
    const limits = { r: 0, s: 4, c: 0, m: 0, d: 40, n: 13, t: 50, sel: 0, m2: 0, l: 4, later: 0, last: 0 };
    expect(among(plan.limits)).toEqual(limits);
    const lowest = { r: 0, s: 2, c: 0, m: 0, d: 0, n: -3, t: 0, sel: 0, m2: 0, l: 0, later: 0, last: 0 };
    expect(among(plan.lowest)).toEqual(lowest);
    expect(plan.exclusive[2]).toBe(4);
    expect(plan.exclusive.filter((bits) => bits !== 0)).toHaveLength(1);
    expect(among(plan.skippable)).toMatchObject({ r: 0, s: 1, last: 1 });
  });

  test("knows the codes of each choice, and tells radio and select apart from the others", () => {
    expect(among(plan.codes)).toMatchObject({
      r: ["a", "b", "c"],
      s: [],
      c: ["x", "y", "none"],
      m: ["little", "much"],
      t: [],
    });
    expect(among(plan.radioCodes)).toMatchObject({
      r: ["a", "b", "c"],
      c: [],
      m: [],
      sel: ["a", "b"],
      d: [],
    });
  });

  test("gives points by option, by value, and by range, and none for a row of a matrix", () => {
    const pointsOf = (at: number) => [
      ...plan.points.slice(at * POINTS_PER_QUESTION, at * POINTS_PER_QUESTION + 5),
    ];
    expect(pointsOf(0)).toEqual([0, 2, 5, 0, 0]);
    expect(pointsOf(1)).toEqual([1, 1, 3, 0, 0]);
    expect(plan.points.subarray(2 * POINTS_PER_QUESTION).every((one) => one === 0)).toBe(true);
    expect(plan.points).toHaveLength(12 * POINTS_PER_QUESTION);
    expect(among(plan.rangeBands)).toMatchObject({ d: bands, n: bands, s: [], r: [], t: [], m: [], l: [] });
    const noBands = compilePlan(small([ask.date("d"), ask.number("n")]), "alle");
    expect(noBands.rangeBands).toEqual([[], []]);
  });

  test("keeps the rows of every matrix after the questions, each matrix after the one before", () => {
    expect(plan.rowCount).toBe(3);
    const firstRow = { r: -1, s: -1, c: -1, m: 12, d: -1, n: -1, t: -1, sel: -1, m2: 14, l: -1 };
    expect(among(plan.firstRow)).toMatchObject(firstRow);
  });

  test("counts the questions and the maximum of each domain", () => {
    expect(among(plan.domains)).toMatchObject({ r: 1, s: 0, c: -1, last: -1 });
    expect([...plan.domainMax]).toEqual([3, 5]);
    expect([...plan.domainSize]).toEqual([1, 1]);
    expect(plan.noDomains).toEqual({ D: null, E: null });
  });

  test("lets a question wait for earlier ones alone; weeks stand for their date", () => {
    expect(plan.weeksQuestion).toBe(4);
    expect(among(plan.parents)).toMatchObject({ r: [], later: [0, 4, 5], last: [] });
    expect(plan.showIf.filter((start) => start < 0)).toHaveLength(11);
    expect(plan.showIf[10]).toBe(0);
  });

  test("has the limits of scoring, and the domains of which one must be known", () => {
    expect(plan.rules).toMatchObject({
      enough: { ofQuestions: { part: 1, whole: 2 }, ofPoints: { part: 3, whole: 4 } },
      high: { part: 2, whole: 3 },
      maxUnknownDomains: 1,
      neverBothUnknown: [1, 0],
    });
  });
});

test("a questionnaire without points scales nothing up and finds no domain high", () => {
  const { rules, weeksQuestion, domains } = compilePlan(small([ask.radio("r")]), "alle");
  expect(rules).toEqual({
    enough: { ofQuestions: { part: 0, whole: 1 }, ofPoints: { part: 0, whole: 1 } },
    high: { part: 1, whole: 1 },
    maxUnknownDomains: 0,
    neverBothUnknown: [],
    flags: [],
    tracks: [],
    protective: [],
    conversation: [],
  });
  expect(weeksQuestion).toBe(-1);
  expect([...domains]).toEqual([-1]);
});

test("a variant without the date counts no weeks, and nothing waits for a date that it does not ask", () => {
  const variants = ["one", "other"].map((id) => ({ id, label: text }));
  const late = { show_if: { derived: "weeks_absent", op: "gte", value: 1 } };
  const both = small([ask.date("d", { variants: ["one"] }), ask.radio("late", late)], {
    variants,
    scoring: scoringWith({ weeks_absent: { question: "d" } }),
  });
  expect(compilePlan(both, "one")).toMatchObject({ weeksQuestion: 0, parents: [[], [0]] });
  expect(compilePlan(both, "other")).toMatchObject({ weeksQuestion: -1, parents: [[]], ids: ["late"] });
});

describe("the answers that have a bit", () => {
  const answersOf = (question: object) => {
    const [one] = small([question]).questions;
    return one && possibleAnswers(one);
  };

  test("are the codes of a choice and the values of a scale", () => {
    expect(answersOf(ask.radio("r"))).toEqual(["a", "b", "c"]);
    expect(answersOf(ask.matrix("m", ["r1"]))).toEqual(["little", "much"]);
    expect(answersOf(ask.scale("s", { min: -1, max: 2 }))).toEqual([-1, 0, 1, 2]);
  });

  test("are none where anything may be typed, or where a scale ends before it begins", () => {
    for (const question of [ask.text("t"), ask.number("n"), ask.date("d"), ask.list("l")])
      expect(answersOf(question)).toEqual([]);
    expect(answersOf(ask.scale("s", { min: 5, max: 2 }))).toEqual([]);
  });
});
