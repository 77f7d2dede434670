import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseSets, kinOf } from "./choose-sets.ts";
import { aboutEnoughPeople, type Kin } from "./enough-people.ts";
import { Span } from "./span.ts";

/** Every way of taking some of the kinds, by bits. */
const waysToTake = (kinds: number) => Array.from({ length: 2 ** kinds }, (_, bits) => bits);

/**
 * The fewest people that any linear combination of the sets is about, found by trying: some kinds of people are all
 * that a combination is about when the sets lose rank without them.
 */
function fewestByTrying(kin: readonly Kin[]): number {
  const rankOf = (some: readonly Kin[]) => {
    const span = new Span();
    for (const { inSets, people } of some) if (people > 0) span.add(inSets);
    return span.rank;
  };
  const whole = rankOf(kin);
  const sizes = waysToTake(kin.length)
    .filter((bits) => rankOf(kin.filter((_, place) => (bits & (1 << place)) === 0)) < whole)
    .map((bits) => kin.reduce((sum, { people }, place) => sum + (bits & (1 << place) ? people : 0), 0));
  return Math.min(...sizes, Number.POSITIVE_INFINITY);
}

const anyKin = fc.integer({ min: 1, max: 5 }).chain((sets) =>
  fc.array(
    fc.record({
      inSets: fc.array(fc.constantFrom(0, 1), { minLength: sets, maxLength: sets }),
      people: fc.integer({ min: 0, max: 7 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
);

describe("what can be worked out from sets that are shown", () => {
  test("is never about fewer people than it says", () => {
    fc.assert(
      fc.property(anyKin, fc.integer({ min: 2, max: 6 }), (kin, least) => {
        if (aboutEnoughPeople(kin, least)) expect(fewestByTrying(kin)).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is seldom refused without a reason", () => {
    const [refused, reasons] = [{ count: 0 }, { count: 0 }];
    fc.assert(
      fc.property(anyKin, fc.integer({ min: 2, max: 6 }), (kin, least) => {
        if (aboutEnoughPeople(kin, least)) return;
        refused.count += 1;
        if (fewestByTrying(kin) < least) reasons.count += 1;
      }),
      { numRuns: 1_000, seed: 2026 },
    );
    expect(refused.count).toBeGreaterThan(100);
    expect(reasons.count / refused.count).toBeGreaterThan(0.95);
  });

  test("covers one who is missing from two groups that together seem to be everybody", () => {
    const sets = [
      [true, true, true],
      [true, false, false],
      [false, true, false],
    ];
    expect(aboutEnoughPeople(kinOf([20, 20, 0], sets), 5)).toBe(true);
    expect(aboutEnoughPeople(kinOf([20, 20, 1], sets), 5)).toBe(false);
    expect(aboutEnoughPeople(kinOf([20, 20, 5], sets), 5)).toBe(true);
  });

  test("covers two groups of different kinds that are nearly the same people", () => {
    const sets = [
      [true, true, true, true],
      [true, true, false, false],
      [true, false, true, false],
    ];
    expect(aboutEnoughPeople(kinOf([30, 6, 7, 30], sets), 5)).toBe(true);
    expect(aboutEnoughPeople(kinOf([30, 1, 2, 30], sets), 5)).toBe(false);
    expect(aboutEnoughPeople(kinOf([30, 3, 3, 30], sets), 5)).toBe(true);
  });
});

describe("the choice of sets", () => {
  const people = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
  const wanted = fc.array(fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), {
    minLength: 1,
    maxLength: 6,
  });

  test("never lets anything be worked out about too few, also together with what was shown before", () => {
    fc.assert(
      fc.property(people, wanted, wanted, (counts, first, second) => {
        const options = { people: counts, least: 5, leastInSet: 10 };
        const before = first.filter((_, place) => chooseSets({ ...options, wanted: first })[place]);
        const choice = chooseSets({ ...options, shown: before, wanted: second });
        const shown = [...before, ...second.filter((_, place) => choice[place])];
        expect(fewestByTrying(kinOf(counts, shown))).toBeGreaterThanOrEqual(5);
        for (const set of shown) {
          const size = counts.reduce((sum, count, kind) => sum + (set[kind] ? count : 0), 0);
          expect(size).toBeGreaterThanOrEqual(10);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("shows both halves of a group, but not one of nine", () => {
    const all = [true, true, true];
    const wantedSets = [all, [true, false, false], [false, true, false], [false, false, true]];
    const options = { wanted: wantedSets, least: 5, leastInSet: 10 };
    expect(chooseSets({ ...options, people: [12, 11, 10] })).toEqual([true, true, true, true]);
    expect(chooseSets({ ...options, people: [12, 11, 9] })).toEqual([true, true, true, false]);
    expect(chooseSets({ ...options, people: [12, 11, 2] })).toEqual([true, true, false, false]);
  });
});
