import type { WaveFigures } from "#db/ports.ts";
import { adjustedPValues } from "#server/statistics/false-discovery.ts";
import { signTest } from "#server/statistics/sign-test.ts";

/**
 * For each item of a round whether more people moved up or down a scale than chance explains: p-values of sign tests,
 * adjusted for all items of the round together. Made of what is told alone; an item with a hidden count has none.
 */
export function changesOf({ items }: Pick<WaveFigures, "items">): ReadonlyMap<string, number> {
  const tests = items.flatMap(({ id, change }) => {
    const [higher, lower] = [change?.higher ?? null, change?.lower ?? null];
    return higher === null || lower === null ? [] : [{ id, p: signTest(higher, lower) }];
  });
  const adjusted = adjustedPValues(tests.map(({ p }) => p));
  return new Map(tests.map(({ id }, place) => [id, adjusted[place] ?? 1]));
}
