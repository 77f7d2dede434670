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
    [{ derived: "weeks_absent", op: "eq", value: 12 }, FALSE],
    [{ derived: "weeks_absent", op: "eq", value: 14 }, FALSE],
    [{ derived: "weeks_absent", op: "lte", value: 13 }, TRUE],
    [{ derived: "domains_high", op: "gte", value: 3 }, FALSE],
    [{ derived: "domains_high", op: "lte", value: 2 }, TRUE],
    [{ derived: "domains_high", op: "lte", value: 1 }, FALSE],
    [{ derived: "domains_high", op: "eq", value: 2 }, TRUE],
  ] satisfies [GuideCondition, number][])("%j", (condition, expected) => {
    expect(truthOf(condition)).toBe(expected);
  });

  test("weeks that are not known are unknown", () => {
    const program: number[] = [];
    compileCondition({ derived: "weeks_absent", op: "gte", value: 0 }, words, program);
    expect(truth(Int32Array.from(program), 0, { ...facts, weeks: -1 })).toBe(UNKNOWN);
    expect(truth(Int32Array.from(program), 0, { ...facts, weeks: 0 })).toBe(TRUE);
  });
});

describe("an answer that is counted", () => {
  const counted: Vocabulary = {
    ...words,
    indexOf: (question) => ["seven", "below", "skipped"].indexOf(question),
    isCounted: () => true,
  };
  const counts = {
    ...facts,
    bits: Int32Array.of(1, 1, 0),
    values: Int32Array.of(7, -5, 0),
    states: Uint8Array.of(ANSWERED, ANSWERED, SKIPPED),
  };

  test.each([
    [{ q: "seven", op: "eq", value: 7 }, TRUE],
    [{ q: "seven", op: "eq", value: 6 }, FALSE],
    [{ q: "seven", op: "eq", value: 8 }, FALSE],
    [{ q: "seven", op: "neq", value: 7 }, FALSE],
    [{ q: "seven", op: "neq", value: 6 }, TRUE],
    [{ q: "seven", op: "neq", value: 8 }, TRUE],
    [{ q: "seven", op: "in", value: [1, 7] }, TRUE],
    [{ q: "seven", op: "in", value: [6, 8] }, FALSE],
    [{ q: "seven", op: "gte", value: 7 }, TRUE],
    [{ q: "seven", op: "gte", value: 8 }, FALSE],
    [{ q: "seven", op: "lte", value: 7 }, TRUE],
    [{ q: "seven", op: "lte", value: 6 }, FALSE],
    [{ q: "below", op: "eq", value: -5 }, TRUE],
    [{ q: "below", op: "lte", value: -5 }, TRUE],
    [{ q: "below", op: "gte", value: -4 }, FALSE],
    [{ q: "below", op: "neq", value: 0 }, TRUE],
    [{ q: "seven", op: "has", value: "a" }, UNKNOWN],
    [{ q: "seven", op: "missing" }, FALSE],
    [{ q: "skipped", op: "missing" }, TRUE],
    [{ q: "skipped", op: "neq", value: 7 }, UNKNOWN],
    [{ q: "elsewhere", op: "eq", value: 7 }, UNKNOWN],
  ] satisfies [GuideCondition, number][])("%j", (condition, expected) => {
    const program: number[] = [];
    const start = compileCondition(condition, counted, program);
    expect(truth(Int32Array.from(program), start, counts)).toBe(expected);
  });
});

describe("a row of a matrix", () => {
  const rows: Vocabulary = {
    ...words,
    indexOf: (question) => ["matrix"].indexOf(question),
    rowOf: (_, row) => ["", "first", "second"].indexOf(row),
  };
  const answered = { ...facts, bits: Int32Array.of(1, 1, 2) };

  test.each([
    [{ q: "matrix", row: "first", op: "eq", value: "a" }, TRUE],
    [{ q: "matrix", row: "second", op: "eq", value: "a" }, FALSE],
    [{ q: "matrix", row: "second", op: "neq", value: "a" }, TRUE],
    [{ q: "matrix", row: "third", op: "neq", value: "a" }, UNKNOWN],
    [{ q: "elsewhere", row: "first", op: "neq", value: "a" }, UNKNOWN],
  ] satisfies [GuideCondition, number][])("%j", (condition, expected) => {
    const program: number[] = [];
    const start = compileCondition(condition, rows, program);
    expect(truth(Int32Array.from(program), start, answered)).toBe(expected);
  });
});

test("a scale is tested by its values", () => {
  const scale: Vocabulary = {
    ...words,
    bitsWhere: (_, allows) =>
      [3, 4, 5].reduce((bits, value, at) => (allows(value) ? bits | (1 << at) : bits), 0),
  };
  const program: number[] = [];
  const four = { ...facts, bits: Int32Array.of(2) };
  const results = [
    { q: "yes", op: "gte", value: 4 },
    { q: "yes", op: "gte", value: 5 },
    { q: "yes", op: "lte", value: 4 },
    { q: "yes", op: "lte", value: 3 },
  ] satisfies GuideCondition[];
  const starts = results.map((condition) => compileCondition(condition, scale, program));
  const compiled = Int32Array.from(program);
  expect(starts.map((start) => truth(compiled, start, four))).toEqual([TRUE, FALSE, TRUE, FALSE]);
});

test("namesIn finds every name", () => {
  const condition: GuideCondition = {
    all: [T, { any: [F, { derived: "weeks_absent", op: "gte", value: 1 }] }],
  };
  expect(namesIn(condition)).toEqual(["yes", "no", "weeks_absent"]);
  expect(namesIn({ count_gte: 1, of: [U, T] })).toEqual(["skipped", "yes"]);
});
