import { describe, expect, test } from "vitest";
import { pageLevels } from "./page-levels.ts";

const limits = { pages: 4, least: 5, leastInGroup: 10 };
const toldOf = (counts: readonly number[], over: Partial<typeof limits> = {}) =>
  pageLevels(new Map(counts.map((count, at) => [at + 1, count])), { ...limits, ...over });
const aboutOf = (counts: readonly number[]) => toldOf(counts)?.levels.map(({ about }) => about);

/** Every way in which people may have come so far, never more at a later page. */
function* waysTo(pages: number, most: number): Generator<readonly number[]> {
  if (pages === 0) return yield [];
  for (let first = 0; first <= most; first += 1)
    for (const rest of waysTo(pages - 1, first)) yield [first, ...rest];
}

describe("how far people came", () => {
  test("is told in fives, with the page where most stop", () => {
    expect(toldOf([63, 58, 41, 33])).toEqual({
      begun: 65,
      levels: [
        { page: 1, about: 65 },
        { page: 2, about: 60 },
        { page: 3, about: 40 },
        { page: 4, about: 35 },
      ],
      mostStop: 2,
    });
  });

  test("is not told of fewer than the smallest group", () => {
    expect(toldOf([9, 9, 9, 9])).toBeNull();
    expect(toldOf([])).toBeNull();
    expect(toldOf([10, 10, 10, 10])?.begun).toBe(10);
  });

  test("does not tell pages apart by fewer people than the smallest cell", () => {
    expect(aboutOf([46, 44, 43, 42])).toEqual([40, 40, 40, 40]);
    expect(toldOf([46, 44, 43, 42])?.mostStop).toBeNull();
    expect(aboutOf([20, 4, 4, 4])).toEqual([20, null, null, null]);
  });

  test("never falls the wrong way, whatever forged forms have counted", () => {
    expect(aboutOf([12, 3, 30, 20])).toEqual([30, 30, 30, 20]);
  });

  test.each([3, 5, 7])(
    "with a smallest cell of %i, nobody who keeps what is told and knows how many sent can tell that fewer stopped between any two pages",
    (least) => {
      const over = { least, leastInGroup: Math.max(10, 2 * least) };
      const differences = new Map<string, Set<number>>();
      for (const counts of waysTo(limits.pages, 26)) {
        const told = JSON.stringify([toldOf(counts, over), counts.at(-1)]);
        counts.forEach((count, page) => {
          for (let later = page + 1; later < counts.length; later += 1) {
            const key = `${told} ${page} ${later}`;
            const known = differences.get(key) ?? new Set();
            differences.set(key, known.add(count - (counts[later] ?? 0)));
          }
        });
      }
      expect(differences.size).toBeGreaterThan(500);
      const isSmall = (stopped: number) => stopped > 0 && stopped < least;
      expect([...differences].filter(([, known]) => [...known].every(isSmall))).toEqual([]);
    },
  );
});
