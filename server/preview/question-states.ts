import { answersWorthTrying } from "#questionnaires/check/worth-trying.ts";
import type { Answers } from "#questionnaires/engine/answers.ts";
import { type Fields, namesOf } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";

/** How a question can look to somebody. */
export const QUESTION_STATES = ["empty", "filled", "error", "skipped", "long"] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

export const isQuestionState = (text: string | undefined): text is QuestionState =>
  QUESTION_STATES.some((state) => state === text);

/** The states that this question can come in: only some can be skipped. */
export const statesOf = ({ skippable }: Question): QuestionState[] =>
  QUESTION_STATES.filter((state) => state !== "skipped" || skippable);

const SENTENCE = "Jeg vil gerne i gang igen. ";

function likelyAnswer(question: Question, isLong: boolean): unknown {
  if (question.kind !== "text") return answersWorthTrying(question, [])[0];
  return (isLong ? SENTENCE.repeat(200) : SENTENCE).slice(0, question.max_length).trim();
}

/** The answers of somebody who has come to this question. */
export function answersIn(question: Question, state: QuestionState, skipCode: string): Answers {
  if (state === "empty" || state === "error") return {};
  const value = state === "skipped" ? skipCode : likelyAnswer(question, state === "long");
  return { [question.id]: value } as Answers;
}

/** What somebody could type that cannot be right. */
export function wrongFields(question: Question): Fields {
  const [first = question.id] = namesOf(question);
  switch (question.kind) {
    case "scale":
    case "number":
      return { [first]: [String(question.max + 1)] };
    case "text":
      return { [first]: [SENTENCE.repeat(question.max_length)] };
    case "date":
      return {
        [`${question.id}-day`]: ["31"],
        [`${question.id}-month`]: ["2"],
        [`${question.id}-year`]: ["2025"],
      };
    default:
      return { [first]: ["-"] };
  }
}

const longer = (text: Localized): Localized =>
  Object.fromEntries(Object.entries(text).map(([lang, words]) => [lang, `${words} ${words}`])) as Localized;

const isText = (value: object): value is Localized => "da" in value && "en" in value;

/** Every text twice as long: a page must bear it. */
function lengthened<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(lengthened) as Value;
  if (typeof value !== "object" || value === null) return value;
  if (isText(value)) return longer(value) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, lengthened(part)])) as Value;
}

/** The definition with one question that is shown whatever was answered, and its texts long if they are to be. */
export const definitionFor = (definition: Definition, place: number, state: QuestionState): Definition => ({
  ...definition,
  questions: definition.questions.map((question, at) => {
    if (at !== place) return question;
    const { show_if: _, ...always } = question;
    return (state === "long" ? lengthened(always) : always) as Question;
  }),
});
