import type { Definition } from "../schema.ts";
import { wholeQuotient } from "./calendar.ts";
import { ANSWERED, HIDDEN } from "./conditions.ts";
import type { Plan, Workspace } from "./plan.ts";

type Scoring = Definition["scoring"];

/** `numerator / denominator` rounded half up, in whole numbers only; both at least 0, denominator above 0. */
export const halfUp = (numerator: number, denominator: number): number =>
  wholeQuotient(2 * numerator + denominator, 2 * denominator);

/** Adds up points by domain. A hidden question counts as answered with 0 points and its full maximum. */
function addUp({ domains, maxPoints }: Plan, work: Workspace): void {
  work.domainRaw.fill(0);
  work.domainSkipped.fill(0);
  work.domainSkippedMax.fill(0);
  for (let at = 0; at < domains.length; at++) {
    const domain = domains[at] as number;
    if (domain < 0) continue;
    const state = work.states[at];
    if (state === ANSWERED) (work.domainRaw[domain] as number) += work.points[at] as number;
    else if (state !== HIDDEN) {
      (work.domainSkipped[domain] as number) += 1;
      (work.domainSkippedMax[domain] as number) += maxPoints[at] as number;
    }
  }
}

/** Points of one domain: as they are, scaled up when enough is answered, or -1 when too little is. */
function domainPoints({ plan, work, scoring }: Scored, domain: number): number {
  const raw = work.domainRaw[domain] as number;
  const skipped = work.domainSkipped[domain] as number;
  if (skipped === 0) return raw;
  const max = plan.domainMax[domain] as number;
  const size = plan.domainSize[domain] as number;
  const knownMax = max - (work.domainSkippedMax[domain] as number);
  const [part, whole] = scoring.missing.min_share_questions;
  const [pointPart, pointWhole] = scoring.missing.min_share_points;
  if ((size - skipped) * whole < size * part || knownMax * pointWhole < max * pointPart) return -1;
  return knownMax === 0 ? -1 : halfUp(raw * max, knownMax);
}

/** Whether so little is known that no total may be given. */
function cannotBeTold({ plan, work, scoring }: Scored, unknown: number): boolean {
  if (unknown > scoring.missing.max_unknown_domains) return true;
  if (plan.neverBothUnknown.length === 0) return false;
  for (const domain of plan.neverBothUnknown) {
    if ((work.domainPoints[domain] as number) >= 0) return false;
  }
  return true;
}

export type Scored = {
  readonly plan: Plan;
  readonly work: Workspace;
  readonly scoring: Scoring;
};

/**
 * The numbers of a person whose answers have been read: points of each domain, lowest and highest possible
 * total, and the total, rounded half up and kept between the two. All in points out of the sum of the domain
 * maxima; -1 stands for "not known". Rules: `about.md` of the questionnaire, "Exact rules".
 */
export function score(scored: Scored): void {
  const { plan, work, scoring } = scored;
  const [highPart, highWhole] = scoring.domains_high_share;
  addUp(plan, work);
  work.low = 0;
  work.high = 0;
  work.domainsHigh = 0;
  let [points, max, unknown] = [0, 0, 0];
  for (let domain = 0; domain < plan.domainMax.length; domain++) {
    const raw = work.domainRaw[domain] as number;
    const full = plan.domainMax[domain] as number;
    const known = domainPoints(scored, domain);
    work.domainPoints[domain] = known;
    work.low += raw;
    work.high += raw + (work.domainSkippedMax[domain] as number);
    if (raw * highWhole >= full * highPart) work.domainsHigh += 1;
    if (known < 0) unknown += 1;
    else {
      points += known;
      max += full;
    }
  }
  const isTold = max > 0 && !cannotBeTold(scored, unknown);
  work.total = isTold ? Math.min(Math.max(halfUp(points * 100, max), work.low), work.high) : -1;
}
