import { type Independence, independence } from "#server/statistics/chi-square.ts";
import { adjustedPValues } from "#server/statistics/false-discovery.ts";
import type { Publication } from "./publication.ts";
import type { ItemTable } from "./tables.ts";

/** Whether groups said different things to an item. */
export interface GroupComparison extends Independence {
  /** Place of the item that the groups answered. */
  readonly item: number;
  /** Place of the item about themselves that divides them. */
  readonly by: number;
  /** The p-value when all comparisons of the survey are looked at together (Benjamini and Hochberg). */
  readonly adjusted: number;
}

/**
 * Compares the groups of each item about the people in each table of which nothing is hidden: a hidden count would
 * have to be used to test, and could then be worked out from what comes of the test.
 */
export function compareGroups(
  { groups }: Publication,
  tables: readonly ItemTable[],
): readonly GroupComparison[] {
  const dividing = [...new Set(groups.map(({ item }) => item))];
  const tests = tables.flatMap((table) =>
    dividing.flatMap((by) => {
      const rows = table.groups.flatMap(({ counts }, place) => (groups[place]?.item === by ? [counts] : []));
      const known = rows.map((counts) => counts.filter((count) => count !== null));
      if (known.some((counts, row) => counts.length < (rows[row]?.length ?? 0))) return [];
      const test = independence(known);
      return test ? [{ item: table.item, by, ...test }] : [];
    }),
  );
  const adjusted = adjustedPValues(tests.map(({ pValue }) => pValue));
  return tests.map((test, place) => ({ ...test, adjusted: adjusted[place] ?? 1 }));
}
