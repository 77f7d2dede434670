import type { Item } from "./items.ts";
import type { Distribution } from "./tables.ts";

export interface ScaleMean {
  readonly mean: number;
  /** How many chose a step that has a value. */
  readonly people: number;
}

/**
 * The mean of the values that a questionnaire gives to the steps of a scale, 1 to 5 (ADR 0028). Answers without a value,
 * such as "do not know", are left out. Null for an item without values, when nobody chose a step with one, and when one
 * of the counts is hidden: the mean would give it away.
 */
export function scaleMean({ question, codes }: Item, { counts }: Distribution): ScaleMean | null {
  if (question.kind !== "radio") return null;
  let [sum, people] = [0, 0];
  for (const [place, code] of codes.entries()) {
    const value = question.options.find((option) => option.code === code)?.scale_value;
    const count = counts[place];
    if (count === null || count === undefined) return null;
    if (value === undefined) continue;
    sum += value * count;
    people += count;
  }
  return people === 0 ? null : { mean: sum / people, people };
}
