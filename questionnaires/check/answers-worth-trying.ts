import { possibleAnswers } from "../engine/compile-plan.ts";
import type { ListQuestion, MatrixQuestion, Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { conditionsOf, type Leaf, leavesOf } from "./conditions-of.ts";

const MOST_COMBINATIONS = 1000;

/** First sick days 0, 1, 4, 8, 13, 26 and 52 weeks before the first day of 2026. */
const DATES = [
  "2026-01-01",
  "2025-12-25",
  "2025-12-04",
  "2025-11-06",
  "2025-10-02",
  "2025-07-03",
  "2025-01-02",
];

type AnswerLeaf = Exclude<Leaf, { derived: string }>;

/** Every test of one question, anywhere in the definition. */
const testsOf = (definition: Definition, id: string): AnswerLeaf[] =>
  conditionsOf(definition)
    .flatMap(({ condition, at }) => leavesOf(condition, at))
    .flatMap(({ leaf }) => ("q" in leaf && leaf.q === id ? [leaf] : []));

/** The ends of a range, and the numbers on both sides of each limit that is tested. */
function numbersAround(tests: readonly AnswerLeaf[], { min, max }: { min: number; max: number }): number[] {
  const limits = tests.flatMap((test) => ("value" in test ? [test.value].flat() : [])).map(Number);
  const around = limits.flatMap((limit) => [limit - 1, limit, limit + 1]);
  return [...new Set([min, max, ...around])].filter((value) => value >= min && value <= max);
}

/** Every combination of answers to the rows that some condition looks at. */
function matrixAnswers(question: MatrixQuestion, tests: readonly AnswerLeaf[]): Record<string, string>[] {
  const rows = new Set(tests.flatMap((test) => ("row" in test && test.row !== undefined ? [test.row] : [])));
  const codes = question.options.map(({ code }) => code);
  let answers: Record<string, string>[] = [{}];
  for (const row of rows) {
    if (answers.length * codes.length > MOST_COMBINATIONS) break;
    answers = answers.flatMap((answer) => codes.map((code) => ({ ...answer, [row]: code })));
  }
  return answers;
}

function entryOf({ fields }: ListQuestion): Record<string, string | number> {
  return Object.fromEntries(
    fields.map((field) => {
      if ("options" in field) return [field.id, field.options[0]?.code ?? ""];
      if (field.kind === "number") return [field.id, field.min];
      return [field.id, field.kind === "date" ? (DATES[0] ?? "") : "x"];
    }),
  );
}

/** Answers that between them make every test of the question true and false. */
export function answersWorthTrying(definition: Definition, question: Question): readonly unknown[] {
  const tests = testsOf(definition, question.id);
  switch (question.kind) {
    case "date":
      return DATES;
    case "number":
      return numbersAround(tests, question);
    case "list":
      return numbersAround(tests, { min: 0, max: question.max_entries }).map((size) =>
        Array.from({ length: size }, () => entryOf(question)),
      );
    case "matrix":
      return matrixAnswers(question, tests);
    case "checkboxes":
      return [...possibleAnswers(question).map((code) => [code]), possibleAnswers(question)];
    default:
      return possibleAnswers(question);
  }
}
