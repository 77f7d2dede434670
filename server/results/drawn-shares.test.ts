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

test("an answer that is hidden in one group is drawn in none: what is hidden is mostly small", () => {
  const drawn = drawnShares([
    told(14, null, 9, null),
    told(14, 6, 8, 0),
    told(20, 8, 12, 0),
    told(30, 9, 21, 0),
  ]);
  expect(drawn.map(([share]) => share)).toEqual([null, null, null, null]);
  expect(drawn.map(([, share]) => typeof share)).toEqual(Array.from({ length: 4 }, () => "number"));
});

test("nothing is drawn with two groups told, or with none", () => {
  expect(drawnShares([told(10, 5, 5), told(20, 15, 5), told(0, 0, 0)]).map(([share]) => share)).toEqual([
    null,
    null,
    null,
  ]);
  expect(drawnShares([])).toEqual([]);
});
