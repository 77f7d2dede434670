import { type Lang, languages, ofEachLanguage } from "#questionnaires/languages.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { GroupComparison } from "#server/results/compare-groups.ts";
import { drawnShares } from "#server/results/drawn-shares.ts";
import { answerLabels, type LabelSource } from "#server/results/item-labels.ts";
import type { Item } from "#server/results/items.ts";
import { recodedSum } from "#server/results/recoded-sum.ts";
import { type Reference, references2009 } from "#server/results/reference-2009.ts";
import { scaleMean } from "#server/results/scale-mean.ts";
import type { Distribution, ItemTable } from "#server/results/tables.ts";
import { wilson } from "#server/statistics/wilson.ts";
import type { SurveyResults } from "#server/use-cases/evaluation/show-results.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import { type TextKey, translator } from "#site/text/translate.ts";

const percent = ofEachLanguage(
  (lang) => new Intl.NumberFormat(languages[lang].locale, { style: "percent", maximumFractionDigits: 0 }),
);
const small = ofEachLanguage(
  (lang) =>
    new Intl.NumberFormat(languages[lang].locale, { maximumFractionDigits: 3, minimumFractionDigits: 3 }),
);

/** A share of people, in whole percent. */
export const percentText = (share: number, lang: Lang): string => percent[lang].format(share);

/** From the low to the high end of an interval, in whole percent. */
export function intervalText(
  { low, high }: { readonly low: number; readonly high: number },
  lang: Lang,
): string {
  const ends = [percentText(low, lang), percentText(high, lang)] as const;
  return ends[0] === ends[1] ? ends[0] : percent[lang].formatRange(low, high);
}

const decimal = ofEachLanguage(
  (lang) =>
    new Intl.NumberFormat(languages[lang].locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** With one decimal. */
export const decimalText = (value: number, lang: Lang): string => decimal[lang].format(value);

/** The mean of a scale, with one decimal; null where there is none. */
export function meanText(item: Item, distribution: Distribution, lang: Lang): string | null {
  const found = scaleMean(item, distribution);
  return found && decimalText(found.mean, lang);
}

export interface AnswerRow {
  readonly label: string;
  /** Null when it is hidden. */
  readonly shown: {
    readonly count: number;
    readonly share: number;
    readonly low: number;
    readonly high: number;
  } | null;
}

/** One row for each answer, with its share of those who answered and the interval of that. */
export const answerRows = (
  { counts, answered }: Distribution,
  labels: readonly string[],
): readonly AnswerRow[] =>
  labels.map((label, place) => {
    const count = counts[place];
    const isShown = typeof count === "number" && answered > 0;
    return { label, shown: isShown ? { count, ...wilson(count, answered) } : null };
  });

/** The tables of one question together, with its words. */
export interface QuestionResult {
  readonly question: Question;
  readonly heading: string;
  readonly items: readonly { readonly item: Item; readonly table: ItemTable }[];
}

/** Questions in their order; the rows of a matrix and the boxes of a question stand together. */
export function questionResults({ items, told }: SurveyResults, lang: Lang): readonly QuestionResult[] {
  const tables = told?.tables ?? [];
  const questions = [...new Set(tables.map(({ item }) => items[item]?.question))];
  return questions.flatMap((question) => {
    if (question === undefined) return [];
    const own = tables.flatMap((table) => {
      const item = items[table.item];
      return item?.question === question ? [{ item, table }] : [];
    });
    return [{ question, heading: questionText(question, "", lang), items: own }];
  });
}

/** The items that groups can be divided by, with the groups that are shown and those that are not. */
export function breakdowns(results: SurveyResults, told: LabelSource) {
  const groups = results.told?.publication.groups ?? [];
  return results.items.flatMap((item, place) => {
    if (!item.isBackground) return [];
    const labels = answerLabels(item, told);
    const shown = groups.flatMap((group, index) =>
      group.item === place ? [{ index, label: labels[group.code] ?? "", people: group.people }] : [],
    );
    const hidden = labels.filter(
      (_, code) => !groups.some((group) => group.item === place && group.code === code),
    );
    return [{ id: item.id, place, label: questionText(item.question, "", told.lang), shown, hidden }];
  });
}

/** The rows of a table that is broken down, one for each group that is shown. */
export function groupRows(
  { item, table }: QuestionResult["items"][number],
  { shown }: Pick<ReturnType<typeof breakdowns>[number], "shown">,
  { lang, isDrawn }: { readonly lang: Lang; readonly isDrawn: boolean },
) {
  const told = shown.flatMap(({ index, label }) => {
    const distribution = table.groups[index];
    return distribution ? [{ label, distribution, mean: meanText(item, distribution, lang) }] : [];
  });
  const drawn = isDrawn ? drawnShares(told.map(({ distribution }) => distribution)) : [];
  return told.map((row, place) => ({ ...row, drawn: drawn[place] }));
}

/** Below this share of false alarms among all that are called different. */
export const falseAlarms = 0.05;
/** A chi-square test with smaller expected counts is too rough (Cochran 1954). */
const leastExpected = 5;

/** What a test says: `hidden` when none was made, `rough` when too few are expected in a cell. */
export function verdictOf(
  test: Pick<GroupComparison, "adjusted" | "leastExpected"> | undefined,
): "hidden" | "rough" | "differ" | "differNot" {
  if (test === undefined) return "hidden";
  if (test.leastExpected < leastExpected) return "rough";
  return test.adjusted < falseAlarms ? "differ" : "differNot";
}

/** An adjusted p-value with three decimals: "= 0.012", or "< 0.001". */
export const pText = ({ adjusted }: Pick<GroupComparison, "adjusted">, lang: Lang): string =>
  adjusted < 0.001 ? `< ${small[lang].format(0.001)}` : `= ${small[lang].format(adjusted)}`;

const verdicts = {
  hidden: "evaluation.differHidden",
  rough: "evaluation.differRough",
  differ: "evaluation.differ",
  differNot: "evaluation.differNot",
} as const satisfies Readonly<Record<ReturnType<typeof verdictOf>, TextKey>>;

/** What a comparison of groups says. */
export function comparisonWords(comparison: GroupComparison | undefined, lang: Lang): string {
  const t = translator(lang);
  const key = verdicts[verdictOf(comparison)];
  return comparison ? t(key, { p: pText(comparison, lang) }) : t(key);
}

/** What was published in 2009 beside what is said now; nothing now when one of the counts is hidden. */
export function referenceWords(
  { questionnaireId }: { readonly questionnaireId: string },
  { item, table }: { readonly item: Item; readonly table: ItemTable },
  told: LabelSource,
): readonly string[] {
  const { lang } = told;
  const t = translator(lang);
  const labels = answerLabels(item, told);
  return references2009
    .filter((one) => one.questionnaireId === questionnaireId && one.item === item.id)
    .map((reference) => {
      const now = shareOf(reference, { item, table });
      const answers = reference.codes.map((code) => labels[item.codes.indexOf(code)] ?? "").join(" + ");
      const then = t("evaluation.reference", {
        percent: percentText(reference.share, lang),
        group: t("evaluation.reference.sdp"),
        n: reference.n,
      });
      if (now === null) return `${answers}: ${then}`;
      return `${t("evaluation.reference.codes", { percent: percentText(now, lang), answers })} ${then}`;
    });
}

function shareOf(
  { codes }: Reference,
  { item, table: { everybody } }: { readonly item: Item; readonly table: ItemTable },
): number | null {
  const count = recodedSum(item, everybody, codes);
  return count === null || everybody.answered === 0 ? null : count / everybody.answered;
}
