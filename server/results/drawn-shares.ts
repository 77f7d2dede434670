import { shrinkShares } from "#server/statistics/shrink-shares.ts";
import type { Distribution } from "./tables.ts";

/**
 * The share of each answer in each group, drawn towards that of all the groups together, for groups of one item that are
 * told. A group whose count of an answer is hidden has no part in it, so nothing is made of what is not told. Null for
 * such a group, and for all when fewer than three are left.
 * @returns for each group, one for each answer
 */
export function drawnShares(groups: readonly Distribution[]): readonly (readonly (number | null)[])[] {
  const width = groups[0]?.counts.length ?? 0;
  const answers = Array.from({ length: width }, (_, answer) => {
    const told = groups.flatMap(({ counts, answered }, group) => {
      const count = counts[answer] ?? null;
      return count === null || answered === 0 ? [] : [{ group, count, n: answered }];
    });
    const drawn = shrinkShares(told);
    return new Map(told.map(({ group }, place) => [group, drawn?.[place] ?? null]));
  });
  return groups.map((_, group) => answers.map((drawn) => drawn.get(group) ?? null));
}
