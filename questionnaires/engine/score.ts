import { wholeQuotient } from "./calendar.ts";
import { ANSWERED, HIDDEN } from "./conditions.ts";
import type { Plan, Workspace } from "./plan.ts";

/** `numerator / denominator` rounded half up, in whole numbers only; both at least 0, denominator above 0. */
export const halfUp = (numerator: number, denominator: number): number =>
  wholeQuotient(2 * numerator + denominator, 2 * denominator);

/** Adds up points by domain. A hidden question counts as answered with 0 points and its full maximum. */
function addUp({ domains, maxPoints, domainMax }: Plan, work: Workspace): void {
  const { domainRaw, domainSkipped, domainSkippedMax, states, points } = work;
  for (let domain = 0; domain < domainMax.length; domain++) {
    domainRaw[domain] = 0;
    domainSkipped[domain] = 0;
    domainSkippedMax[domain] = 0;
  }
  for (let at = 0; at < domains.length; at++) {
    const domain = domains[at] as number;
    if (domain < 0) continue;
    // What is not answered has 0 points in working memory.
    (domainRaw[domain] as number) += points[at] as number;
    const state = states[at] as number;
    if (state === ANSWERED || state === HIDDEN) continue;
    (domainSkipped[domain] as number) += 1;
    (domainSkippedMax[domain] as number) += maxPoints[at] as number;
  }
}

/** Points of a domain with gaps: scaled up when enough is answered, or -1 when too little is. */
function scaledPoints({ domainMax, domainSize, rules }: Plan, work: Workspace, domain: number): number {
  const max = domainMax[domain] as number;
  const size = domainSize[domain] as number;
  const known = size - (work.domainSkipped[domain] as number);
  const knownMax = max - (work.domainSkippedMax[domain] as number);
  const { ofQuestions, ofPoints } = rules.enough;
  if (known * ofQuestions.whole < size * ofQuestions.part) return -1;
  if (knownMax * ofPoints.whole < max * ofPoints.part || knownMax === 0) return -1;
  return halfUp((work.domainRaw[domain] as number) * max, knownMax);
}

/** Whether so little is known that no total may be given. */
function cannotBeTold({ rules }: Plan, work: Workspace, unknown: number): boolean {
  if (unknown > rules.maxUnknownDomains) return true;
  if (unknown === 0 || rules.neverBothUnknown.length === 0) return false;
  for (const domain of rules.neverBothUnknown) {
    if ((work.domainPoints[domain] as number) >= 0) return false;
  }
  return true;
}

/**
 * The numbers of a person whose answers have been read: points of each domain, lowest and highest possible
 * total, and the total, rounded half up and kept between the two. All in points out of the sum of the domain
 * maxima; -1 stands for "not known". Rules: `about.md` of the questionnaire, "Exact rules".
 */
export function score(plan: Plan, work: Workspace): void {
  const { part, whole } = plan.rules.high;
  addUp(plan, work);
  let low = 0;
  let high = 0;
  let domainsHigh = 0;
  let points = 0;
  let max = 0;
  let unknown = 0;
  for (let domain = 0; domain < plan.domainMax.length; domain++) {
    const raw = work.domainRaw[domain] as number;
    const full = plan.domainMax[domain] as number;
    const known = work.domainSkipped[domain] === 0 ? raw : scaledPoints(plan, work, domain);
    work.domainPoints[domain] = known;
    low += raw;
    high += raw + (work.domainSkippedMax[domain] as number);
    if (raw * whole >= full * part) domainsHigh += 1;
    if (known < 0) unknown += 1;
    else {
      points += known;
      max += full;
    }
  }
  const isTold = max > 0 && !cannotBeTold(plan, work, unknown);
  work.low = low;
  work.high = high;
  work.domainsHigh = domainsHigh;
  work.total = isTold ? Math.min(Math.max(halfUp(points * 100, max), low), high) : -1;
}
