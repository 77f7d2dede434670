import { shrinkShares } from "#server/statistics/shrink-shares.ts";
import type { Distribution } from "./tables.ts";

/**
 * The share of each answer in each group, drawn towards that of all the groups together, for groups of one item that are
 * told. Null for an answer that is hidden in one of them: hidden counts are mostly small, so the mean of the others
 * would be too high; and when there are fewer than three groups.
 * @returns for each group, one for each answer
 */
export function drawnShares(groups: readonly Distribution[]): readonly (readonly (number | null)[])[] {
  const width = groups[0]?.counts.length ?? 0;
  const answers = Array.from({ length: width }, (_, answer) => {
    const told = groups.flatMap(({ counts, answered }, group) => {
      const count = counts[answer] ?? null;
      return answered === 0 ? [] : [{ group, count, n: answered }];
    });
    const known = told.flatMap(({ count, n }) => (count === null ? [] : [{ count, n }]));
    const drawn = known.length === told.length ? shrinkShares(known) : null;
    return new Map(told.map(({ group }, place) => [group, drawn?.[place] ?? null]));
  });
  return groups.map((_, group) => answers.map((drawn) => drawn.get(group) ?? null));
}
