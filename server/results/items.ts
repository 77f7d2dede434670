import type { SurveyAnswer } from "#db/ports.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { wayItems } from "./way-items.ts";

/** What is looked at of an answer. */
export type Said = Pick<SurveyAnswer, "answers" | "channel" | "lang">;

/** What one person can have said to one thing: a question, a row of a matrix, or one box of several. */
export interface Item {
  /** Unique among the items of a questionnaire: the question's id, with the row or box behind a colon. */
  readonly id: string;
  readonly question: Question;
  /** The row of a matrix or the box of a question with several; null for a whole question. */
  readonly part: string | null;
  /** Codes of what can be said, in the order of the questionnaire. */
  readonly codes: readonly string[];
  /** Says something of the person rather than of the help: by these the others can be broken down. */
  readonly isBackground: boolean;
  /** Says how the answer came rather than what was answered; in no file with a row for each person. */
  readonly isWay: boolean;
  /** The code that was chosen; null when it was left blank, or skipped. */
  codeIn(answer: Said): string | null;
}

/** What a box that is one of several can be. */
const boxCodes = ["yes", "no"] as const;

/** Choices that are told by `construct` to be of the person: "background: unit" and its like. */
const isBackground = ({ construct }: Question): boolean => construct?.startsWith("background") === true;

/**
 * Everything in a questionnaire that can be counted, in its order. Free text, dates, lists and numbers without labels
 * are not: they are told otherwise, or not at all. How the answers came is at the end.
 */
export function itemsOf({ questions }: Definition, units: readonly string[]): readonly Item[] {
  return [...questions.flatMap((question) => itemsOfQuestion(question, units)), ...wayItems];
}

function itemsOfQuestion(question: Question, units: readonly string[]): readonly Item[] {
  const whole = (codes: readonly string[]): Item => ({
    id: question.id,
    question,
    part: null,
    codes,
    isBackground: isBackground(question),
    isWay: false,
    codeIn: ({ answers }) => known(codes, answers[question.id]),
  });
  switch (question.kind) {
    case "radio":
      return [whole(question.options.map(({ code }) => code))];
    case "select":
      return [whole(units)];
    case "scale":
      return [whole(steps(question.min, question.max))];
    case "matrix": {
      const codes = question.options.map(({ code }) => code);
      return question.rows.map(({ code: row }) => ({
        ...whole(codes),
        id: `${question.id}:${row}`,
        part: row,
        isBackground: false,
        codeIn: ({ answers }) =>
          known(codes, (answers[question.id] as Record<string, string> | undefined)?.[row]),
      }));
    }
    case "checkboxes":
      return question.options.map(({ code: box }) => ({
        ...whole(boxCodes),
        id: `${question.id}:${box}`,
        part: box,
        isBackground: false,
        codeIn: ({ answers }) => {
          const chosen = answers[question.id];
          return Array.isArray(chosen) ? (chosen.includes(box as never) ? "yes" : "no") : null;
        },
      }));
    default:
      return [];
  }
}

const known = (codes: readonly string[], answer: unknown): string | null =>
  answer !== undefined && codes.includes(String(answer)) ? String(answer) : null;

const steps = (min: number, max: number): readonly string[] =>
  Array.from({ length: max - min + 1 }, (_, step) => `${min + step}`);
