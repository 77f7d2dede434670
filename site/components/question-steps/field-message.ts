import type { ListField, Question } from "#questionnaires/question-schema.ts";
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
  "too-many": "list.full",
};

/** Codes that say of a number, whatever they are, that it is to be another one. */
const aboutTheNumber: ReadonlySet<string> = new Set([
  "wrong-type",
  "unknown-code",
  "out-of-scale",
  "not-whole",
]);

function keyOf(field: Question | ListField, code: string): TextKey {
  if (field.kind === "number" && aboutTheNumber.has(code)) return "ask.number";
  if (field.kind === "scale" && aboutTheNumber.has(code)) return "ask.scale";
  if (field.kind === "select" && keys[code] === "ask.choose") return "ask.pick";
  return keys[code] ?? "ask.other";
}

function mostOf(field: Question | ListField): number {
  if (field.kind === "text") return field.max_length;
  if (field.kind === "list") return field.max_entries;
  return field.kind === "number" || field.kind === "scale" ? field.max : 0;
}

/** What is wrong with an answer, in words that say how to put it right. `typed` is the text as it stands. */
export function fieldMessage(
  t: Translate,
  code: string,
  { field, typed }: { field: Question | ListField; typed: string },
): string {
  const used = typed.replaceAll("\r\n", "\n").trim().length;
  const min = field.kind === "number" ? field.min : 0;
  return t(keyOf(field, code), { used, min, max: mostOf(field) });
}
