import type { TypedKeys } from "#db/ports.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { type KeyField, keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import { keyIn, skipKey } from "#server/use-cases/paper/read-keys.ts";

/** One field that two typings of the same paper do not agree on. */
export interface Difference {
  readonly field: KeyField;
  readonly first: string;
  readonly second: string;
}

export interface Comparison {
  /** Fields of the paper; of a list only those that somebody typed in. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** A key in the one form that means the same: order of numbers, leading zeros, spaces and signs play no part. */
function meaning({ kind, choices }: KeyField, key: string): string {
  if (key === "" || key === skipKey) return key;
  // One of the municipality's own lists has no numbers; its codes are typed.
  if (kind === "text" || (kind === "option" && choices.length === 0)) return key.replace(/\s+/g, " ");
  if (kind === "number") return key.replace(/^(-?)0+(?=\d)/, "$1");
  const digits = key.replace(/[^0-9]+/g, " ").trim();
  if (kind === "date")
    return key
      .split(/[-./ ]+/)
      .map((part) => part.padStart(2, "0"))
      .join("");
  if (kind !== "options") return digits.replace(/^0+(?=\d)/, "");
  const numbers = choices.length > 9 ? digits.split(" ") : [...digits.replaceAll(" ", "")];
  return [...new Set(numbers)].sort().join(" ");
}

/** Compares two typings field by field. */
export function compareTypings(
  questions: readonly Question[],
  first: TypedKeys,
  second: TypedKeys,
): Comparison {
  const pairs = questions
    .flatMap(keyFieldsOf)
    .map((field) => ({ field, first: keyIn(first, field.name), second: keyIn(second, field.name) }))
    .filter(({ field, first: a, second: b }) => field.question.kind !== "list" || a !== "" || b !== "");
  return {
    compared: pairs.length,
    differences: pairs.filter(({ field, first: a, second: b }) => meaning(field, a) !== meaning(field, b)),
  };
}
