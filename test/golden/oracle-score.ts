import type { Question } from "#questionnaires/question-schema.ts";
import type { ScoredDefinition } from "#questionnaires/schema.ts";
import type { Told } from "./oracle.ts";

/** Exact half-up rounding of a fraction of big integers. */
const roundHalfUp = (top: bigint, bottom: bigint): number => Number((top * 2n + bottom) / (bottom * 2n));

function pointsOf(question: Question, told: Told): number {
  const value = told.value.get(question.id);
  if (question.kind === "radio") return question.options.find(({ code }) => code === value)?.points ?? 0;
  if (question.kind === "checkboxes") {
    const ticked = question.options.filter(({ code }) => Array.isArray(value) && value.includes(code));
    return Math.max(0, ...ticked.map(({ points = 0 }) => points));
  }
  const bands =
    question.kind === "scale" ? question.bands : question.kind === "date" ? question.weeks_bands : [];
  const at = question.kind === "date" ? (told.weeks ?? 0) : Number(value);
  return bands?.find(({ from, to }) => from <= at && at <= to)?.points ?? 0;
}

/** One domain by the rules of section 4: raw points, what was skipped, and the points that are told. */
function domainOf(domain: ScoredDefinition["domains"][number], told: Told) {
  const questions = told.asked.filter((question) => question.domain === domain.id);
  const skipped = questions.filter(({ id }) => /skip/.test(told.standing.get(id) ?? ""));
  const answered = questions.filter(({ id }) => told.standing.get(id) === "answered");
  const raw = answered.reduce((sum, question) => sum + pointsOf(question, told), 0);
  const skippedMax = skipped.reduce((sum, question) => sum + question.max_points, 0);
  const knownMax = domain.max - skippedMax;
  const isEnough = 2 * (questions.length - skipped.length) >= questions.length && 2 * knownMax >= domain.max;
  const points = isEnough ? roundHalfUp(BigInt(raw * domain.max), BigInt(knownMax)) : null;
  return { id: domain.id, max: domain.max, raw, skippedMax, hasGaps: skipped.length > 0, points };
}

/** All domains, and the lists that follow question order. */
export function domainsOf(told: Told) {
  const each = told.definition.domains.map((domain) => domainOf(domain, told));
  const scored = told.asked.filter(({ domain }) => domain !== null);
  const answered = scored.filter(({ id }) => told.standing.get(id) === "answered");
  return {
    each,
    points: Object.fromEntries(each.map(({ id, points }) => [id, points])),
    unknown: each.filter(({ points }) => points === null).map(({ id }) => id),
    status: Object.fromEntries(
      each
        .filter(({ hasGaps }) => hasGaps)
        .map(({ id, points }) => [id, points === null ? "uoplyst" : "omregnet"]),
    ),
    high: each.filter(({ raw, max }) => raw * 4 >= max * 3).length,
    skipped: scored.filter(({ id }) => /skip/.test(told.standing.get(id) ?? "")).map(({ id }) => id),
    explain: answered.map((question) => ({
      question: question.id,
      domain: question.domain ?? "",
      points: pointsOf(question, told),
      max: question.max_points,
    })),
  };
}

const BANDS = ["lav", "moderat", "hoej"];
const bandOf = (points: number): number => (points >= 55 ? 2 : points >= 30 ? 1 : 0);

/** Total, span and band: limits 30 and 55, one step of lift, as section 4 says in words. */
export function bandsOf(
  definition: ScoredDefinition,
  { each, unknown }: ReturnType<typeof domainsOf>,
  asked: string[],
) {
  const low = each.reduce((sum, { raw }) => sum + raw, 0);
  const high = each.reduce((sum, { raw, skippedMax }) => sum + raw + skippedMax, 0);
  if (unknown.length > 2 || (unknown.includes("D1") && unknown.includes("D2"))) {
    const band = "kan_ikke_vurderes";
    const none = { total: null, band_by_points: null, band_certain: false, borderline: false };
    return { low, high, band, ...none, route: definition.scoring.route[band] };
  }
  const known = each.filter(({ points }) => points !== null);
  const points = known.reduce((sum, domain) => sum + (domain.points ?? 0), 0);
  const max = known.reduce((sum, domain) => sum + domain.max, 0);
  const total = Math.min(high, Math.max(low, roundHalfUp(BigInt(points * 100), BigInt(max))));
  const wish = Math.max(0, ...asked.map((band) => BANDS.indexOf(band)));
  const lift = (band: number): number => (wish > band ? band + 1 : band);
  const band = BANDS[lift(bandOf(total))] ?? "";
  return {
    total,
    low,
    high,
    band_by_points: BANDS[bandOf(total)] ?? null,
    band,
    band_certain: lift(bandOf(low)) === lift(bandOf(high)),
    borderline:
      lift(bandOf(total)) === bandOf(total) && (Math.abs(total - 30) <= 3 || Math.abs(total - 55) <= 3),
    route: definition.scoring.route[band],
  };
}
