import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import { domainLevel } from "#questionnaires/engine/domain-level.ts";
import type { Evaluation } from "#questionnaires/engine/evaluate.ts";
import { scoringOf } from "#questionnaires/engine/scoring-of.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { ResultView } from "#server/use-cases/answering/show-result.ts";
import { type AnswerWords, answerWords, type Units } from "#site/components/answer-words/answer-words.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import type { Lang } from "#site/text/translate.ts";

export interface DomainWords {
  name: string;
  max: number;
  points?: number | undefined;
  level?: string | undefined;
}

export interface Topic {
  name: string;
  isClear: boolean;
}

export interface ExplainedAnswer {
  question: string;
  answer: AnswerWords;
  points: number;
  max: number;
  why: string | undefined;
  sources: readonly string[];
}

export interface AnsweredQuestion {
  label: string;
  values: readonly string[];
  missing?: "blank" | "skipped" | undefined;
}

type Seen = Pick<ResultView, "response" | "installed"> & {
  readonly lang: Lang;
  readonly units?: Units | undefined;
};

const definitionOf = ({ installed }: Seen): Definition => installed.questionnaire.definition;

/** Strengths first: what in the answers speaks for a good way on. */
export const strengthsOf = (seen: Seen, { protective }: Evaluation): readonly string[] =>
  definitionOf(seen)
    .protective.filter(({ id }) => protective.includes(id))
    .map(({ label }) => textIn(label, seen.lang));

/** Points of each area, with words for how much it takes up; no points where too little was answered. */
export function domainsOf(seen: Seen, evaluation: Evaluation): readonly DomainWords[] {
  return definitionOf(seen).domains.map(({ id, name, max }) => {
    const points = evaluation.domains[id];
    if (points === null || points === undefined) return { name: textIn(name, seen.lang), max };
    const level = domainLevel(seen.installed.questionnaire, id, points);
    return { name: textIn(name, seen.lang), max, points, level: level && textIn(level, seen.lang) };
  });
}

/** Areas whose points were worked out from some of the answers only. */
export const partlyAnswered = (seen: Seen, { domain_status }: Evaluation): readonly string[] =>
  definitionOf(seen)
    .domains.filter(({ id }) => domain_status[id] === "omregnet")
    .map(({ name }) => textIn(name, seen.lang));

/** Tracks as topics to talk about, the clearest first. */
export const topicsOf = (seen: Seen, { tracks }: Evaluation): readonly Topic[] =>
  definitionOf(seen)
    .tracks.filter(({ id }) => Object.hasOwn(tracks, id))
    .map(({ id, name }) => ({ name: textIn(name, seen.lang), isClear: tracks[id] === "tydelig" }))
    .toSorted((a, b) => Number(b.isClear) - Number(a.isClear));

/** The level in the instrument's own words to the citizen. */
export function bandWords(seen: Seen, { band }: Evaluation): string {
  const { bands, cannot } = scoringOf(definitionOf(seen));
  return textIn(bands.find(({ id }) => id === band)?.citizen ?? cannot, seen.lang);
}

/** The largest number of points there is. */
export const mostPoints = (seen: Seen): number =>
  definitionOf(seen).domains.reduce((sum, { max }) => sum + max, 0);

/** What lifted the level above that of the points; nothing when the points alone decide. */
export function liftedBy(seen: Seen, { band, band_by_points, flags }: Evaluation): readonly string[] {
  const definition = definitionOf(seen);
  const rank = (id: string | null) => scoringOf(definition).bands.findIndex((one) => one.id === id);
  if (band_by_points === null || rank(band) <= rank(band_by_points)) return [];
  return definition.flags
    .filter(({ id, min_band }) => flags.includes(id) && rank(min_band) > rank(band_by_points))
    .map(({ label }) => textIn(label, seen.lang));
}

/** Every answer that can give points, area by area. */
export function explainedAnswers(
  seen: Seen,
  { explain, domains }: Evaluation,
): readonly { name: string; points: number | null; max: number; answers: readonly ExplainedAnswer[] }[] {
  const definition = definitionOf(seen);
  return definition.domains
    .map((domain) => ({
      name: textIn(domain.name, seen.lang),
      points: domains[domain.id] ?? null,
      max: domain.max,
      answers: explain.filter((one) => one.domain === domain.id).map((one) => explained(seen, one)),
    }))
    .filter(({ answers }) => answers.length > 0);
}

function explained(
  seen: Seen,
  { question: id, points, max }: Evaluation["explain"][number],
): ExplainedAnswer {
  const { lang, response, installed } = seen;
  const question = installed.questionnaire.question(id);
  if (question === undefined) throw new Error(`The result explains ${id}, which the questionnaire lacks.`);
  const { references } = definitionOf(seen);
  return {
    question: questionText(question, response.variant, lang),
    answer: wordsFor(seen, question.id, response.answers[id]),
    points,
    max,
    why: question.explain && textIn(question.explain, lang),
    sources: question.sources.map((source) => references[source]?.cite ?? source),
  };
}

function wordsFor(seen: Seen, id: string, answer: AnswerValue | undefined): AnswerWords {
  const question = seen.installed.questionnaire.question(id);
  const skip = definitionOf(seen).skip_option.code;
  return question
    ? answerWords(question, answer, { skip, lang: seen.lang, units: seen.units })
    : { values: [] };
}

/** Questions that were skipped and could have given points, as they were put. */
export const skippedQuestions = (seen: Seen, { skipped }: Evaluation): readonly string[] =>
  definitionOf(seen)
    .questions.filter(({ id }) => skipped.includes(id))
    .map((question) => questionText(question, seen.response.variant, seen.lang));

/** Answers as they were sent; without points only those that no area counts. */
export const sentAnswers = (
  seen: Seen,
  { withoutPoints, without }: { withoutPoints: boolean; without?: ReadonlySet<string> | undefined },
): readonly AnsweredQuestion[] =>
  definitionOf(seen)
    .questions.filter(
      ({ id, domain }) =>
        Object.hasOwn(seen.response.answers, id) && !(withoutPoints && domain) && !without?.has(id),
    )
    .map((question) => ({
      label: questionText(question, seen.response.variant, seen.lang),
      ...wordsFor(seen, question.id, seen.response.answers[question.id]),
    }));
