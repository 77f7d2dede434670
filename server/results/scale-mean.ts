import type { Weighted } from "#server/statistics/mean-interval.ts";
import type { Item } from "./items.ts";
import type { Distribution } from "./tables.ts";

export interface ScaleMean {
  readonly mean: number;
  /** How many chose a step that has a value. */
  readonly people: number;
}

/** The value that a questionnaire gives to an answer, 1 to 5 (ADR 0028); null for one without. */
export const scaleValue = ({ question }: Item, code: string): number | null =>
  (question.kind === "radio" && question.options.find((option) => option.code === code)?.scale_value) || null;

/**
 * How many chose each step that has a value. Null for an item without values, and when one of the counts is hidden:
 * what is worked out from them would give it away. Answers without a value, such as "do not know", are left out.
 */
export function scaleCounts(item: Item, { counts }: Distribution): Weighted | null {
  const steps: { value: number; count: number }[] = [];
  for (const [place, code] of item.codes.entries()) {
    const value = scaleValue(item, code);
    const count = counts[place];
    if (count === null || count === undefined) return null;
    if (value !== null) steps.push({ value, count });
  }
  return steps.length === 0 ? null : steps;
}

/** The mean of the values of a scale; null as `scaleCounts`, and when nobody chose a step with a value. */
export function scaleMean(item: Item, distribution: Distribution): ScaleMean | null {
  const steps = scaleCounts(item, distribution) ?? [];
  const people = steps.reduce((sum, { count }) => sum + count, 0);
  const sum = steps.reduce((all, { value, count }) => all + value * count, 0);
  return people === 0 ? null : { mean: sum / people, people };
}
