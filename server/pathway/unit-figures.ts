import type { PathwayCount } from "#db/ports.ts";
import { hideCells, type Line } from "#server/disclosure/hide-cells.ts";
import { defaultLeastCell, leastInGroup } from "#server/disclosure/limits.ts";

/**
 * What is counted of each citizen. The first three are the fidelity indicators of Flere skal med: has a CV, has a job
 * goal, has a plan that starts in an own wish (evaluation of Flere skal med, chapter on the core elements, pp. 98-112).
 */
export const indicators = ["hasCv", "hasGoal", "startsInWish", "hasAgreedGoal"] as const;
export type Indicator = (typeof indicators)[number];

/** How many of the citizens of a row have something; null when it is not told, since it would be about too few. */
export type IndicatorCounts = Readonly<Record<Indicator, number | null>>;

export interface UnitFigures {
  /** Name of the unit; null for all units that are too small to be told alone, and those without one. */
  readonly unit: string | null;
  readonly citizens: number;
  readonly counts: IndicatorCounts;
}

export interface PathwayFigures {
  readonly all: UnitFigures;
  /** The largest first, the rest last; empty when there are too few people for two rows. */
  readonly units: readonly UnitFigures[];
  /** True when a figure is not told. */
  readonly hidesSome: boolean;
}

interface Group {
  readonly unit: string | null;
  readonly rows: readonly PathwayCount[];
  readonly citizens: number;
}

const sizeOf = (rows: readonly PathwayCount[]): number => rows.reduce((sum, row) => sum + row.citizens, 0);

const groupOf = (unit: string | null, rows: readonly PathwayCount[]): Group => ({
  unit,
  rows,
  citizens: sizeOf(rows),
});

interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

/** Units with at least `leastInGroup` citizens, and one row of the rest, which takes in more until it is as large. */
function groupsOf(counts: readonly PathwayCount[], units: readonly NamedUnit[]): readonly Group[] {
  const nameOf = (unit: string | null) =>
    units.find(({ code, name }) => unit === code || unit === name)?.name ?? null;
  const byName = Map.groupBy(counts, ({ unit }) => nameOf(unit));
  const all = [...byName].map(([unit, rows]) => groupOf(unit, rows));
  const named = all
    .filter(({ unit, citizens }) => unit !== null && citizens >= leastInGroup)
    .toSorted((one, next) => next.citizens - one.citizens);
  let rest = all.filter((group) => !named.includes(group)).flatMap(({ rows }) => rows);
  while (rest.length > 0 && sizeOf(rest) < leastInGroup && named.length > 0)
    rest = [...rest, ...(named.pop()?.rows ?? [])];
  return rest.length === 0 ? named : [...named, groupOf(null, rest)];
}

const having = (rows: readonly PathwayCount[], indicator: Indicator): number =>
  sizeOf(rows.filter((row) => row[indicator]));

/** For one indicator: the counts of all and of each group, where they may be told. */
function toldCounts(groups: readonly Group[], indicator: Indicator): readonly (number | null)[] {
  const all = groupOf(
    null,
    groups.flatMap(({ rows }) => rows),
  );
  const rows = [all, ...groups];
  const counts = rows.flatMap((group) => {
    const yes = having(group.rows, indicator);
    return [yes, group.citizens - yes];
  });
  const places = groups.map((_, index) => 2 * (index + 1));
  const lines: Line[] = [
    ...rows.map((_, index) => ({ cells: [2 * index, 2 * index + 1] })),
    { cells: places, total: 0 },
    { cells: places.map((place) => place + 1), total: 1 },
  ];
  const hidden = hideCells({ counts, lines, least: defaultLeastCell });
  return rows.map((_, index) => (hidden[2 * index] ? null : (counts[2 * index] ?? 0)));
}

/**
 * The share of citizens who have come to each indicator, for everybody and by the unit of the caseworker. A row has at
 * least `leastInGroup` people, and a count that tells of 1 to `defaultLeastCell` - 1 people, or of as many who lack it,
 * is not told, nor what it could be worked out from. Null when there are fewer than `leastInGroup` people in all.
 */
export function pathwayFigures(
  counts: readonly PathwayCount[],
  units: readonly NamedUnit[],
): PathwayFigures | null {
  if (sizeOf(counts) < leastInGroup) return null;
  const groups = groupsOf(counts, units);
  const told = indicators.map((indicator) => [indicator, toldCounts(groups, indicator)] as const);
  const countsAt = (index: number) =>
    Object.fromEntries(told.map(([indicator, row]) => [indicator, row[index] ?? null])) as IndicatorCounts;
  const all = { unit: null, citizens: sizeOf(counts), counts: countsAt(0) };
  const shown = groups.length > 1 ? groups : [];
  const rows = shown.map(({ unit, citizens }, index) => ({ unit, citizens, counts: countsAt(index + 1) }));
  return {
    all,
    units: rows,
    hidesSome: [all, ...rows].some((row) => indicators.some((indicator) => row.counts[indicator] === null)),
  };
}
