import type { Localized } from "../schema-parts.ts";
import type { Questionnaire } from "./compile.ts";
import { scoringOf } from "./scoring-of.ts";

/**
 * In words, how much a domain weighs for a person: the highest level whose share of the domain's maximum the
 * points reach, compared as exact fractions. Undefined for an unknown domain.
 */
export function domainLevel(
  { definition }: Questionnaire,
  domain: string,
  points: number,
): Localized | undefined {
  const max = definition.domains.find(({ id }) => id === domain)?.max;
  if (max === undefined) return undefined;
  const { domain_levels } = scoringOf(definition);
  return domain_levels.findLast(({ from_share: [part, whole] }) => points * whole >= max * part)?.name;
}
