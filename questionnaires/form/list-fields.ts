import type { AnswerValue, ListEntry } from "../engine/answers.ts";
import type { ListField, ListQuestion } from "../question-schema.ts";
import type { Fields } from "./fields.ts";

type Typed = (name: string) => string;

/** The name of one field of one entry of a list; a date has three of them. */
export const entryFieldName = (question: string, place: number, field: string): string =>
  `${question}-${place}-${field}`;

/** Every field that the entries of a list may have on its page. */
export const listFieldNames = (question: ListQuestion): readonly string[] =>
  Array.from({ length: question.max_entries }, (_, place) => place).flatMap((place) =>
    namesAt(question, place),
  );

/** Every field that one entry may have. */
export const namesAt = ({ id, fields }: ListQuestion, place: number): readonly string[] =>
  fields.flatMap((field) => {
    const name = entryFieldName(id, place, field.id);
    return field.kind === "date" ? dateNames(name) : [name];
  });

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
export const typedEntries = (question: ListQuestion, typed: Typed): ListEntry[] =>
  Array.from({ length: question.max_entries }, (_, place) => typedEntryAt(question, place, typed)).filter(
    (entry) => entry !== null,
  );

/** What was typed in one entry; null when it is blank. */
export function typedEntryAt({ id, fields }: ListQuestion, place: number, typed: Typed): ListEntry | null {
  const entry = fields.flatMap((field) => {
    const value = typedValue(field, entryFieldName(id, place, field.id), typed);
    return value === undefined ? [] : [[field.id, value] as const];
  });
  return entry.length === 0 ? null : Object.fromEntries(entry);
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

/** A button inside a list: show the entries, open one, open a blank one, or take one away. */
export interface ListPress {
  readonly act: "show" | "open" | "add" | "remove";
  /** Place of the entry among the fields as posted; the blank one for `add` comes after the last. */
  readonly place: number;
}

export interface Pressed {
  /** The fields of the entries that something is typed in, numbered anew, without one that was taken away. */
  readonly fields: Fields;
  /** The entry that is open afterwards, by its new place; null when all are closed. */
  readonly open: number | null;
}

/** What a button of a list makes of the fields that were posted with it. */
export function pressList(question: ListQuestion, fields: Fields, { act, place }: ListPress): Pressed {
  const places = Array.from({ length: question.max_entries }, (_, at) => at).filter(
    (at) => Object.keys(entryAt(question, fields, at)).length > 0,
  );
  const kept = act === "remove" ? places.filter((at) => at !== place) : places;
  const renumbered = kept.flatMap((from, to) => renamed(question, { from, to }, fields));
  const rest = Object.entries(fields).filter(([name]) => !listFieldNames(question).includes(name));
  const at = kept.indexOf(place);
  const blank = kept.length < question.max_entries ? kept.length : null;
  const open = act === "add" ? blank : act === "open" && at >= 0 ? at : null;
  return { fields: Object.fromEntries([...rest, ...renumbered]), open };
}

/** The fields of one entry that something is typed in. */
export const entryAt = (question: ListQuestion, fields: Fields, place: number): Fields =>
  Object.fromEntries(
    namesAt(question, place).flatMap((name) => {
      const values = fields[name];
      return (values?.[0] ?? "").trim() === "" || values === undefined ? [] : [[name, values] as const];
    }),
  );

/** Puts a removed entry back where it stood, or last; `removed` holds its fields under their old names. */
export function withEntry(question: ListQuestion, fields: Fields, removed: Fields): Pressed {
  const all = Array.from({ length: question.max_entries }, (_, place) => place);
  const from = all.find((place) => Object.keys(entryAt(question, removed, place)).length > 0);
  const count = all.filter((place) => Object.keys(entryAt(question, fields, place)).length > 0).length;
  if (from === undefined || count >= question.max_entries) return { fields, open: null };
  const to = Math.min(from, count);
  const moved = all.flatMap((place) => {
    const next = place === to ? null : place < to ? place : place - 1;
    return renamed(question, { from: next ?? from, to: place }, next === null ? removed : fields);
  });
  const rest = Object.entries(fields).filter(([name]) => !listFieldNames(question).includes(name));
  return { fields: Object.fromEntries([...rest, ...moved]), open: null };
}

/** The fields of the entry at one place under the names of another. */
function renamed(question: ListQuestion, { from, to }: { from: number; to: number }, fields: Fields) {
  const names = namesAt(question, to);
  return namesAt(question, from).flatMap((name, at) => {
    const values = fields[name];
    return values === undefined ? [] : [[names[at] ?? name, values] as const];
  });
}
