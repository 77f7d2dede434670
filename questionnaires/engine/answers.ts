/** One well-formed answer: a code, free text or date as text; a number on a scale; ticked codes as a list. */
export type AnswerValue = string | number | readonly string[];

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
  | "not-skippable";

/** `question` is a question id, or `variant`, `submitted_on` or `answers` when the frame itself is wrong. */
export type AnswerProblem = { readonly question: string; readonly code: AnswerProblemCode };
