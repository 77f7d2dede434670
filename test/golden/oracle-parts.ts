import type { ListField, Question } from "#questionnaires/question-schema.ts";

type Parts = Extract<Question, { kind: "number" | "select" | "matrix" | "list" }>;

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);
const isNothing = (raw: unknown): boolean => raw === undefined || raw === null || raw === "";
const isWholeWithin = (raw: unknown, { min, max }: { min: number; max: number }): boolean =>
  Number.isInteger(raw) && Number(raw) >= min && Number(raw) <= max;
const isDay = (raw: unknown): boolean =>
  typeof raw === "string" &&
  /^\d{4}-\d{2}-\d{2}$/.test(raw) &&
  !Number.isNaN(Date.parse(`${raw}T00:00:00Z`)) &&
  new Date(`${raw}T00:00:00Z`).toISOString().startsWith(raw);

function fits(field: ListField, raw: unknown): boolean {
  if (isNothing(raw)) return !field.required;
  if (field.kind === "number") return isWholeWithin(raw, field);
  if (field.kind === "date") return isDay(raw);
  if (field.kind === "text") return typeof raw === "string";
  return field.options.some(({ code }) => code === raw);
}

/** Own keys alone: a key such as `toString` is inherited by every object, and no name of ours. */
const hasOnly = (raw: Record<string, unknown>, names: readonly string[]): boolean =>
  Object.keys(raw).every((key) => names.includes(key));

/** The kinds that the screening does not have. A list has the number of its entries as its value. */
export function readParts(question: Parts, raw: unknown) {
  switch (question.kind) {
    case "number":
      return isWholeWithin(raw, question) ? { value: Number(raw) } : ("invalid" as const);
    case "select": {
      if (typeof raw !== "string") return "invalid" as const;
      const isKnown =
        question.options_from !== undefined || question.options.some(({ code }) => code === raw);
      return isKnown ? { value: raw } : ("invalid" as const);
    }
    case "matrix": {
      if (!isObject(raw)) return "invalid" as const;
      const rows = Object.entries(raw).filter(([, one]) => !isNothing(one));
      const codes = question.options.map(({ code }) => code);
      if (
        !hasOnly(
          raw,
          question.rows.map(({ code }) => code),
        )
      )
        return "invalid" as const;
      if (!rows.every(([, one]) => typeof one === "string" && codes.includes(one))) return "invalid" as const;
      return rows.length === 0
        ? ("skipped" as const)
        : { value: Object.fromEntries(rows) as Record<string, string> };
    }
    case "list": {
      if (!Array.isArray(raw) || raw.length > question.max_entries) return "invalid" as const;
      const names = question.fields.map(({ id }) => id);
      const isFine = (entry: unknown) =>
        isObject(entry) &&
        hasOnly(entry, names) &&
        question.fields.every((field) => fits(field, entry[field.id]));
      return raw.every(isFine) ? { value: raw.length } : ("invalid" as const);
    }
  }
}
