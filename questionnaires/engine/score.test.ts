import { describe, expect, test } from "vitest";
import { answering, ask, pointed, scoringWith, smallScored } from "#test/golden/small.ts";
import { evaluate } from "./evaluate.ts";
import type { Person } from "./person.ts";

const of = (domain: string) => ({ domain, max_points: 2, options: pointed(0, 1, 2) });
const text = { da: "x", en: "x" };
const four = ["q1", "q2", "q3", "q4"].map((id) => ask.radio(id, of("D")));
const domains = [
  { id: "D", name: text, max: 8 },
  { id: "E", name: text, max: 2 },
];
const missingWith = (more: object) => scoringWith({ missing: { ...scoringWith().missing, ...more } });
const resultOf = (answers: Person["answers"], missing: object, more = {}) => {
  const questions = [...four, ask.radio("e", of("E"))];
  const questionnaire = smallScored(questions, { domains, scoring: missingWith(missing), ...more });
  const { result } = evaluate(questionnaire, answering(answers));
  if (result === undefined) throw new Error("The answers are wrong.");
  return result;
};
const lenient = {
  min_share_questions: [0, 1],
  min_share_points: [0, 1],
  max_unknown_domains: 0,
  never_both_unknown: [],
};

describe("a domain with gaps", () => {
  test("is scaled up from two thirds of its questions on, and not known below", () => {
    const twoThirds = { ...lenient, min_share_questions: [2, 3] };
    expect(resultOf({ q1: "c", q2: "b", q3: "b", e: "a" }, twoThirds).domains["D"]).toBe(5);
    expect(resultOf({ q1: "c", q2: "b", e: "a" }, twoThirds).domains["D"]).toBeNull();
  });

  test("is scaled up from two thirds of its points on, and not known below", () => {
    const twoThirds = { ...lenient, min_share_points: [2, 3] };
    expect(resultOf({ q1: "c", q2: "b", q3: "b", e: "a" }, twoThirds).domains["D"]).toBe(5);
    expect(resultOf({ q1: "c", q2: "b", e: "a" }, twoThirds).domains["D"]).toBeNull();
  });

  test("is not known when nothing of it is, however little is asked for", () => {
    const { domains: told, domain_status } = resultOf({ e: "b" }, { ...lenient, max_unknown_domains: 1 });
    expect(told).toEqual({ D: null, E: 1 });
    expect(domain_status).toEqual({ D: "uoplyst" });
  });
});

describe("the total", () => {
  test("is told with as many unknown domains as the rules allow, when none of them is indispensable", () => {
    expect(resultOf({ e: "b" }, { ...lenient, max_unknown_domains: 1 }).total).toBe(9);
    expect(resultOf({ e: "b" }, { ...lenient, max_unknown_domains: 0 }).total).toBeNull();
  });

  test("is not told when all that is indispensable is unknown, and is when one of it is known", () => {
    const one = { ...lenient, max_unknown_domains: 2 };
    expect(resultOf({ e: "b" }, { ...one, never_both_unknown: ["D"] }).total).toBeNull();
    expect(resultOf({ e: "b" }, { ...one, never_both_unknown: ["D", "E"] }).total).not.toBeNull();
  });

  test("is not told of nothing at all, whatever the rules allow", () => {
    const { total, low, high } = resultOf({}, { ...lenient, max_unknown_domains: 2 });
    expect({ total, low, high }).toEqual({ total: null, low: 0, high: 10 });
  });
});

test("signals below the first level of a track give no level", () => {
  const tracks = [
    {
      id: "work",
      nr: 1,
      name: text,
      signals: [
        { weight: 1, when: { q: "q1", op: "eq", value: "c" } },
        { weight: 1, when: { q: "q2", op: "eq", value: "c" } },
      ],
    },
  ];
  const scoring = { ...missingWith(lenient), track_levels: [{ id: "some", min: 2, name: text }] };
  const tracksOf = (answers: Person["answers"]) => resultOf(answers, lenient, { tracks, scoring }).tracks;
  expect(Object.keys(tracksOf({ q1: "c" }))).toEqual([]);
  expect(Object.keys(tracksOf({}))).toEqual([]);
  expect(tracksOf({ q1: "c", q2: "c" })).toEqual({ work: "some" });
});
