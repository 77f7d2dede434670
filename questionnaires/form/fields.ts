import type { Answers, MatrixAnswer } from "../engine/answers.ts";
import type { Question } from "../question-schema.ts";
import { dateFields, entryFields, listFieldNames, typedEntries } from "./list-fields.ts";

/** A form as it was typed: every value of every field, in order. */
export type Fields = Readonly<Record<string, readonly string[]>>;

export type FieldProblemCode = "incomplete-date" | "skip-with-answer" | "more-than-one";

/** What the fields of one question say: nothing, an answer to check, or something that cannot be read. */
export type Reading =
  | { readonly kind: "blank" }
  | { readonly kind: "answer"; readonly value: unknown }
  | { readonly kind: "problem"; readonly code: FieldProblemCode };

const blank: Reading = { kind: "blank" };
const answer = (value: unknown): Reading => ({ kind: "answer", value });
const problem = (code: FieldProblemCode): Reading => ({ kind: "problem", code });

/** The name of the field of one row of a matrix. */
export const rowFieldName = (question: string, row: string): string => `${question}-${row}`;

function answerNames(question: Question): readonly string[] {
  const { id } = question;
  if (question.kind === "date") return [`${id}-day`, `${id}-month`, `${id}-year`];
  if (question.kind === "matrix") return question.rows.map(({ code }) => rowFieldName(id, code));
  return question.kind === "list" ? listFieldNames(question) : [id];
}

/** The names of the fields that a question has on its page. */
export const namesOf = (question: Question): readonly string[] => [
  ...answerNames(question),
  `${question.id}-skip`,
];

/** Reads the fields of one question; nothing is guessed. `skip` is the code for "I do not want to answer". */
export function readFields(question: Question, fields: Fields, skip: string): Reading {
  const once = namesOf(question).filter((name) => question.kind !== "checkboxes" || name !== question.id);
  if (once.some((name) => (fields[name]?.length ?? 0) > 1)) return problem("more-than-one");
  const typed = (name: string): string => (fields[name]?.[0] ?? "").replaceAll("\r\n", "\n").trim();
  const read = readQuestion({ question, fields, typed });
  if (typed(`${question.id}-skip`) === "") return read;
  // Nobody can take back the choice of a row: the box, which can be taken back, tells what is meant.
  const isMeant = read.kind === "blank" || question.kind === "matrix";
  return isMeant ? answer(skip) : problem("skip-with-answer");
}

interface Form<Kind extends Question["kind"]> {
  readonly question: Extract<Question, { kind: Kind }>;
  readonly fields: Fields;
  readonly typed: (name: string) => string;
}

interface OneField {
  readonly question: { readonly id: string };
  readonly typed: (name: string) => string;
}

const oneChoice = ({ question, typed }: OneField): Reading =>
  typed(question.id) === "" ? blank : answer(typed(question.id));

function oneNumber({ question, typed }: OneField): Reading {
  const value = typed(question.id);
  if (value === "") return blank;
  return answer(/^-?\d{1,7}$/.test(value) ? Number(value) : value);
}

const readers: { readonly [Kind in Question["kind"]]: (form: Form<Kind>) => Reading } = {
  radio: oneChoice,
  select: oneChoice,
  text: oneChoice,
  number: oneNumber,
  scale: oneNumber,
  matrix: ({ question, typed }) => {
    const rows = question.rows.flatMap(({ code }) => {
      const value = typed(rowFieldName(question.id, code));
      return value === "" ? [] : [[code, value] as const];
    });
    return rows.length === 0 ? blank : answer(Object.fromEntries(rows));
  },
  list: ({ question, typed }) => {
    const entries = typedEntries(question, typed);
    return entries.length === 0 ? blank : answer(entries);
  },
  checkboxes: ({ question, fields }) => {
    const ticked = (fields[question.id] ?? []).filter((code) => code !== "");
    return ticked.length === 0 ? blank : answer(ticked);
  },
  date: ({ question: { id }, typed }) => {
    const [day, month, year] = [typed(`${id}-day`), typed(`${id}-month`), typed(`${id}-year`)];
    if (day === "" && month === "" && year === "") return blank;
    if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year))
      return problem("incomplete-date");
    return answer(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  },
};

/** TypeScript cannot see that the reader and the question are of the same kind. */
const readQuestion = (form: Form<Question["kind"]>): Reading =>
  (readers[form.question.kind] as (form: Form<Question["kind"]>) => Reading)(form);

/** The form fields that show a stored answer; the reverse of `readFields`. */
export function fieldsOf(question: Question, answers: Answers, skip: string): Fields {
  const value = answers[question.id];
  if (value === undefined) return {};
  if (value === skip && question.kind !== "radio" && question.kind !== "scale")
    return { [`${question.id}-skip`]: [skip] };
  if (question.kind === "date") return dateFields(question.id, String(value));
  if (question.kind === "list") return entryFields(question, value);
  if (question.kind === "matrix") {
    const rows = Object.entries(value as MatrixAnswer);
    return Object.fromEntries(rows.map(([row, code]) => [rowFieldName(question.id, row), [code]]));
  }
  return { [question.id]: Array.isArray(value) ? value : [String(value)] };
}
