import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { independence } from "./chi-square.ts";
import { adjustedPValues } from "./false-discovery.ts";
import { meanDifference, meanInterval } from "./mean-interval.ts";
import { shareDifference } from "./share-difference.ts";
import { shrinkShares } from "./shrink-shares.ts";
import { signTest } from "./sign-test.ts";
import { wilson } from "./wilson.ts";

interface Golden {
  readonly wilson: readonly { count: number; n: number; low: number; high: number }[];
  readonly falseDiscovery: readonly { p: number[]; adjusted: number[] }[];
  readonly chiSquare: readonly {
    table: number[][];
    statistic: number;
    degreesOfFreedom: number;
    pValue: number;
    leastExpected: number;
  }[];
  readonly shareDifference: readonly {
    later: [number, number];
    earlier: [number, number];
    difference: number;
    low: number;
    high: number;
  }[];
  readonly means: readonly {
    earlier: number[];
    later: number[];
    mean: number;
    low: number;
    high: number;
    difference: [number, number];
  }[];
  readonly signs: readonly { higher: number; lower: number; pValue: number }[];
  readonly shrunk: readonly { counts: number[]; people: number[]; shrunk: number[] }[];
}
/** What R says (`test/golden/statistics.R`). */
const golden = JSON.parse(
  readFileSync(new URL("../../test/golden/statistics.json", import.meta.url), "utf8"),
) as Golden;

const nearly = (ours: number | undefined, theirs: number) =>
  expect(Math.abs((ours ?? Number.NaN) - theirs)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(theirs)));

/** How many chose 1, 2 and so on. */
const onScale = (counts: readonly number[]) => counts.map((count, place) => ({ value: place + 1, count }));
const groupsOf = (counts: readonly number[], people: readonly number[]) =>
  counts.map((count, place) => ({ count, n: people[place] ?? 0 }));

describe("as R has it", () => {
  test.each(golden.signs)("the sign test of $higher up and $lower down", ({ higher, lower, pValue }) => {
    nearly(signTest(higher, lower), pValue);
    nearly(signTest(lower, higher), pValue);
  });

  test.each(golden.wilson)("the interval of $count in $n", ({ count, n, low, high }) => {
    const ours = wilson(count, n);
    nearly(ours.low, low);
    nearly(ours.high, high);
    expect(ours.share).toBe(count / n);
  });

  test.each(golden.falseDiscovery)("p-values adjusted for false discovery, $p", ({ p, adjusted }) => {
    const ours = adjustedPValues(p);
    expect(ours).toHaveLength(adjusted.length);
    for (const [place, one] of adjusted.entries()) nearly(ours[place], one);
  });

  test.each(golden.chiSquare)("chi-square of $table", ({ table, ...theirs }) => {
    const ours = independence(table);
    nearly(ours?.statistic, theirs.statistic);
    nearly(ours?.pValue, theirs.pValue);
    nearly(ours?.leastExpected, theirs.leastExpected);
    expect(ours?.degreesOfFreedom).toBe(theirs.degreesOfFreedom);
  });

  test.each(golden.shareDifference)(
    "the difference of $later and $earlier",
    ({ later, earlier, ...theirs }) => {
      const ours = shareDifference({ count: earlier[0], n: earlier[1] }, { count: later[0], n: later[1] });
      nearly(ours.difference, theirs.difference);
      nearly(ours.low, theirs.low);
      nearly(ours.high, theirs.high);
    },
  );

  test.each(golden.means)("the mean of $earlier, and how far $later is from it", (theirs) => {
    const [earlier, later] = [meanInterval(onScale(theirs.earlier)), meanInterval(onScale(theirs.later))];
    if (earlier === null || later === null) throw new Error("There is no mean.");
    nearly(earlier.mean, theirs.mean);
    // The quantile of t is good to a thousandth of itself.
    const roughly = (ours: number, exact: number, middle: number) =>
      expect(Math.abs(ours - exact)).toBeLessThanOrEqual(1e-3 * Math.abs(exact - middle));
    roughly(earlier.low, theirs.low, theirs.mean);
    roughly(earlier.high, theirs.high, theirs.mean);
    const ours = meanDifference(earlier, later);
    const middle = (theirs.difference[0] + theirs.difference[1]) / 2;
    nearly(ours.difference, middle);
    roughly(ours.low, theirs.difference[0], middle);
    roughly(ours.high, theirs.difference[1], middle);
  });

  test.each(golden.shrunk)(
    "shares of $counts in $people drawn towards their mean",
    ({ counts, people, shrunk }) => {
      const ours = shrinkShares(groupsOf(counts, people));
      expect(ours).toHaveLength(shrunk.length);
      for (const [place, one] of shrunk.entries()) nearly(ours?.[place], one);
    },
  );
});

test("a table with one row or one column that anybody is in has no test", () => {
  expect(
    independence([
      [3, 4],
      [0, 0],
    ]),
  ).toBe(null);
  expect(
    independence([
      [3, 0],
      [5, 0],
    ]),
  ).toBe(null);
  expect(independence([])).toBe(null);
});

test("p-values far out in the tail stay positive and ordered", () => {
  const far = [100, 1_000].map(
    (size) =>
      independence([
        [size, 0],
        [0, size],
      ])?.pValue ?? 1,
  );
  expect(far[0]).toBeGreaterThan(far[1] ?? 1);
  expect(far[0]).toBeLessThan(1e-40);
});

test("a mean of fewer than five, and shares of two groups, are not made", () => {
  expect(meanInterval(onScale([2, 2]))).toBe(null);
  expect(shrinkShares(groupsOf([5, 6], [10, 10]))).toBe(null);
});

test("when all have the same value there is no mean with an interval: how far others would be from it is not known", () => {
  expect(meanInterval(onScale([5]))).toBe(null);
  expect(meanInterval(onScale([0, 200]))).toBe(null);
  expect(meanInterval(onScale([1, 200]))?.low).toBeLessThan(2);
});

const part = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => ({ n, count: Math.round(n * share) }));

test("a difference lies in its interval, that lies between -1 and 1, and turns with the order", () => {
  fc.assert(
    fc.property(part, part, (one, other) => {
      const [there, back] = [shareDifference(one, other), shareDifference(other, one)];
      expect(there.low).toBeLessThanOrEqual(there.difference);
      expect(there.high).toBeGreaterThanOrEqual(there.difference);
      expect(Math.min(there.low + 1, 1 - there.high)).toBeGreaterThanOrEqual(-1e-12);
      nearly(there.low, -back.high);
    }),
  );
});

test("a shrunk share lies between its own and that of all, and those of fewer people are drawn further", () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 3, maxLength: 12 }), (groups) => {
      const shrunk = shrinkShares(groups) ?? [];
      const all = (key: "count" | "n") => groups.reduce((sum, group) => sum + group[key], 0);
      const mean = all("count") / all("n");
      const drawn = groups.map(({ count, n }, place) => {
        const [own, now] = [count / n, shrunk[place] ?? Number.NaN];
        expect(now).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-9);
        expect(now).toBeLessThanOrEqual(Math.max(own, mean) + 1e-9);
        return { n, kept: Math.abs(own - mean) < 1e-6 ? null : (now - mean) / (own - mean) };
      });
      const told = drawn.filter(({ kept }) => kept !== null).toSorted((one, other) => one.n - other.n);
      for (const [place, { kept }] of told.entries())
        expect(kept ?? 0).toBeGreaterThanOrEqual((told[place - 1]?.kept ?? 0) - 1e-6);
    }),
  );
});

test("nobody who moved is no change, and many movements one way are one", () => {
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(2_000, 0)).toBeLessThan(1e-300);
  expect(signTest(100_000, 99_900)).toBeGreaterThan(0.5);
});
