import { hideCells, type Line } from "#server/disclosure/hide-cells.ts";
import type { Columns } from "./columns.ts";
import type { Group, Publication } from "./publication.ts";

/** What some people said to one item. */
export interface Distribution {
  /** How many of them said anything. */
  readonly answered: number;
  /** How many gave each answer, in the order of the item's codes; null when it is hidden. */
  readonly counts: readonly (number | null)[];
}

/** What was said to one item. */
export interface ItemTable {
  /** Place of the item among the items of the survey. */
  readonly item: number;
  readonly everybody: Distribution;
  /** One for each group of the publication, in its order. */
  readonly groups: readonly Distribution[];
}

interface Limits {
  readonly least: number;
  readonly leastInGroup: number;
}

/** The tables of every item that is not about the people themselves, with what may not be told hidden. */
export function tablesOf(columns: Columns, publication: Publication, limits: Limits): readonly ItemTable[] {
  return columns.items.flatMap(({ isBackground }, item) =>
    isBackground ? [] : [tableOf({ columns, publication, item }, limits)],
  );
}

interface Source {
  readonly columns: Columns;
  readonly publication: Publication;
  readonly item: number;
}

/** The people that a row of counts is about: everybody, a group, or those in none of the groups of an item. */
interface Row {
  readonly counts: readonly number[];
  readonly answered: number;
  readonly kind: "everybody" | "group" | "rest";
  /** The item whose groups divide everybody; null for everybody. */
  readonly by: number | null;
}

function tableOf(source: Source, limits: Limits): ItemTable {
  const { item, publication } = source;
  const [everybody, ...others] = rowsOf(source);
  if (everybody === undefined) throw new Error("There is no row of everybody.");
  const rows = [everybody, ...others];
  const hidden = hiddenIn(rows, limits);
  const toldOf = (row: Row): Distribution => {
    const place = rows.indexOf(row) * row.counts.length;
    return {
      answered: row.answered,
      counts: row.counts.map((count, answer) => (hidden[place + answer] ? null : count)),
    };
  };
  const groups = others.filter(({ kind }) => kind === "group");
  if (groups.length !== publication.groups.length) throw new Error("A group has no row.");
  return { item, everybody: toldOf(everybody), groups: groups.map(toldOf) };
}

/** Everybody, then the groups in their order, then for each item that divides the people those in no group. */
function rowsOf({ columns, publication, item }: Source): readonly Row[] {
  const width = columns.items[item]?.codes.length ?? 0;
  const { lastDay } = publication;
  const dividing = [...new Set(publication.groups.map((group) => group.item))];
  const byItem = new Map(dividing.map((by) => [by, countsIn(columns, { item, lastDay, by })]));
  const [divided = countsIn(columns, { item, lastDay })] = byItem.values();
  const everybody = Array.from({ length: width }, (_, answer) =>
    sumOf(divided.filter((_, place) => place % width === answer)),
  );
  const ofGroup = (group: Group): readonly number[] =>
    (byItem.get(group.item) ?? []).slice((group.code + 1) * width, (group.code + 2) * width);
  const row = (counts: readonly number[], kind: Row["kind"], by: number | null): Row => ({
    counts,
    answered: sumOf(counts),
    kind,
    by,
  });
  const groups = publication.groups.map((group) => row(ofGroup(group), "group", group.item));
  const rests = dividing.map((by) => {
    const told = groups.filter((group) => group.by === by);
    const rest = everybody.map((count, answer) =>
      told.reduce((left, { counts }) => left - (counts[answer] ?? 0), count),
    );
    return row(rest, "rest", by);
  });
  return [row(everybody, "everybody", null), ...groups, ...rests.filter(({ answered }) => answered > 0)];
}

interface Counted {
  readonly item: number;
  readonly lastDay: number;
  /** An item by whose answers the counts are divided: first those without an answer, then one code after the other. */
  readonly by?: number;
}

/** Counts of each answer, one row of codes after the other; blanks are left out. */
function countsIn(columns: Columns, { item, lastDay, by }: Counted): readonly number[] {
  const { items, values, people } = columns;
  const width = items[item]?.codes.length ?? 0;
  const column = values[item] ?? new Uint8Array(people);
  const divider = (by === undefined ? null : values[by]) ?? new Uint8Array(people);
  const rows = by === undefined ? 1 : (items[by]?.codes.length ?? 0) + 1;
  const counts = new Uint32Array(rows * (width + 1));
  for (const { day, start, end } of columns.runs)
    if (day <= lastDay)
      countAll(column.subarray(start, end), divider.subarray(start, end), { counts, stride: width + 1 });
  return Array.from({ length: rows }, (_, row) => [
    ...counts.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)),
  ]).flat();
}

interface Into {
  readonly counts: Uint32Array;
  readonly stride: number;
}

/** The innermost loop of a dashboard: two bytes read and a number raised for each person. */
function countAll(column: Uint8Array, divider: Uint8Array, { counts, stride }: Into): void {
  for (let person = 0; person < column.length; person += 1) {
    const place = (divider[person] ?? 0) * stride + (column[person] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
}

/** Which cells are hidden, row after row. */
function hiddenIn(rows: readonly Row[], { least, leastInGroup }: Limits): readonly boolean[] {
  const [everybody] = rows;
  const width = everybody?.counts.length ?? 0;
  const cell = (row: number, answer: number) => row * width + answer;
  const answers = Array.from({ length: width }, (_, answer) => answer);
  const ofRows: Line[] = rows.map((_, row) => ({ cells: answers.map((answer) => cell(row, answer)) }));
  const dividing = [...new Set(rows.flatMap(({ by }) => (by === null ? [] : [by])))];
  const ofAnswers: Line[] = dividing.flatMap((by) =>
    answers.map((answer) => ({
      cells: rows.flatMap((row, place) => (row.by === by ? [cell(place, answer)] : [])),
      total: cell(0, answer),
    })),
  );
  const each = (look: (row: Row) => boolean): boolean[] =>
    rows.flatMap((row) => answers.map(() => look(row)));
  return hideCells({
    counts: rows.flatMap(({ counts }) => counts),
    untold: each(({ kind }) => kind === "rest"),
    secret: rows.flatMap((row) => row.counts.map((count) => isTellingTooMuch(row, { count, leastInGroup }))),
    lines: [...ofRows, ...ofAnswers],
    least,
  });
}

/**
 * True when too few said anything, or when it is what everybody in a group said, so that one would know what each said.
 * Then the other cells are treated as beside any other count that is hidden: a row that looks otherwise would give it away.
 */
const isTellingTooMuch = (
  { answered, kind }: Row,
  { count, leastInGroup }: { readonly count: number; readonly leastInGroup: number },
): boolean =>
  kind !== "rest" && answered > 0 && (answered < leastInGroup || (kind === "group" && count === answered));

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
