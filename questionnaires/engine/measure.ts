import type { Measure } from "../schema.ts";
import type { AnswerProblem } from "./answers.ts";
import type { Questionnaire } from "./compile.ts";
import { openPerson } from "./open-person.ts";
import type { Person } from "./person.ts";
import { halfUp } from "./score.ts";

/** A mean score: `total` is null when too few items are answered; `items` has the value of each answered item. */
export type Measurement = {
  readonly total: number | null;
  readonly answered: number;
  readonly items: Readonly<Record<string, number>>;
};

export type MeasurementOrProblems =
  | { readonly result: Measurement; readonly problems?: undefined }
  | { readonly result?: undefined; readonly problems: readonly AnswerProblem[] };

/** One total on one day, `2026-11-02`. */
export type MeasuredDay = { readonly day: number; readonly total: number };

/** The measure of a questionnaire that has one. @throws RangeError when it has none */
export function measureOf({ id, definition }: Questionnaire): Measure {
  if (definition.measure === undefined) throw new RangeError(`The questionnaire ${id} measures nothing.`);
  return definition.measure;
}

/** What must be alike for two totals to be compared: the items, the scale of each, and the factor. */
export function measureBasis(questionnaire: Questionnaire): string {
  const { items, factor } = measureOf(questionnaire);
  const scales = items.map((item) => {
    const question = questionnaire.question(item);
    return question && "min" in question ? `${item} ${question.kind} ${question.min}-${question.max}` : item;
  });
  return [...scales.toSorted(), `times ${factor}`].join(", ");
}

/**
 * The mean of the answered items times `factor`, rounded half up; null below `min_answered`. A skipped item is
 * left out of the mean, never counted as 0. Never throws on bad data.
 * @throws RangeError when the questionnaire has no measure
 */
export function takeMeasure(questionnaire: Questionnaire, person: Person): MeasurementOrProblems {
  const { items, min_answered, factor } = measureOf(questionnaire);
  const opened = openPerson(questionnaire, person, false);
  if (!opened.plan || opened.problems.length > 0) return { problems: opened.problems };
  const { plan, work } = opened;
  const values: Record<string, number> = {};
  let sum = 0;
  for (const item of items) {
    const at = plan.index.get(item) ?? -1;
    const bits = work.bits[at] ?? 0;
    if (bits === 0) continue;
    const value = 31 - Math.clz32(bits) + (plan.lowest[at] as number);
    values[item] = value;
    sum += value;
  }
  const answered = Object.keys(values).length;
  const total = answered < min_answered ? null : halfUp(sum * factor, answered);
  return { result: { total, answered, items: values } };
}

const levelAt = (levels: readonly { id: string; min_abs: number }[], change: number): string =>
  levels.findLast(({ min_abs }) => Math.abs(change) >= min_abs)?.id ?? "";

/**
 * How sure the change between two totals is: the id of a level in `change.levels`. The limits come from the
 * reliable change index of Jacobson and Truax (1991); the definition says what they were computed from.
 */
export const changeLevel = ({ change }: Measure, before: number, after: number): string =>
  levelAt(change.levels, after - before);

/** The same for a single item, by `change.item_levels`. */
export const itemChangeLevel = ({ change }: Measure, before: number, after: number): string =>
  levelAt(change.item_levels, after - before);

/** The slope is told per four weeks, the usual time between two talks. */
export const slopeDays = 28;

/**
 * The slope of a straight line by least squares through all totals, in points per four weeks; null before the
 * third measurement, and while first and last lie less than four weeks apart: nothing is foretold from a shorter
 * course. `day` is a day number; order does not matter.
 */
export function trendOf(days: readonly MeasuredDay[]): number | null {
  const spanned = days.map(({ day }) => day);
  if (days.length < 3 || Math.max(...spanned) - Math.min(...spanned) < slopeDays) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const meanDay = mean(days.map(({ day }) => day));
  const meanTotal = mean(days.map(({ total }) => total));
  const spread = days.reduce((sum, { day }) => sum + (day - meanDay) ** 2, 0);
  const together = days.reduce((sum, { day, total }) => sum + (day - meanDay) * (total - meanTotal), 0);
  return (slopeDays * together) / spread;
}
