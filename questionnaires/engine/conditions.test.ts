import { describe, expect, test } from "vitest";
import type { GuideCondition } from "../condition-schema.ts";
import { compileCondition, namesIn, type Vocabulary } from "./compile-condition.ts";
import { ANSWERED, FALSE, HIDDEN, isTrue, SKIPPED, TRUE, truth, UNKNOWN } from "./conditions.ts";

const codes = ["a", "b", "c"];
const words: Vocabulary = {
  indexOf: (question) => ["yes", "no", "skipped", "hidden"].indexOf(question),
  rowOf: () => -1,
  isCounted: () => false,
  bitsWhere: (_, allows) => codes.reduce((bits, code, at) => (allows(code) ? bits | (1 << at) : bits), 0),
};
const facts = {
  bits: Int32Array.of(1, 2, 0, 0),
  values: Int32Array.of(0, 0, 0, 0),
  states: Uint8Array.of(ANSWERED, ANSWERED, SKIPPED, HIDDEN),
  weeks: 13,
  domainsHigh: 2,
};

function truthOf(condition: GuideCondition): number {
  const program: number[] = [];
  const start = compileCondition(condition, words, program);
  const compiled = Int32Array.from(program);
  const value = truth(compiled, start, facts);
  expect(isTrue(compiled, start, facts)).toBe(value === TRUE);
  return value;
}

const is = (q: string): GuideCondition => ({ q, op: "eq", value: "a" });
const T = is("yes");
const F = is("no");
const U = is("skipped");

describe("three-valued logic", () => {
  test.each([
    ["all", [T, T], TRUE],
    ["all", [T, U], UNKNOWN],
    ["all", [F, U], FALSE],
    ["any", [F, F], FALSE],
    ["any", [F, U], UNKNOWN],
    ["any", [T, U], TRUE],
  ] as const)("%s of %j", (join, parts, expected) => {
    expect(truthOf(join === "all" ? { all: [...parts] } : { any: [...parts] })).toBe(expected);
  });

  test.each([
    [1, TRUE],
    [2, UNKNOWN],
    [3, FALSE],
  ])("at least %i of true, unknown and false", (count, expected) => {
    expect(truthOf({ count_gte: count, of: [T, U, F] })).toBe(expected);
  });

  test("conditions nest", () => {
    expect(truthOf({ all: [{ any: [F, T] }, { count_gte: 1, of: [{ all: [T, T] }, F] }] })).toBe(TRUE);
  });
});

describe("single tests", () => {
  test.each([
    [{ q: "no", op: "neq", value: "a" }, TRUE],
    [{ q: "no", op: "in", value: ["a", "b"] }, TRUE],
    [{ q: "yes", op: "has", value: "a" }, TRUE],
    [{ q: "yes", op: "has_any", value: ["b", "c"] }, FALSE],
    [{ q: "skipped", op: "neq", value: "a" }, UNKNOWN],
    [{ q: "hidden", op: "neq", value: "a" }, UNKNOWN],
    [{ q: "elsewhere", op: "neq", value: "a" }, UNKNOWN],
    [{ q: "skipped", op: "missing" }, TRUE],
    [{ q: "yes", op: "missing" }, FALSE],
    [{ q: "hidden", op: "missing" }, FALSE],
    [{ q: "elsewhere", op: "missing" }, FALSE],
    [{ derived: "weeks_absent", op: "gte", value: 13 }, TRUE],
    [{ derived: "weeks_absent", op: "lte", value: 12 }, FALSE],
    [{ derived: "weeks_absent", op: "eq", value: 13 }, TRUE],
    [{ derived: "domains_high", op: "gte", value: 3 }, FALSE],
  ] satisfies [GuideCondition, number][])("%j", (condition, expected) => {
    expect(truthOf(condition)).toBe(expected);
  });

  test("weeks that are not known are unknown", () => {
    const program: number[] = [];
    compileCondition({ derived: "weeks_absent", op: "gte", value: 0 }, words, program);
    expect(truth(Int32Array.from(program), 0, { ...facts, weeks: -1 })).toBe(UNKNOWN);
  });
});

test("namesIn finds every name", () => {
  const condition: GuideCondition = {
    all: [T, { any: [F, { derived: "weeks_absent", op: "gte", value: 1 }] }],
  };
  expect(namesIn(condition)).toEqual(["yes", "no", "weeks_absent"]);
});
