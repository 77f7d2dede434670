import type { Scoring } from "../schema.ts";
import { isTrue } from "./conditions.ts";
import type { Plan, Workspace } from "./plan.ts";

export type BandResult = {
  readonly byPoints: string | null;
  readonly id: string;
  readonly isCertain: boolean;
  readonly isBorderline: boolean;
  readonly route: string;
};

/** The place of the band that holds these points; points above the last band belong to it. */
export function bandAt({ bands }: Scoring, points: number): number {
  let place = 0;
  for (let at = 1; at < bands.length; at++) if (points >= (bands[at]?.from ?? 0)) place = at;
  return place;
}

/** The highest band a flag that holds asks for; 0 when no flag does. */
function highestAsked(plan: Plan, work: Workspace): number {
  let highest = 0;
  for (const { band, start } of plan.rules.flags) {
    if (band > highest && isTrue(plan.program, start, work)) highest = band;
  }
  return highest;
}

const isNearLimit = ({ bands, borderline_margin }: Scoring, total: number): boolean =>
  bands.some(({ from }, at) => at > 0 && Math.abs(total - from) <= borderline_margin);

/**
 * The band of a scored person. Flags lift it, by `max_lift` steps in all, and never lower it. It is certain
 * when the lowest and the highest possible total give the same band after the lift.
 */
export function bandResult(scoring: Scoring, plan: Plan, work: Workspace): BandResult {
  const { bands, max_lift, missing, route } = scoring;
  if (work.total < 0) {
    const id = missing.unknown_result;
    return { byPoints: null, id, isCertain: false, isBorderline: false, route: route[id] ?? "" };
  }
  const asked = highestAsked(plan, work);
  const lifted = (place: number): number => Math.max(place, Math.min(asked, place + max_lift));
  const byPoints = bandAt(scoring, work.total);
  const place = lifted(byPoints);
  const id = bands[place]?.id ?? "";
  return {
    byPoints: bands[byPoints]?.id ?? null,
    id,
    isCertain: lifted(bandAt(scoring, work.low)) === lifted(bandAt(scoring, work.high)),
    isBorderline: place === byPoints && isNearLimit(scoring, work.total),
    route: route[id] ?? "",
  };
}
