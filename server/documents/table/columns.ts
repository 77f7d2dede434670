import type { AnswerValue, ListEntry } from "#questionnaires/engine/answers.ts";
import type { ListField, ListQuestion, MatrixQuestion, Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";

/** A number stays a number; nothing is an empty cell. */
export type Cell = string | number | null;

type Labelled = { readonly code: string; readonly label: Localized };

/** One column of the table: what it holds, and how it is read out of an answer that was not skipped. */
export interface Column {
  readonly name: string;
  readonly question: Question;
  /** What the column asks beside its question: an option, a row, a field. */
  readonly part: Localized | undefined;
  readonly kind: "code" | "number" | "date" | "text" | "0/1";
  readonly codes: readonly Labelled[];
  read(answer: AnswerValue): Cell;
}

export interface ColumnChoice {
  /** Words that people wrote themselves can tell who they are. */
  readonly withFreeText: boolean;
}

const asCell = (value: unknown): Cell =>
  typeof value === "string" || typeof value === "number" ? value : null;

const yesNo: readonly Labelled[] = [
  { code: "0", label: { da: "Ikke krydset af", en: "Not ticked" } },
  { code: "1", label: { da: "Krydset af", en: "Ticked" } },
];

const cellKinds: Readonly<Record<string, Column["kind"]>> = {
  scale: "number",
  number: "number",
  date: "date",
  text: "text",
};

const kindOf = ({ kind }: Question | ListField): Column["kind"] => cellKinds[kind] ?? "code";

const optionsOf = (from: Question | ListField): readonly Labelled[] =>
  "options" in from ? from.options : [];

const rowColumns = (question: MatrixQuestion): Column[] =>
  question.rows.map(({ code, label }) => ({
    name: `${question.id}.${code}`,
    question,
    part: label,
    kind: "code",
    codes: question.options,
    read: (answer) => asCell((answer as Readonly<Record<string, string>>)[code]),
  }));

/** A list has as many columns as it may have entries, so that every file of a version has the same columns. */
function entryColumns(question: ListQuestion, { withFreeText }: ColumnChoice): Column[] {
  const fields = question.fields.filter(({ kind }) => withFreeText || kind !== "text");
  return Array.from({ length: question.max_entries }, (_, place) => place).flatMap((place) =>
    fields.map(
      (field): Column => ({
        name: `${question.id}.${place + 1}.${field.id}`,
        question,
        part: field.text,
        kind: kindOf(field),
        codes: optionsOf(field),
        read: (answer) => asCell((answer as readonly ListEntry[])[place]?.[field.id]),
      }),
    ),
  );
}

function questionColumns(question: Question, choice: ColumnChoice): Column[] {
  switch (question.kind) {
    case "checkboxes":
      return question.options.map(({ code, label }) => ({
        name: `${question.id}.${code}`,
        question,
        part: label,
        kind: "0/1",
        codes: yesNo,
        read: (answer) => ((answer as readonly string[]).includes(code) ? 1 : 0),
      }));
    case "matrix":
      return rowColumns(question);
    case "list":
      return entryColumns(question, choice);
    case "text":
      if (!choice.withFreeText) return [];
  }
  return [
    {
      name: question.id,
      question,
      part: undefined,
      kind: kindOf(question),
      codes: optionsOf(question),
      read: asCell,
    },
  ];
}

/** The columns of the answers to one version, in question order; the same for every variant. */
export const columnsOf = ({ questions }: Definition, choice: ColumnChoice): readonly Column[] =>
  questions.flatMap((question) => questionColumns(question, choice));
