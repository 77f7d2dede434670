import type { Evaluation } from "#questionnaires/engine/evaluate.ts";
import { scoringOf } from "#questionnaires/engine/scoring-of.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { answerWords } from "#site/components/answer-words/answer-words.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import {
  type DomainWords,
  domainsOf,
  mostPoints,
  partlyAnswered,
} from "#site/components/result-view/result-words.ts";
import { type Lang, type TextKey, translator } from "#site/text/translate.ts";

/** One answered question with points. */
export interface PointsRow {
  readonly question: string;
  readonly answer: string;
  readonly points: number;
  readonly max: number;
  readonly why: string;
  /** Numbers in the list of sources. */
  readonly sources: readonly number[];
}

export interface ResultView {
  /** Name of the level; null when it cannot be assessed. */
  readonly band: string | null;
  readonly total: number | null;
  readonly max: number;
  readonly low: number;
  readonly high: number;
  /** "Lav 0–29, …" */
  readonly limits: string;
  /** The level by points alone, when points of attention have lifted it. */
  readonly liftedFrom: string | null;
  readonly isUncertain: boolean;
  readonly isBorderline: boolean;
  readonly route: string | null;
  readonly weeksAbsent: number | null;
  readonly flags: readonly string[];
  readonly tracks: readonly { readonly name: string; readonly level: string }[];
  readonly domains: readonly DomainWords[];
  /** Areas whose points were scaled up from some of the answers. */
  readonly rescaled: readonly string[];
  readonly groups: readonly { readonly name: string; readonly rows: readonly PointsRow[] }[];
  readonly skipped: readonly string[];
  readonly sources: readonly { readonly cite: string; readonly fact: string }[];
}

const routes: Readonly<Record<string, TextKey>> = {
  samtale: "staff.route.samtale",
  foreslaa_tvaerfaglig_udredning: "staff.route.foreslaaTvaerfagligUdredning",
  sagsbehandler_vurderer: "staff.route.sagsbehandlerVurderer",
};

interface Told {
  readonly evaluation: Evaluation;
  readonly found: Pick<OpenCase, "installed" | "response">;
  readonly lang: Lang;
}

/** The whole stored result in words. Only for cases whose points have been revealed. */
export function resultView(told: Told): ResultView {
  const { evaluation, found, lang } = told;
  const { definition } = found.installed.questionnaire;
  const { bands } = scoringOf(definition);
  const bandName = (id: string | null) => {
    const band = bands.find((one) => one.id === id);
    return band ? textIn(band.name, lang) : null;
  };
  const t = translator(lang);
  const seen = { ...found, lang };
  const limit = ({ name, from, to }: (typeof bands)[number]) =>
    t("staff.result.limit", { name: textIn(name, lang), from, to });
  const route = routes[evaluation.route];
  const cited = sourcesOf(told);
  return {
    band: bandName(evaluation.band),
    total: evaluation.total,
    max: mostPoints(seen),
    low: evaluation.low,
    high: evaluation.high,
    limits: bands.map(limit).join(", "),
    liftedFrom: evaluation.band_by_points === evaluation.band ? null : bandName(evaluation.band_by_points),
    isUncertain: evaluation.total !== null && !evaluation.band_certain,
    isBorderline: evaluation.borderline,
    route: route ? t(route) : null,
    weeksAbsent: evaluation.weeks_absent,
    flags: definition.flags
      .filter(({ id }) => evaluation.flags.includes(id))
      .map(({ label }) => textIn(label, lang)),
    tracks: tracksOf(told),
    domains: domainsOf(seen, evaluation),
    rescaled: partlyAnswered(seen, evaluation),
    groups: groupsOf(told, cited),
    skipped: skippedOf(told),
    sources: cited.map((key) => {
      const { cite = key, fact = "" } = definition.references[key] ?? {};
      return { cite, fact };
    }),
  };
}

function tracksOf({ evaluation, found, lang }: Told): ResultView["tracks"] {
  const { definition } = found.installed.questionnaire;
  const { tracks } = definition;
  const { track_levels } = scoringOf(definition);
  return tracks.flatMap(({ id, name }) => {
    const level = track_levels.find((candidate) => candidate.id === evaluation.tracks[id]);
    return level ? [{ name: textIn(name, lang), level: textIn(level.name, lang) }] : [];
  });
}

/** Keys of the sources of the explained questions, in the order in which they are first named. */
function sourcesOf({ evaluation, found }: Told): readonly string[] {
  const { questionnaire } = found.installed;
  return [
    ...new Set(evaluation.explain.flatMap(({ question }) => questionnaire.question(question)?.sources ?? [])),
  ];
}

function groupsOf(told: Told, cited: readonly string[]): ResultView["groups"] {
  const { evaluation, found, lang } = told;
  return found.installed.questionnaire.definition.domains
    .map(({ id, name }) => ({
      name: textIn(name, lang),
      rows: evaluation.explain
        .filter(({ domain }) => domain === id)
        .flatMap((row) => pointsRow(told, row, cited)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function pointsRow(
  { found, lang }: Told,
  { question: id, points, max }: Evaluation["explain"][number],
  cited: readonly string[],
): readonly PointsRow[] {
  const { questionnaire } = found.installed;
  const question = questionnaire.question(id);
  if (question === undefined) return [];
  const { answers, variant } = found.response;
  const skip = questionnaire.definition.skip_option.code;
  const { values } = answerWords(question, answers[id], { skip, lang });
  const why = question.explain ? textIn(question.explain, lang) : "";
  const sources = question.sources.map((key) => cited.indexOf(key) + 1).toSorted((a, b) => a - b);
  return [
    { question: questionText(question, variant, lang), answer: values.join(", "), points, max, why, sources },
  ];
}

function skippedOf({ evaluation, found, lang }: Told): readonly string[] {
  const { variant } = found.response;
  return evaluation.skipped.flatMap((id) => {
    const question = found.installed.questionnaire.question(id);
    return question ? [questionText(question, variant, lang)] : [];
  });
}
