import { type Lang, languages, ofEachLanguage } from "#questionnaires/languages.ts";
import type { AnswerCourse, ItemCourse, SharedGroup } from "#server/results/compare-campaigns.ts";
import { answerLabels, type LabelSource } from "#server/results/item-labels.ts";
import type { Mean } from "#server/statistics/mean-interval.ts";
import type { Difference } from "#server/statistics/share-difference.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import { type TextKey, translator } from "#site/text/translate.ts";
import { decimalText, intervalText, percentText, pText, verdictOf } from "./result-words.ts";

/** A figure with the interval below it; null where it is hidden. */
export type Figure = { readonly text: string; readonly between: string } | null;

const signed = ofEachLanguage((lang) =>
  [0, 1].map(
    (digits) =>
      new Intl.NumberFormat(languages[lang].locale, {
        signDisplay: "exceptZero",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  ),
);

/** A difference with a sign, and its interval; `factor` 100 for percentage points without decimals. */
function differenceFigure(difference: Difference | null, lang: Lang, factor: 1 | 100): Figure {
  if (difference === null) return null;
  const format = (value: number) => signed[lang][factor === 100 ? 0 : 1]?.format(value * factor) ?? "";
  const between = translator(lang)("evaluation.compare.between", {
    low: format(difference.low),
    high: format(difference.high),
  });
  return { text: format(difference.difference), between };
}

function meanFigure(mean: Mean | null, lang: Lang): Figure {
  if (mean === null) return null;
  const [low, high] = [decimalText(mean.low, lang), decimalText(mean.high, lang)];
  return {
    text: decimalText(mean.mean, lang),
    between: translator(lang)("evaluation.compare.between", { low, high }),
  };
}

/** A row of the table of one item. */
export interface CourseRow {
  readonly label: string;
  readonly figures: readonly Figure[];
  readonly difference: Figure;
  /** What stands where there is no figure. */
  readonly without: TextKey;
}

/** One row for each answer, for each that are told together, and for the mean where there is one. */
export function courseRows(course: ItemCourse, told: LabelSource): readonly CourseRow[] {
  const { lang } = told;
  const shareRow = (answer: AnswerCourse): CourseRow => ({
    label: answerName(course, answer, told),
    figures: answer.shares.map(
      (share) => share && { text: percentText(share.share, lang), between: intervalText(share, lang) },
    ),
    difference: differenceFigure(answer.difference, lang, 100),
    without: "evaluation.hidden",
  });
  const rows = [...course.answers, ...course.sums].map(shareRow);
  if (course.means === null) return rows;
  const mean = {
    label: translator(lang)("evaluation.compare.meanRow"),
    figures: course.means.map((one) => meanFigure(one, lang)),
    difference: differenceFigure(course.meanDifference, lang, 1),
    without: "evaluation.notWorkedOut",
  } as const;
  return [...rows, mean];
}

/** What an answer is called, or several that are told together. */
export function answerName({ item }: ItemCourse, { codes }: AnswerCourse, told: LabelSource): string {
  const labels = answerLabels(item, told);
  return codes.map((code) => labels[item.codes.indexOf(code)] ?? code).join(" + ");
}

const verdicts = {
  differ: "evaluation.compare.differ",
  differNot: "evaluation.compare.differNot",
  rough: "evaluation.compare.differRough",
  hidden: "evaluation.compare.differHidden",
} as const satisfies Readonly<Record<ReturnType<typeof verdictOf>, TextKey>>;

/** Whether what was said has changed, or whether that can be chance. */
export function courseWords({ test }: ItemCourse, lang: Lang): string {
  const t = translator(lang);
  const key = verdicts[verdictOf(test ?? undefined)];
  return test ? t(key, { p: pText(test, lang) }) : t(key);
}

/** Sizes of a picture, in its own units. */
export const picture = { width: 150, height: 120, left: 26, top: 6, bottom: 20 } as const;

/** Where a share stands, 0 to 1, from below; the scale is always from none to all, so that no change looks larger. */
export const heightOf = (share: number): number =>
  picture.height - picture.bottom - share * (picture.height - picture.bottom - picture.top);

/** The points of an answer that are told, from left to right, each with the ends of its interval. */
export function picturePoints({ shares }: AnswerCourse) {
  const step = (picture.width - picture.left) / shares.length;
  return shares.flatMap((share, place) =>
    share === null
      ? []
      : [
          {
            x: picture.left + (place + 0.5) * step,
            y: heightOf(share.share),
            low: heightOf(share.low),
            high: heightOf(share.high),
          },
        ],
  );
}

/** What a group is called, with the question that it answered. */
export const groupName = ({ item, code }: SharedGroup, told: LabelSource): string =>
  `${questionText(item.question, "", told.lang)} ${answerLabels(item, told)[item.codes.indexOf(code)] ?? code}`;
