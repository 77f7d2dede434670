import type { Answers, AnswerValue } from "#questionnaires/engine/answers.ts";
import type { Question } from "#questionnaires/schema.ts";

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

/** The names of the fields that a question has on its page. */
export const namesOf = ({ id, kind }: Question): readonly string[] => [
  ...(kind === "date" ? [`${id}-day`, `${id}-month`, `${id}-year`] : [id]),
  `${id}-skip`,
];

/** Reads the fields of one question; nothing is guessed. `skip` is the code for "I do not want to answer". */
export function readFields(question: Question, fields: Fields, skip: string): Reading {
  const once = namesOf(question).filter((name) => question.kind !== "checkboxes" || name !== question.id);
  if (once.some((name) => (fields[name]?.length ?? 0) > 1)) return problem("more-than-one");
  const typed = (name: string): string => (fields[name]?.[0] ?? "").replaceAll("\r\n", "\n").trim();
  const read = readers[question.kind]({ question, fields, typed });
  if (typed(`${question.id}-skip`) === "") return read;
  return read.kind === "blank" ? answer(skip) : problem("skip-with-answer");
}

interface Form {
  readonly question: Question;
  readonly fields: Fields;
  readonly typed: (name: string) => string;
}

const oneChoice = ({ question, typed }: Form): Reading =>
  typed(question.id) === "" ? blank : answer(typed(question.id));

const readers: Readonly<Record<Question["kind"], (form: Form) => Reading>> = {
  radio: oneChoice,
  text: oneChoice,
  scale: ({ question, typed }) => {
    const value = typed(question.id);
    if (value === "") return blank;
    return answer(/^\d{1,3}$/.test(value) ? Number(value) : value);
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

/** The form fields that show a stored answer; the reverse of `readFields`. */
export function fieldsOf(question: Question, answers: Answers, skip: string): Fields {
  const value = answers[question.id];
  if (value === undefined) return {};
  if (value === skip && question.kind !== "radio" && question.kind !== "scale")
    return { [`${question.id}-skip`]: [skip] };
  if (question.kind === "date") return dateFields(question.id, value);
  return { [question.id]: typeof value === "object" ? value : [String(value)] };
}

function dateFields(id: string, value: AnswerValue): Fields {
  const [year = "", month = "", day = ""] = String(value).split("-");
  return {
    [`${id}-day`]: [String(Number(day))],
    [`${id}-month`]: [String(Number(month))],
    [`${id}-year`]: [year],
  };
}
