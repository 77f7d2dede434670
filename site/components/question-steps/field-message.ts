import type { Fields } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { TextKey, Translate } from "#site/text/translate.ts";

const keys: Readonly<Record<string, TextKey>> = {
  required: "ask.needed",
  "not-skippable": "ask.needed",
  "incomplete-date": "ask.incompleteDate",
  "not-a-date": "ask.notADate",
  "after-submission": "ask.afterToday",
  "too-far-back": "ask.tooFarBack",
  "out-of-scale": "ask.scale",
  "not-whole": "ask.scale",
  "too-long": "ask.tooLong",
  "skip-with-answer": "ask.skipWithAnswer",
  "skip-in-list": "ask.skipWithAnswer",
  "unknown-code": "ask.choose",
  "wrong-type": "ask.choose",
  duplicate: "ask.choose",
  "more-than-one": "ask.moreThanOne",
};

/** What is wrong with an answer, in words that say how to put it right. */
export function fieldMessage(
  t: Translate,
  code: string,
  asked: { question: Question; fields: Fields },
): string {
  const { question, fields } = asked;
  const isScale = question.kind === "scale" && (code === "wrong-type" || code === "unknown-code");
  const key = isScale ? "ask.scale" : (keys[code] ?? "ask.other");
  const max = question.kind === "text" ? question.max_length : 0;
  const used = (fields[question.id]?.[0] ?? "").replaceAll("\r\n", "\n").trim().length;
  return t(key, { used, max });
}
