import type { Part } from "./share-difference.ts";

/** With two groups one cannot say how much groups differ. */
const fewestGroups = 3;

/**
 * The share of each group, drawn towards the share of all of them the more, the fewer people it has: empirical Bayes
 * with a beta distribution of the groups. Their likeness (the intraclass correlation) is estimated by moments, weighted
 * by the number of people (Kleinman 1973, "Proportions with extraneous variance: single and independent samples",
 * JASA 68); the shrunk share is the mean of the posterior distribution. Where the groups differ no more than chance
 * would make them, all get the share of all together.
 * @returns shares between 0 and 1 in the same order; null for fewer than three groups
 */
export function shrinkShares(groups: readonly Part[]): readonly number[] | null {
  if (groups.length < fewestGroups) return null;
  const people = sumOf(groups.map(({ n }) => n));
  const mean = sumOf(groups.map(({ count }) => count)) / people;
  const likeness = likenessOf(groups, mean);
  return groups.map(({ count, n }) => {
    const weight = (n * likeness) / (1 + (n - 1) * likeness);
    return weight * (count / n) + (1 - weight) * mean;
  });
}

/** How much more two people of one group agree than two of different groups: 0 to 1. */
function likenessOf(groups: readonly Part[], mean: number): number {
  const variance = mean * (1 - mean);
  const people = sumOf(groups.map(({ n }) => n));
  const byChance = groups.length - 1;
  const most = people - sumOf(groups.map(({ n }) => n ** 2)) / people - byChance;
  if (variance === 0 || most <= 0) return 0;
  const spread = sumOf(groups.map(({ count, n }) => n * (count / n - mean) ** 2));
  return Math.min(1, Math.max(0, (spread - variance * byChance) / (variance * most)));
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
