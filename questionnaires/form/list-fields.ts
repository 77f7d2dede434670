import type { AnswerValue, ListEntry } from "../engine/answers.ts";
import type { ListField, ListQuestion } from "../question-schema.ts";
import type { Fields } from "./fields.ts";

type Typed = (name: string) => string;

/** The name of one field of one entry of a list; a date has three of them. */
export const entryFieldName = (question: string, place: number, field: string): string =>
  `${question}-${place}-${field}`;

/** Every field that the entries of a list may have on its page. */
export const listFieldNames = ({ id, fields, max_entries }: ListQuestion): readonly string[] =>
  Array.from({ length: max_entries }, (_, place) => place).flatMap((place) =>
    fields.flatMap((field) => {
      const name = entryFieldName(id, place, field.id);
      return field.kind === "date" ? dateNames(name) : [name];
    }),
  );

const dateNames = (name: string): readonly string[] => [`${name}-day`, `${name}-month`, `${name}-year`];

/** A date as it was typed in three fields: `undefined` when blank, else a date or the parts as they stand. */
function typedDate(name: string, typed: Typed): string | undefined {
  const [day = "", month = "", year = ""] = dateNames(name).map(typed);
  if (day === "" && month === "" && year === "") return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function typedValue(field: ListField, name: string, typed: Typed): string | number | undefined {
  if (field.kind === "date") return typedDate(name, typed);
  const value = typed(name);
  if (value === "") return undefined;
  return field.kind === "number" && /^-?\d{1,7}$/.test(value) ? Number(value) : value;
}

/** The entries that something was typed in, in order; blank ones in between are left out. */
export function typedEntries({ id, fields, max_entries }: ListQuestion, typed: Typed): ListEntry[] {
  const entries: ListEntry[] = [];
  for (let place = 0; place < max_entries; place += 1) {
    const entry: Record<string, string | number> = {};
    for (const field of fields) {
      const value = typedValue(field, entryFieldName(id, place, field.id), typed);
      if (value !== undefined) entry[field.id] = value;
    }
    if (Object.keys(entry).length > 0) entries.push(entry);
  }
  return entries;
}

/** The form fields that show stored entries; the reverse of `typedEntries`. */
export function entryFields({ id, fields }: ListQuestion, value: AnswerValue): Fields {
  if (!Array.isArray(value)) return {};
  const shown: Record<string, readonly string[]> = {};
  for (const [place, entry] of (value as readonly ListEntry[]).entries()) {
    for (const field of fields) {
      const stored = entry[field.id];
      if (stored === undefined) continue;
      const name = entryFieldName(id, place, field.id);
      Object.assign(
        shown,
        field.kind === "date" ? dateFields(name, String(stored)) : { [name]: [String(stored)] },
      );
    }
  }
  return shown;
}

/** The three fields of a stored date. */
export function dateFields(name: string, date: string): Fields {
  const [year = "", month = "", day = ""] = date.split("-");
  return {
    [`${name}-day`]: [String(Number(day))],
    [`${name}-month`]: [String(Number(month))],
    [`${name}-year`]: [year],
  };
}
