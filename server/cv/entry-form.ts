import type { Fields } from "#questionnaires/form/fields.ts";
import type { CvValues } from "#server/cv/cv-entry.ts";
import type { CvField, CvSection } from "#server/cv/section.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

export type CvProblemCode =
  | "required"
  | "too-long"
  | "not-a-year"
  | "month-without-year"
  | "unknown-choice"
  | "ends-before";

export interface CvProblem {
  /** Id of the field. */
  readonly field: string;
  readonly code: CvProblemCode;
}

export interface CvReading {
  /** What can be stored; a field with a problem is not among them. */
  readonly values: CvValues;
  readonly problems: readonly CvProblem[];
}

export const monthField = (id: string): string => `${id}-month`;
export const yearField = (id: string): string => `${id}-year`;

/** The names of the form fields of a section. */
export const cvFieldNames = ({ fields }: CvSection): readonly string[] =>
  fields.flatMap(({ id, kind }) => (kind === "month" ? [monthField(id), yearField(id)] : [id]));

const ticked = "ja";

type Value = { readonly value: string | true | undefined } | { readonly code: CvProblemCode };

/** From the year the oldest citizens were born to a licence for life. */
const isYear = (year: string): boolean => /^(19|20)\d\d$/.test(year);

function readMonth(id: string, typed: (name: string) => string): Value {
  const [month, year] = [typed(monthField(id)), typed(yearField(id))];
  if (year === "") return month === "" ? { value: undefined } : { code: "month-without-year" };
  if (!isYear(year)) return { code: "not-a-year" };
  if (month === "") return { value: year };
  return /^(0?[1-9]|1[0-2])$/.test(month)
    ? { value: `${year}-${month.padStart(2, "0")}` }
    : { code: "unknown-choice" };
}

function readField(field: CvField, typed: (name: string) => string): Value {
  if (field.kind === "month") return readMonth(field.id, typed);
  const value = typed(field.id);
  if (value === "") return { value: undefined };
  if (field.kind === "tick") return value === ticked ? { value: true } : { code: "unknown-choice" };
  if (field.kind === "choice")
    return field.options.some(({ code }) => code === value) ? { value } : { code: "unknown-choice" };
  return value.length > field.maxLength
    ? { code: "too-long" }
    : { value: field.kind === "line" ? value.replace(/\s+/g, " ") : value };
}

/** True when one month surely lies before another; a year alone is no month of it. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** Reads the form of one entry. Nothing but the field that names the entry must be filled in. */
export function readCvEntry({ fields }: CvSection, form: Fields): CvReading {
  const typed = (name: string): string => plainText(form[name]?.[0] ?? "");
  const values: Record<string, string | true> = {};
  const problems: CvProblem[] = [];
  for (const field of fields) {
    const read = readField(field, typed);
    if ("code" in read) problems.push({ field: field.id, code: read.code });
    else if (read.value !== undefined) values[field.id] = read.value;
    else if (field.required) problems.push({ field: field.id, code: "required" });
  }
  const { from, to } = values;
  if (typeof from === "string" && typeof to === "string" && isBefore(to, from))
    problems.push({ field: "to", code: "ends-before" });
  return { values, problems };
}

/** The form fields that show a stored entry; the reverse of `readCvEntry`. */
export function cvFields({ fields }: CvSection, values: CvValues): Fields {
  const shown = fields.flatMap(({ id, kind }): [string, string[]][] => {
    const value = values[id];
    if (value === undefined) return [];
    if (value === true) return [[id, [ticked]]];
    if (kind !== "month") return [[id, [value]]];
    const [year = "", month = ""] = value.split("-");
    return [
      [yearField(id), [year]],
      [monthField(id), [month === "" ? "" : String(Number(month))]],
    ];
  });
  return Object.fromEntries(shown);
}

/** What an entry is called in a list: the first field that must be filled in, in words. */
export function cvEntryName({ fields }: CvSection, values: CvValues, lang: "da" | "en"): string {
  const named = fields.find(({ required }) => required);
  const value = named && values[named.id];
  if (named?.kind === "choice")
    return named.options.find(({ code }) => code === value)?.label[lang] ?? String(value ?? "");
  return typeof value === "string" ? value : "";
}
