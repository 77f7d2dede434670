import type { ListField, ListQuestion, MatrixQuestion, Question } from "../question-schema.ts";
import type { Leaf } from "./conditions-of.ts";

/** The day on which every tried person sends. */
export const SUBMITTED_ON = "2026-01-01";

const DAY_MS = 86_400_000;
const MOST_TICKS = 8;
const MOST_ROWS = 5;

const weeksBack = (weeks: number): string =>
  new Date(Date.parse(SUBMITTED_ON) - weeks * 7 * DAY_MS).toISOString().slice(0, 10);

const valuesOf = (leaf: Leaf): readonly (string | number)[] => {
  if (!("value" in leaf)) return [];
  return typeof leaf.value === "object" ? leaf.value : [leaf.value];
};

/** The numbers at which some test turns, and their neighbours, inside the range. */
function turningPoints(values: readonly (string | number)[], min: number, max: number): number[] {
  const near = values.filter((value) => typeof value === "number").flatMap((at) => [at - 1, at, at + 1]);
  return [...new Set([min, ...near, max])].filter((value) => value >= min && value <= max);
}

const codesOf = (options: readonly { readonly code: string }[]): string[] => options.map(({ code }) => code);

/** The named codes that exist, and one that is not named: all others turn every test the same way. */
function codesWorthTrying(codes: readonly string[], named: readonly (string | number)[]): string[] {
  const other = codes.find((code) => !named.includes(code));
  return [...codes.filter((code) => named.includes(code)), ...(other === undefined ? [] : [other])];
}

function product<Item>(lists: readonly (readonly Item[])[]): Item[][] {
  return lists.reduce<Item[][]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  );
}

/** Every set of the named ticks; beyond eight of them each alone and all together. */
function ticksWorthTrying(
  options: readonly { readonly code: string; readonly exclusive?: true | undefined }[],
  named: readonly (string | number)[],
): string[][] {
  const alone = options.filter(({ exclusive }) => exclusive).map(({ code }) => [code]);
  const shared = codesOf(options.filter(({ exclusive }) => !exclusive));
  const tested = shared.filter((code) => named.includes(code));
  const other = shared.filter((code) => !named.includes(code)).slice(0, 1);
  const sets =
    tested.length <= MOST_TICKS
      ? product(tested.map((code) => [[code], []])).map((parts) => parts.flat())
      : [tested, ...tested.map((code) => [code])];
  return [...sets, other, ...alone].filter((ticks) => ticks.length > 0);
}

function rowsWorthTrying({ rows, options }: MatrixQuestion, tests: readonly Leaf[]): object[] {
  const codes = codesOf(options);
  const tested = codesOf(rows).filter((code) => tests.some((leaf) => "row" in leaf && leaf.row === code));
  const all = Object.fromEntries(rows.map(({ code }) => [code, codes[0] ?? ""]));
  const choices = tested.slice(0, MOST_ROWS).map((row) => {
    const named = tests.filter((leaf) => "row" in leaf && leaf.row === row).flatMap(valuesOf);
    return codesWorthTrying(codes, named).map((code): [string, string] => [row, code]);
  });
  return product(choices).map((pairs) => ({ ...all, ...Object.fromEntries(pairs) }));
}

function fieldValue(field: ListField): string | number {
  if (field.kind === "number") return field.min;
  if (field.kind === "date") return SUBMITTED_ON;
  return field.kind === "text" ? "x" : (field.options[0]?.code ?? "");
}

function entriesWorthTrying({ fields, max_entries }: ListQuestion, values: readonly (string | number)[]) {
  const entry = Object.fromEntries(fields.map((field) => [field.id, fieldValue(field)]));
  return turningPoints(values, 1, max_entries).map((length) => Array.from({ length }, () => entry));
}

/**
 * Answers to one question for every way that these tests of it can turn out: the named codes and one other,
 * the numbers around each limit, every set of the named ticks.
 */
export function answersWorthTrying(question: Question, tests: readonly Leaf[]): readonly unknown[] {
  const values = tests.flatMap(valuesOf);
  switch (question.kind) {
    case "radio":
      return codesWorthTrying(codesOf(question.options), values);
    case "select":
      return question.options_from
        ? [...values, "another"]
        : codesWorthTrying(codesOf(question.options), values);
    case "checkboxes":
      return ticksWorthTrying(question.options, values);
    case "scale":
    case "number":
      return turningPoints(values, question.min, question.max);
    case "date":
      return turningPoints(values, 0, question.max_weeks_back).map(weeksBack);
    case "matrix":
      return rowsWorthTrying(question, tests);
    case "list":
      return entriesWorthTrying(question, values);
    case "text":
      return ["x"];
  }
}
