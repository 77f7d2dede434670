import type { ListField } from "../question-schema.ts";
import type { AnswerProblemCode, ListEntry } from "./answers.ts";
import { dayNumber } from "./calendar.ts";
import { ANSWERED } from "./conditions.ts";
import { isEmpty, isRecord, ownValue } from "./raw-values.ts";
import { missingOr, problem, type Reading } from "./reading.ts";

type RawEntry = Readonly<Record<string, unknown>>;
type Fault = { readonly code: AnswerProblemCode; readonly part: string };

function faultOfChoice({ options }: { options: readonly { code: string }[] }, value: unknown) {
  if (typeof value !== "string") return "wrong-type";
  return options.some(({ code }) => code === value) ? undefined : "unknown-code";
}

function faultOfNumber({ min, max }: { min: number; max: number }, value: unknown) {
  if (typeof value !== "number") return "wrong-type";
  if (!Number.isInteger(value)) return "not-whole";
  return value >= min && value <= max ? undefined : "out-of-scale";
}

/** What is wrong with the value of one field; undefined when nothing is. */
function faultOf(field: ListField, value: unknown, asTyped: boolean): AnswerProblemCode | undefined {
  if (isEmpty(value)) return field.required ? "field-missing" : undefined;
  switch (field.kind) {
    case "radio":
    case "select":
      return faultOfChoice(field, value);
    case "number":
      return faultOfNumber(field, value);
    case "date":
      if (typeof value !== "string") return "wrong-type";
      return dayNumber(value) < 0 ? "not-a-date" : undefined;
    case "text":
      if (typeof value !== "string") return "wrong-type";
      return asTyped && value.length > field.max_length ? "too-long" : undefined;
  }
}

function faultOfEntry(
  fields: readonly ListField[],
  entry: RawEntry,
  { place, asTyped }: { place: number; asTyped: boolean },
): Fault | undefined {
  const stranger = Object.keys(entry).find((key) => !fields.some(({ id }) => id === key));
  if (stranger !== undefined) return { code: "unknown-field", part: `${place}/${stranger}` };
  for (const field of fields) {
    const code = faultOf(field, ownValue(entry, field.id), asTyped);
    if (code !== undefined) return { code, part: `${place}/${field.id}` };
  }
  return undefined;
}

/** Reads the entries of a list; how many there are goes into `values`. The first fault is told, with its place. */
export function readList(reading: Reading, at: number, value: unknown): number {
  const { plan, work, asTyped } = reading;
  const question = plan.questions[at];
  if (question?.kind !== "list" || !Array.isArray(value) || value.length === 0) {
    return missingOr(reading, at, { value, code: "wrong-type" });
  }
  if (value.length > question.max_entries) return problem(reading, at, { code: "too-many" });
  for (const [place, entry] of value.entries()) {
    if (!isRecord(entry)) return problem(reading, at, { code: "wrong-type", part: String(place) });
    const fault = faultOfEntry(question.fields, entry, { place, asTyped });
    if (fault) return problem(reading, at, fault);
  }
  work.bits[at] = 1;
  work.values[at] = value.length;
  return ANSWERED;
}

/** A well-formed entry with its filled-in fields alone, in the order of the fields. */
export const filledIn = (fields: readonly ListField[], entry: ListEntry): ListEntry =>
  Object.fromEntries(
    fields.flatMap(({ id }) => {
      const value = ownValue(entry, id);
      return value === undefined || isEmpty(value) ? [] : [[id, value]];
    }),
  );
