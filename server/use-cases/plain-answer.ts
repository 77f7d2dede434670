import type { Question } from "#questionnaires/question-schema.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An answer as it is stored: free text plain, also inside the entries of a list; all else as it came. */
export function plainAnswer(question: Question, value: unknown): unknown {
  if (question.kind === "text") return typeof value === "string" ? plainText(value) : value;
  if (question.kind !== "list" || !Array.isArray(value)) return value;
  const texts = new Set(question.fields.filter(({ kind }) => kind === "text").map(({ id }) => id));
  return value.map((entry: unknown) =>
    isRecord(entry)
      ? Object.fromEntries(
          Object.entries(entry).map(([field, typed]) => [
            field,
            texts.has(field) && typeof typed === "string" ? plainText(typed) : typed,
          ]),
        )
      : entry,
  );
}
