import type { AnswerProblem } from "./answers.ts";
import { type BandResult, bandResult } from "./band.ts";
import type { ScoredQuestionnaire } from "./compile.ts";
import { AFTER_SKIP, ANSWERED, isTrue, SKIPPED } from "./conditions.ts";
import { openPerson } from "./open-person.ts";
import type { Person } from "./person.ts";
import type { Plan, Workspace } from "./plan.ts";
import { score } from "./score.ts";

/** One answered, scored question: its points out of its own maximum. Points add up to `low`. */
export type ExplainedPoints = {
  readonly question: string;
  readonly domain: string;
  readonly points: number;
  readonly max: number;
};

/**
 * The whole result. Points of domains, `total`, `low` and `high` are points; `weeks_absent` is whole weeks;
 * null means "not known". `band` is the proposal after flags have lifted it by one step at most.
 */
export type Evaluation = {
  readonly weeks_absent: number | null;
  readonly domains: Readonly<Record<string, number | null>>;
  readonly unknown_domains: readonly string[];
  readonly total: number | null;
  readonly low: number;
  readonly high: number;
  readonly band_by_points: string | null;
  readonly flags: readonly string[];
  readonly band: string;
  readonly band_certain: boolean;
  readonly borderline: boolean;
  /** Level by track: only tracks with at least one signal. */
  readonly tracks: Readonly<Record<string, string>>;
  readonly protective: readonly string[];
  readonly skipped: readonly string[];
  readonly route: string;
  readonly domain_status: Readonly<Record<string, "omregnet" | "uoplyst">>;
  readonly explain: readonly ExplainedPoints[];
};

export type EvaluationOrProblems =
  | { readonly result: Evaluation; readonly problems?: undefined }
  | { readonly result?: undefined; readonly problems: readonly AnswerProblem[] };

function domainsOf({ definition }: ScoredQuestionnaire, plan: Plan, work: Workspace) {
  const domains: Record<string, number | null> = { ...plan.noDomains };
  const domain_status: Record<string, "omregnet" | "uoplyst"> = {};
  const unknown_domains: string[] = [];
  for (let at = 0; at < definition.domains.length; at++) {
    const id = definition.domains[at]?.id ?? "";
    const points = work.domainPoints[at] as number;
    if (points < 0) unknown_domains.push(id);
    else domains[id] = points;
    if (work.domainSkipped[at] !== 0) domain_status[id] = points < 0 ? "uoplyst" : "omregnet";
  }
  return { domains, domain_status, unknown_domains };
}

/** The highest level a weight reaches; undefined below the first. */
function levelOf(levels: readonly { id: string; min: number }[], weight: number): string | undefined {
  let reached: string | undefined;
  for (const { id, min } of levels) if (weight >= min) reached = id;
  return reached;
}

function tracksOf({ definition }: ScoredQuestionnaire, plan: Plan, work: Workspace): Record<string, string> {
  const levels = definition.scoring.track_levels;
  const tracks: Record<string, string> = {};
  for (const { id, signals } of plan.rules.tracks) {
    let weight = 0;
    for (const signal of signals) {
      if (isTrue(plan.program, signal.start, work)) weight += signal.weight;
    }
    if (weight === 0) continue;
    const level = levelOf(levels, weight);
    if (level !== undefined) tracks[id] = level;
  }
  return tracks;
}

function trueRules(plan: Plan, work: Workspace, rules: readonly { id: string; start: number }[]): string[] {
  const holding: string[] = [];
  for (const { id, start } of rules) if (isTrue(plan.program, start, work)) holding.push(id);
  return holding;
}

/** Scored questions that were skipped, and the points of those that were answered, in question order. */
function explainedOf({ definition }: ScoredQuestionnaire, plan: Plan, work: Workspace) {
  const skipped: string[] = [];
  const explain: ExplainedPoints[] = [];
  for (let at = 0; at < plan.ids.length; at++) {
    const place = plan.domains[at] as number;
    if (place < 0) continue;
    const question = plan.ids[at] as string;
    const state = work.states[at];
    if (state === SKIPPED || state === AFTER_SKIP) skipped.push(question);
    if (state !== ANSWERED) continue;
    const domain = definition.domains[place]?.id ?? "";
    explain.push({ question, domain, points: work.points[at] as number, max: plan.maxPoints[at] as number });
  }
  return { skipped, explain };
}

function describe(questionnaire: ScoredQuestionnaire, plan: Plan, work: Workspace): Evaluation {
  const { domains, unknown_domains, domain_status } = domainsOf(questionnaire, plan, work);
  const { skipped, explain } = explainedOf(questionnaire, plan, work);
  const band: BandResult = bandResult(questionnaire.definition.scoring, plan, work);
  return {
    weeks_absent: work.weeks < 0 ? null : work.weeks,
    domains,
    unknown_domains,
    total: work.total < 0 ? null : work.total,
    low: work.low,
    high: work.high,
    band_by_points: band.byPoints,
    flags: trueRules(plan, work, plan.rules.flags),
    band: band.id,
    band_certain: band.isCertain,
    borderline: band.isBorderline,
    tracks: tracksOf(questionnaire, plan, work),
    protective: trueRules(plan, work, plan.rules.protective),
    skipped,
    route: band.route,
    domain_status,
    explain,
  };
}

/**
 * Scores and explains one person's answers, or names every answer that is wrong. A pure function of its
 * input: no clock, no chance, and it never throws on bad data.
 */
export function evaluate(questionnaire: ScoredQuestionnaire, person: Person): EvaluationOrProblems {
  const opened = openPerson(questionnaire, person, false);
  if (!opened.plan || opened.problems.length > 0) return { problems: opened.problems };
  const { plan, work } = opened;
  score(plan, work);
  return { result: describe(questionnaire, plan, work) };
}
