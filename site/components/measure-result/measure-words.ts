import { dayNumber } from "#questionnaires/engine/calendar.ts";
import { slopeDays } from "#questionnaires/engine/measure.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { DatedTotal, MeasuredResult } from "#server/use-cases/answering/measured-result.ts";
import { dayText } from "#site/text/dates.ts";
import { type Lang, type TextKey, type Translate, translator } from "#site/text/translate.ts";

/** Who reads it: the person who answered, or the caseworker. */
export type Reader = "own" | "staff";

const toldToStaff = {
  "measure.numberHeading": "staff.measure.numberHeading",
  "measure.total": "staff.measure.total",
  "measure.tooFew": "staff.measure.tooFew",
  "measure.firstTime": "staff.measure.firstTime",
  "measure.meaningDay": "staff.measure.meaningDay",
  "measure.courseHeading": "staff.measure.courseHeading",
  "measure.chart": "staff.measure.chart",
  "measure.tableCaption": "staff.measure.tableCaption",
  "measure.itemsHeading": "staff.measure.itemsHeading",
  "measure.itemsCaption": "staff.measure.itemsCaption",
  "measure.validityHeading": "staff.measure.validityHeading",
} as const satisfies Partial<Record<TextKey, TextKey>>;

/** The words for the reader: "your number" is said to the person alone. */
export const measureText =
  (reader: Reader, lang: Lang): Translate =>
  (key, values) =>
    translator(lang)(
      reader === "staff" && key in toldToStaff ? toldToStaff[key as keyof typeof toldToStaff] : key,
      values,
    );

/** What a change of the total means, in the words of the definition and a sentence about them. */
export interface ChangeWords {
  readonly level: string;
  readonly from: number;
  readonly to: number;
  readonly since: string;
  /** Up, down or the same; never good or bad. */
  readonly direction: TextKey;
}

export function changeWords(
  { change, before }: MeasuredResult,
  { measure }: Definition,
  lang: Lang,
): ChangeWords | null {
  const level = measure?.change.levels.find(({ id }) => id === change?.level);
  if (change === null || before === null || level === undefined) return null;
  const { from, to } = change;
  const direction = to > from ? "measure.up" : to < from ? "measure.down" : "measure.same";
  return { level: textIn(level.name, lang), from, to, since: dayText(before.day, lang), direction };
}

/** The smallest change that says something, and the smallest that is sure, by the definition. */
export function limitsOf({ measure }: Definition): { some: number; sure: number } {
  const [, some, sure] = measure?.change.levels ?? [];
  return { some: some?.min_abs ?? 0, sure: sure?.min_abs ?? some?.min_abs ?? 0 };
}

export interface ItemRow {
  readonly question: string;
  readonly before: string;
  readonly now: string;
  /** Empty where there is nothing to compare with. */
  readonly change: string;
}

/** Every item, before and now, in the order in which it was asked. */
export function itemRows(
  measured: MeasuredResult,
  { questions, measure }: Definition,
  lang: Lang,
): readonly ItemRow[] {
  const t = translator(lang);
  return (measure?.items ?? []).map((id) => {
    const question = questions.find((one) => one.id === id);
    const change = measured.itemChanges[id];
    const before = measured.before?.items[id];
    const now = measured.items[id];
    const place = measure?.change.item_levels.findIndex((level) => level.id === change?.level) ?? -1;
    const level = measure?.change.levels[place];
    return {
      question: question ? textIn(question.text, lang) : id,
      before: before === undefined ? t("measure.none") : String(before),
      now: now === undefined ? t("measure.none") : String(now),
      change: level === undefined ? "" : textIn(level.name, lang),
    };
  });
}

/**
 * Where the line through all totals goes, in whole points per four weeks; null while there are too few. A line that
 * moves less over the whole course than a change that says something stays level.
 */
export function trendWords(
  { trend, course }: MeasuredResult,
  definition: Definition,
  lang: Lang,
): string | null {
  if (trend === null) return null;
  const days = course.map(({ day }) => dayNumber(day));
  const moved = (trend * (Math.max(...days) - Math.min(...days))) / slopeDays;
  const points = Math.abs(moved) < limitsOf(definition).some ? 0 : Math.round(trend);
  const key = points > 0 ? "measure.trendUp" : points < 0 ? "measure.trendDown" : "measure.trendFlat";
  return translator(lang)(key, { points: Math.abs(points), count: course.length });
}

export interface ChartPoint extends DatedTotal {
  readonly x: number;
  readonly y: number;
}

/** Size of the picture in its own units: as wide as the content of a small phone. */
export const chart = { width: 320, height: 190, left: 28, right: 16, top: 24, bottom: 30 } as const;

/** Two numbers that stand closer than this would cover each other. */
const leastGap = 18;

/**
 * Where each total stands in the picture: 0 at the bottom and 100 at the top, and days apart as they were. Totals of
 * the same day or nearly so would cover each other; then all stand at equal distances.
 */
export function chartPoints(course: readonly DatedTotal[]): readonly ChartPoint[] {
  const wide = chart.width - chart.left - chart.right;
  if (course.length < 2)
    return course.map((one) => ({ ...one, x: chart.left + wide / 2, y: yOf(one.total) }));
  const days = course.map(({ day }) => Date.parse(day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const byDay = days.map((day) => ((day - first) / (last - first || 1)) * wide);
  const isCrowded = byDay.some((x, place) => place > 0 && x - (byDay[place - 1] ?? 0) < leastGap);
  return course.map((one, place) => ({
    ...one,
    x: chart.left + (isCrowded ? (place / (course.length - 1)) * wide : (byDay[place] ?? 0)),
    y: yOf(one.total),
  }));
}

export const yOf = (total: number): number =>
  chart.top + (1 - total / 100) * (chart.height - chart.top - chart.bottom);
