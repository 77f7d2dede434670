/** The answers of a matrix: option code by row code. A row without an answer has no key. */
export type MatrixAnswer = Readonly<Record<string, string>>;

/** One entry of a list: a code, text, date or number by field id. A field without an answer has no key. */
export type ListEntry = Readonly<Record<string, string | number>>;

/**
 * One well-formed answer: a code, free text or date as text; a number; ticked codes as a list; the rows of a
 * matrix as an object; the entries of a list as a list of objects.
 */
export type AnswerValue = string | number | readonly string[] | MatrixAnswer | readonly ListEntry[];

/** Answers by question id, in question order. A question without an answer has no key. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What can be wrong with an answer. Every code names one question and asks for one correction. */
export type AnswerProblemCode =
  | "unknown-question"
  | "other-variant"
  | "unknown-code"
  | "wrong-type"
  | "out-of-scale"
  | "not-whole"
  | "duplicate"
  | "skip-in-list"
  | "not-a-date"
  | "too-far-back"
  | "after-submission"
  | "too-long"
  | "not-skippable"
  | "unknown-row"
  | "unknown-field"
  | "too-many"
  | "field-missing";

/**
 * `question` is a question id, or `variant`, `submitted_on` or `answers` when the frame itself is wrong. `part`
 * is the row code of a matrix, or the place of a list entry and its field, such as `0/title`.
 */
export type AnswerProblem = {
  readonly question: string;
  readonly code: AnswerProblemCode;
  readonly part?: string;
};
