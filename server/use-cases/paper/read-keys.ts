import type { TypedKeys } from "#db/ports.ts";
import { type Fields, type Reading, readFields } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { type KeyField, keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** Stands for "does not want to answer". */
export const skipKey = "-";

export type KeyProblemCode = "no-such-option" | "not-a-key-date" | "not-a-number";

/** What one key says in the terms of the question's form: values by field name, or what cannot be read. */
type KeyReading = { readonly fields: Fields } | { readonly problem: KeyProblemCode };

interface Read {
  readonly field: KeyField;
  readonly key: string;
  /** Civil date, `yyyy-mm-dd`: tells the century of a year of two digits. */
  readonly today: string;
}

function optionAt({ choices }: KeyField, number: string): string | undefined {
  return /^\d{1,2}$/.test(number) ? choices[Number(number) - 1]?.code : undefined;
}

function readOption({ field, key }: Read): KeyReading {
  // A list that the municipality keeps has no numbers on the paper: its code is typed.
  const code = field.choices.length === 0 ? key : optionAt(field, key);
  return code === undefined ? { problem: "no-such-option" } : { fields: { [field.name]: [code] } };
}

/** `1 3`, `1,3` or, with less than ten options, `13`. */
function numbersIn({ choices }: KeyField, key: string): readonly string[] {
  const parts = key.split(/[\s,.;+]+/).filter((part) => part !== "");
  return choices.length > 9 ? parts : parts.flatMap((part) => (/^\d+$/.test(part) ? [...part] : [part]));
}

function readOptions({ field, key }: Read): KeyReading {
  const codes = numbersIn(field, key).map((number) => optionAt(field, number));
  const known = codes.filter((code) => code !== undefined);
  if (known.length === 0 || known.length < codes.length) return { problem: "no-such-option" };
  return { fields: { [field.name]: [...new Set(known)] } };
}

const readNumber = ({ field, key }: Read): KeyReading =>
  /^-?\d{1,7}$/.test(key) ? { fields: { [field.name]: [key] } } : { problem: "not-a-number" };

const dateKey = [/^(\d{2})(\d{2})(\d{4}|\d{2})$/, /^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4}|\d{2})$/] as const;

/**
 * A date as `yyyy-mm-dd`, from `ddmmyy` or `ddmmyyyy`, also with dots, hyphens or spaces; null when it cannot be
 * read. Two digits are the latest year that is not after today.
 */
function dateIn(key: string, today: string): string | null {
  const [, day, month, year] = dateKey[0].exec(key) ?? dateKey[1].exec(key) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const iso = (century: string) =>
    `${year.length === 4 ? year : century + year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return iso("20") > today && year.length === 2 ? iso("19") : iso("20");
}

function readDate({ field, key, today }: Read): KeyReading {
  const date = dateIn(key, today);
  if (date === null) return { problem: "not-a-key-date" };
  const { name } = field;
  return {
    fields: {
      [`${name}-day`]: [date.slice(8)],
      [`${name}-month`]: [date.slice(5, 7)],
      [`${name}-year`]: [date.slice(0, 4)],
    },
  };
}

const readers: Readonly<Record<KeyField["kind"], (read: Read) => KeyReading>> = {
  option: readOption,
  options: readOptions,
  number: readNumber,
  date: readDate,
  text: ({ field, key }) => ({ fields: { [field.name]: [key] } }),
};

export interface KeyProblem {
  /** Name of the key field. */
  readonly name: string;
  readonly question: string;
  readonly code: string;
}

export interface KeysRead {
  /** Question id to what was typed for it; no key where the paper is blank. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly problems: readonly KeyProblem[];
}

/** What was typed in a field, as text to read. */
export const keyIn = (keys: TypedKeys, name: string): string =>
  plainText(Object.hasOwn(keys, name) ? (keys[name] ?? "") : "");

/**
 * The keys with every date as `ddmmyyyy`. A year of two digits is read on the day it is typed: on the day it is sent
 * it could mean another century.
 */
export function withFullYears(questions: readonly Question[], keys: TypedKeys, today: string): TypedKeys {
  const dates = questions.flatMap(keyFieldsOf).filter(({ kind }) => kind === "date");
  const full = dates.flatMap(({ name }) => {
    const date = dateIn(keyIn(keys, name), today);
    return date === null ? [] : [[name, date.split("-").toReversed().join("")] as const];
  });
  return { ...keys, ...Object.fromEntries(full) };
}

function readQuestion(
  question: Question,
  keys: TypedKeys,
  { skip, today }: { skip: string; today: string },
): { reading: Reading | null; problems: readonly KeyProblem[] } {
  const typed = keyFieldsOf(question)
    .map((field) => ({ field, key: keyIn(keys, field.name) }))
    .filter(({ key }) => key !== "");
  if (typed.length === 0) return { reading: null, problems: [] };
  const said = typed.filter(({ key }) => key !== skipKey);
  if (said.length === 0) return { reading: { kind: "answer", value: skip }, problems: [] };
  const readings = said.map((one) => ({
    name: one.field.name,
    ...readers[one.field.kind]({ ...one, today }),
  }));
  const problems = readings.flatMap((one) =>
    "problem" in one ? [{ name: one.name, question: question.id, code: one.problem }] : [],
  );
  if (problems.length > 0) return { reading: null, problems };
  const fields: Fields = Object.assign({}, ...readings.map((one) => ("fields" in one ? one.fields : {})));
  return { reading: readFields(question, fields, skip), problems };
}

/** Reads the keys of a whole paper; nothing is guessed. A blank field is no answer, `-` is "does not want to". */
export function readKeys(
  questions: readonly Question[],
  keys: TypedKeys,
  told: { skip: string; today: string },
): KeysRead {
  const answers: Record<string, unknown> = {};
  const problems: KeyProblem[] = [];
  for (const question of questions) {
    const read = readQuestion(question, keys, told);
    problems.push(...read.problems);
    if (read.reading?.kind === "answer") answers[question.id] = read.reading.value;
    if (read.reading?.kind === "problem")
      problems.push({ name: question.id, question: question.id, code: read.reading.code });
  }
  return { answers, problems };
}
