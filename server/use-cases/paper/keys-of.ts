import type { StoredAnswers, TypedKeys } from "#db/ports.ts";
import { rowFieldName } from "#questionnaires/form/fields.ts";
import { entryFieldName } from "#questionnaires/form/list-fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { type KeyField, keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import { skipKey } from "#server/use-cases/paper/read-keys.ts";

type Answer = StoredAnswers[string];

/** What an answer to each field of a question is, by the name of the field. */
function valuesOf(question: Question, answer: Answer): ReadonlyMap<string, unknown> {
  const { id } = question;
  if (question.kind === "matrix")
    return new Map(Object.entries(answer).map(([row, code]) => [rowFieldName(id, row), code]));
  if (question.kind !== "list" || !Array.isArray(answer)) return new Map([[id, answer]]);
  return new Map(
    answer.flatMap((entry, place) =>
      Object.entries(entry).map(([field, value]) => [entryFieldName(id, place, field), value] as const),
    ),
  );
}

function keyOf({ kind, choices }: KeyField, value: unknown): string {
  const numberOf = (code: unknown): string => String(choices.findIndex((one) => one.code === code) + 1);
  if (kind === "options" && Array.isArray(value)) return value.map(numberOf).join(" ");
  if (kind === "option" && choices.length > 0) return numberOf(value);
  return kind === "date" ? String(value).split("-").toReversed().join("") : String(value);
}

/** The keys that say these answers on the paper of these questions: what `readKeys` reads them from. */
export function keysOf(questions: readonly Question[], answers: StoredAnswers, skip: string): TypedKeys {
  const keys = questions.flatMap((question) => {
    const answer = answers[question.id];
    if (answer === undefined) return [];
    const fields = keyFieldsOf(question);
    if (answer === skip) return fields.slice(0, 1).map(({ name }) => [name, skipKey]);
    const values = valuesOf(question, answer);
    return fields
      .filter(({ name }) => values.has(name))
      .map((field) => [field.name, keyOf(field, values.get(field.name))]);
  });
  return Object.fromEntries(keys);
}
