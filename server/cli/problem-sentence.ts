import type { AnswerProblem, AnswerProblemCode } from "#questionnaires/engine/answers.ts";

const SENTENCES: Readonly<Record<AnswerProblemCode, string>> = {
  "unknown-question": "no question has this name",
  "other-variant": "this question belongs to another variant",
  "unknown-code": "the code is not one of the options",
  "wrong-type": "the answer has the wrong type",
  "out-of-scale": "the number is outside the scale",
  "not-whole": "the number is not whole",
  duplicate: "a code is ticked twice",
  "skip-in-list": "the skip code cannot stand in a list",
  "not-a-date": "this is not a calendar date (yyyy-mm-dd)",
  "too-far-back": "the date is too far back",
  "after-submission": "the date is after the day of submission",
  "too-long": "the text is too long",
  "unknown-row": "the row is unknown",
  "unknown-field": "the field is unknown",
  "too-many": "there are too many entries",
  "field-missing": "a field that is needed is empty",
  "not-skippable": "this question cannot be skipped",
};

/** What is wrong with an answer, in words. */
export const problemWords = (code: AnswerProblemCode): string => SENTENCES[code];

/** Names the question and says what is wrong with its answer. */
export const problemSentence = ({ question, code }: AnswerProblem): string =>
  `${question}: ${SENTENCES[code]}`;
