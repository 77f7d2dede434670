import type { AnswerProblem, Answers, AnswerValue, ListEntry, MatrixAnswer } from "./answers.ts";
import type { Questionnaire } from "./compile.ts";
import { ANSWERED, SKIPPED } from "./conditions.ts";
import { type OpenPerson, openPerson } from "./open-person.ts";
import type { Person } from "./person.ts";
import { filledIn } from "./read-list.ts";
import { answeredRows } from "./read-matrix.ts";

export type CheckedAnswers = { readonly answers: Answers; readonly problems: readonly AnswerProblem[] };

/** The ticks that count: "none of these" together with others is dropped. */
function ticksThatCount({ plan, work }: OpenPerson, at: number, value: readonly string[]): readonly string[] {
  const bits = work.bits[at] ?? 0;
  return value.filter((code) => (bits & (1 << (plan.codes[at]?.indexOf(code) ?? 0))) !== 0);
}

/** What is stored of a well-formed answer: the ticks that count, answered rows, filled-in fields. */
function tidied(opened: OpenPerson, at: number, value: unknown): AnswerValue {
  const question = opened.plan.questions[at];
  switch (question?.kind) {
    case "checkboxes":
      return ticksThatCount(opened, at, value as readonly string[]);
    case "matrix":
      return answeredRows(question.rows, value as MatrixAnswer);
    case "list":
      return (value as readonly ListEntry[]).map((entry) => filledIn(question.fields, entry));
    default:
      return value as AnswerValue;
  }
}

/** A shown question keeps its answer, its explicit skip, or a date that scoring will count as skipped. */
function valueKept(opened: OpenPerson, at: number, value: unknown): AnswerValue | undefined {
  const state = opened.work.states[at];
  if (state === SKIPPED) return typeof value === "string" && value !== "" ? value : undefined;
  if (state !== ANSWERED) return undefined;
  return tidied(opened, at, value);
}

/**
 * Prunes, then validates. `answers` holds what may be stored: well-formed answers to shown questions, in
 * question order, with the skip option kept as its code on any question. `problems` names each question whose
 * answer is wrong, once. With `asTyped` (a form) a date after `submittedOn`, a skip of a question that may not
 * be skipped and a text that is too long are problems too; scoring counts the first two as skipped.
 */
export function checkAnswers(
  questionnaire: Questionnaire,
  person: Person,
  { asTyped = false }: { readonly asTyped?: boolean } = {},
): CheckedAnswers {
  const opened = openPerson(questionnaire, person, asTyped);
  if (!opened.plan) return { answers: {}, problems: opened.problems };
  const kept: Record<string, AnswerValue> = {};
  opened.plan.ids.forEach((id, at) => {
    const value = valueKept(opened, at, person.answers[id]);
    if (value !== undefined) kept[id] = value;
  });
  return { answers: kept, problems: opened.problems };
}
