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

/** Indicators that only somebody with a job goal can have, so that the goals less these are people too. */
const nested = ["startsInWish", "hasAgreedGoal"] as const satisfies readonly Indicator[];

/** Cells of a row: for each indicator those who have and those who lack, then goals without what is nested in them. */
const width = 2 * indicators.length + nested.length;
const yesOf = (indicator: Indicator): number => 2 * indicators.indexOf(indicator);

function cellsOf({ rows, citizens }: Group): readonly number[] {
  const yes = indicators.map((indicator) => having(rows, indicator));
  const goals = having(rows, "hasGoal");
  return [
    ...yes.flatMap((count) => [count, citizens - count]),
    ...nested.map((indicator) => goals - having(rows, indicator)),
  ];
}

/** What everybody knows of a row: who has and who lacks are all of it, and what is nested and the rest are the goals. */
const linesOfRow = (first: number): readonly Line[] => [
  ...indicators.map((indicator) => ({ cells: [first + yesOf(indicator), first + yesOf(indicator) + 1] })),
  ...nested.map((indicator, place) => ({
    cells: [first + yesOf(indicator), first + 2 * indicators.length + place],
    total: first + yesOf("hasGoal"),
  })),
];

/** The counts of all and then of each group, where they may be told. */
function toldCounts(groups: readonly Group[]): readonly IndicatorCounts[] {
  const all = groupOf(
    null,
    groups.flatMap(({ rows }) => rows),
  );
  const rows = [all, ...groups];
  const counts = rows.flatMap(cellsOf);
  const cells = Array.from({ length: width }, (_, cell) => cell);
  const lines = [
    ...rows.flatMap((_, row) => linesOfRow(row * width)),
    ...cells.map((cell) => ({ cells: groups.map((_, row) => (row + 1) * width + cell), total: cell })),
  ];
  const untold = counts.map((_, cell) => cell % width >= 2 * indicators.length);
  const hidden = hideCells({ counts, untold, lines, least: defaultLeastCell });
  return rows.map((_, row) => {
    const told = indicators.map((indicator) => {
      const cell = row * width + yesOf(indicator);
      return [indicator, hidden[cell] ? null : (counts[cell] ?? 0)] as const;
    });
    return Object.fromEntries(told) as Record<Indicator, number | null>;
  });
}

/**
 * The share of citizens who have come to each indicator, for everybody and by the unit of the caseworker. A row has at
 * least `leastInGroup` people, and a count that tells of 1 to `defaultLeastCell` - 1 people, of as many who lack it, or
 * of as many who have a goal and nothing more, is not told, nor what it could be worked out from. Null when there are
 * fewer than `leastInGroup` people in all.
 */
export function pathwayFigures(
  counts: readonly PathwayCount[],
  units: readonly NamedUnit[],
): PathwayFigures | null {
  if (sizeOf(counts) < leastInGroup) return null;
  const groups = groupsOf(counts, units);
  const [ofAll, ...ofGroups] = toldCounts(groups);
  if (ofAll === undefined) return null;
  const all = { unit: null, citizens: sizeOf(counts), counts: ofAll };
  const rows = (groups.length > 1 ? groups : []).flatMap(({ unit, citizens }, index) => {
    const told = ofGroups[index];
    return told ? [{ unit, citizens, counts: told }] : [];
  });
  return {
    all,
    units: rows,
    hidesSome: [all, ...rows].some((row) => indicators.some((indicator) => row.counts[indicator] === null)),
  };
}
