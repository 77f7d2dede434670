import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PathwayCount } from "#db/ports.ts";
import { defaultLeastCell, leastInGroup } from "#server/disclosure/limits.ts";
import { type Indicator, indicators, pathwayFigures } from "./unit-figures.ts";

const units = [
  { code: "nord", name: "Team Nord" },
  { code: "syd", name: "Team Syd" },
  { code: "unge", name: "Ungeteamet" },
];
const none = { hasCv: false, hasGoal: false, startsInWish: false, hasAgreedGoal: false };
const some = (unit: string | null, citizens: number, has: Partial<PathwayCount> = {}): PathwayCount => ({
  ...none,
  ...has,
  unit,
  citizens,
});

describe("the figures of units", () => {
  test("are counts of citizens by the name of the unit, the largest first", () => {
    const counts = [
      some("nord", 8, { hasCv: true }),
      some("Team Nord", 7),
      some("syd", 12, { hasCv: true, hasGoal: true }),
      some("syd", 9, { hasGoal: true }),
    ];
    const figures = pathwayFigures(counts, units);
    expect(figures?.all).toMatchObject({ citizens: 36, counts: { hasCv: 20, hasGoal: 21 } });
    expect(figures?.units).toMatchObject([
      { unit: "Team Syd", citizens: 21, counts: { hasCv: 12, hasGoal: 21, hasAgreedGoal: 0 } },
      { unit: "Team Nord", citizens: 15, counts: { hasCv: 8, hasGoal: 0 } },
    ]);
    expect(figures?.hidesSome).toBe(false);
  });

  test("put small units together, and take in a larger one until the row is large enough", () => {
    const small = pathwayFigures([some("nord", 20), some("syd", 6), some(null, 5)], units);
    expect(small?.units.map(({ unit, citizens }) => [unit, citizens])).toEqual([
      ["Team Nord", 20],
      [null, 11],
    ]);
    const tiny = pathwayFigures([some("nord", 20), some("syd", 12), some("ukendt", 3)], units);
    expect(tiny?.units.map(({ unit, citizens }) => [unit, citizens])).toEqual([
      ["Team Nord", 20],
      [null, 15],
    ]);
    expect(pathwayFigures([some("nord", 20), some("syd", 3)], units)?.units).toEqual([]);
    expect(pathwayFigures([some("nord", leastInGroup - 1)], units)).toBeNull();
    expect(pathwayFigures([], units)).toBeNull();
  });

  test("hide a small count, and another so that it cannot be worked out", () => {
    const counts = [
      some("nord", 2, { hasCv: true }),
      some("nord", 18),
      some("syd", 10, { hasCv: true }),
      some("syd", 8),
    ];
    const figures = pathwayFigures(counts, units);
    const told = figures?.units.map(({ counts: told }) => told.hasCv);
    expect(told).toEqual([null, null]);
    expect(figures?.hidesSome).toBe(true);
  });

  test("hide who has a goal and nothing more, when they are few", () => {
    const goal = { hasGoal: true } as const;
    const wish = { hasGoal: true, startsInWish: true } as const;
    const counts = [
      some("nord", 10),
      some("nord", 2, goal),
      some("nord", 18, wish),
      some("syd", 15),
      some("syd", 15, wish),
    ];
    const figures = pathwayFigures(counts, units);
    const nord = figures?.units.find(({ unit }) => unit === "Team Nord")?.counts;
    for (const told of [figures?.all.counts, nord]) {
      expect(told).toBeDefined();
      expect([told?.hasGoal, told?.startsInWish]).toContain(null);
    }
  });

  test("tell all there is when all of it is about enough people", () => {
    const wish = { hasCv: true, hasGoal: true, startsInWish: true, hasAgreedGoal: true } as const;
    const counts = ["nord", "syd"].flatMap((unit) => [some(unit, 10), some(unit, 10, wish)]);
    expect(pathwayFigures(counts, units)?.hidesSome).toBe(false);
  });

  test("never tell of 1 to 4 people who have or lack something, alone or by the difference to all", () => {
    const anyCount = fc.record({
      unit: fc.constantFrom("nord", "syd", "unge", null),
      citizens: fc.integer({ min: 1, max: 15 }),
      hasCv: fc.boolean(),
      // A wish and an agreement are goals.
      goal: fc.constantFrom(
        none,
        { ...none, hasGoal: true },
        { ...none, hasGoal: true, startsInWish: true },
        { ...none, hasGoal: true, hasAgreedGoal: true },
        { ...none, hasGoal: true, startsInWish: true, hasAgreedGoal: true },
      ),
    });
    const anyCounts = fc
      .array(anyCount, { maxLength: 30 })
      .map((all) => all.map(({ goal, ...count }): PathwayCount => ({ ...goal, ...count })));
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const figures = pathwayFigures(counts, units);
        if (figures === null) return;
        const rows = figures.units;
        for (const row of [figures.all, ...rows]) {
          expect(row.citizens).toBeGreaterThanOrEqual(leastInGroup);
          for (const indicator of indicators) expectSafe(row.counts[indicator], row.citizens);
          const { hasGoal, startsInWish, hasAgreedGoal } = row.counts;
          for (const within of [startsInWish, hasAgreedGoal])
            if (hasGoal !== null && within !== null) expectSafe(within, hasGoal);
        }
        for (const indicator of indicators) expectNoDifference(figures, indicator);
      }),
    );
  });
});

const isSafe = (count: number) => count === 0 || count >= defaultLeastCell;

function expectSafe(count: number | null, citizens: number): void {
  if (count === null) return;
  expect(isSafe(count)).toBe(true);
  expect(isSafe(citizens - count)).toBe(true);
}

/** What is hidden of the units is about enough people together. */
function expectNoDifference(
  { all, units: rows }: NonNullable<ReturnType<typeof pathwayFigures>>,
  indicator: Indicator,
): void {
  const total = all.counts[indicator];
  const hidden = rows.filter(({ counts }) => counts[indicator] === null);
  if (total === null || hidden.length === 0) return;
  expect(hidden.length).toBeGreaterThan(1);
  const told = rows.reduce((sum, { counts }) => sum + (counts[indicator] ?? 0), 0);
  const citizens = hidden.reduce((sum, row) => sum + row.citizens, 0);
  expectSafe(total - told, citizens);
}
