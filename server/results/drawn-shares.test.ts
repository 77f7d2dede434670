import { expect, test } from "vitest";
import { shrinkShares } from "#server/statistics/shrink-shares.ts";
import { drawnShares } from "./drawn-shares.ts";

const told = (answered: number, ...counts: (number | null)[]) => ({ answered, counts });

test("each answer of each group is drawn towards the mean of the groups, a small one further", () => {
  const drawn = drawnShares([told(12, 11, 1), told(60, 40, 20), told(30, 11, 19)]);
  const first = drawn.map(([share]) => share ?? 0);
  expect(first).toEqual(
    shrinkShares([
      { count: 11, n: 12 },
      { count: 40, n: 60 },
      { count: 11, n: 30 },
    ]),
  );
  expect(first[0]).toBeLessThan(11 / 12);
  expect(first[0]).toBeGreaterThan(62 / 102);
});

test("a hidden count is not drawn, and nobody else is drawn towards it", () => {
  const three = [told(10, 5, 5), told(20, 15, 5), told(40, 10, 30)];
  const drawn = drawnShares([...three, told(30, null, 20)]);
  expect(drawn[3]?.[0]).toBe(null);
  expect(drawn.slice(0, 3).map(([share]) => share)).toEqual(drawnShares(three).map(([share]) => share));
  expect(drawn[3]?.[1]).not.toBe(null);
});

test("nothing is drawn with two groups told, or with none", () => {
  expect(drawnShares([told(10, 5, 5), told(20, 15, 5), told(40, null, 30)]).map(([share]) => share)).toEqual([
    null,
    null,
    null,
  ]);
  expect(drawnShares([])).toEqual([]);
});
