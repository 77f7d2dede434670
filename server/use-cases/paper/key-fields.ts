import { rowFieldName } from "#questionnaires/form/fields.ts";
import { entryFieldName } from "#questionnaires/form/list-fields.ts";
import type { ListField, Question } from "#questionnaires/question-schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";

/** Entries of a list that the entry page has room for. */
const entriesShown = 6;

interface Choice {
  readonly code: string;
  readonly label: Localized;
}

/** What a key in one field can stand for. */
export type KeyKind = "option" | "options" | "number" | "date" | "text";

/** One place on the paper, and how its key is read. */
export interface KeyField {
  /** Name of the field: the question's id, with row or entry where it has several. */
  readonly name: string;
  readonly question: Question;
  readonly kind: KeyKind;
  /** What the numbers 1, 2, 3 stand for; none for a number, a date or a text. */
  readonly choices: readonly Choice[];
  /** The row of a matrix, or the field of an entry of a list, and which entry, counted from 1. */
  readonly part: { readonly text: Choice["label"]; readonly entry: number | null } | null;
}

const kinds: Readonly<Record<Question["kind"], KeyKind>> = {
  radio: "option",
  select: "option",
  checkboxes: "options",
  scale: "number",
  number: "number",
  date: "date",
  text: "text",
  matrix: "option",
  list: "text",
};

const choicesOf = (thing: Question | ListField): readonly Choice[] =>
  "options" in thing ? thing.options : [];

/** The fields of a question on the entry page, in the order of the paper. */
export function keyFieldsOf(question: Question): readonly KeyField[] {
  const { id } = question;
  if (question.kind === "matrix")
    return question.rows.map(({ code, label }) => ({
      name: rowFieldName(id, code),
      question,
      kind: "option",
      choices: question.options,
      part: { text: label, entry: null },
    }));
  if (question.kind === "list")
    return Array.from({ length: Math.min(question.max_entries, entriesShown) }, (_, place) => place).flatMap(
      (place) =>
        question.fields.map((field) => ({
          name: entryFieldName(id, place, field.id),
          question,
          kind: kinds[field.kind],
          choices: choicesOf(field),
          part: { text: field.text, entry: place + 1 },
        })),
    );
  return [{ name: id, question, kind: kinds[question.kind], choices: choicesOf(question), part: null }];
}
