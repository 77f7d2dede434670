import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { independence } from "./chi-square.ts";
import { adjustedPValues } from "./false-discovery.ts";
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
}
/** What R says (`test/golden/statistics.R`). */
const golden = JSON.parse(
  readFileSync(new URL("../../test/golden/statistics.json", import.meta.url), "utf8"),
) as Golden;

const nearly = (ours: number | undefined, theirs: number) =>
  expect(Math.abs((ours ?? Number.NaN) - theirs)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(theirs)));

describe("as R has it", () => {
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
