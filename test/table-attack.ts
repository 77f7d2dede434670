import { expect } from "vitest";
import { Span } from "#server/disclosure/span.ts";
import type { Columns } from "#server/results/columns.ts";
import type { Publication } from "#server/results/publication.ts";
import type { ItemTable } from "#server/results/tables.ts";

/** The counts behind the rows of a table, worked out person by person. */
export function trueCountsOf(
  columns: Columns,
  publication: Publication,
  table: ItemTable,
): readonly (readonly number[])[] {
  const width = columns.items[table.item]?.codes.length ?? 0;
  const count = (isIn: (person: number) => boolean) =>
    Array.from({ length: width }, (_, answer) => {
      let found = 0;
      for (const { day, start, end } of columns.runs)
        for (let person = start; person < end; person += 1)
          if (day <= publication.lastDay && isIn(person))
            found += columns.values[table.item]?.[person] === answer + 1 ? 1 : 0;
      return found;
    });
  return [
    count(() => true),
    ...publication.groups.map(({ item, code }) =>
      count((person) => columns.values[item]?.[person] === code + 1),
    ),
  ];
}

interface Attack {
  readonly told: readonly (readonly (number | null)[])[];
  readonly trueCounts: readonly (readonly number[])[];
  readonly publication: Publication;
  readonly least: number;
  /** What else is told: the sum of some answers in a row. */
  readonly sums?: readonly { readonly row: number; readonly answers: readonly number[] }[];
}

/**
 * Takes each hidden count as unknown, writes down all sums, and looks whether a small one comes out, or that all of a
 * group said the same.
 */
export function attackTable({ told, trueCounts, publication, least, sums = [] }: Attack): void {
  const width = told[0]?.length ?? 0;
  const dividing = [...new Set(publication.groups.map(({ item }) => item))];
  const sizeOfRow = width;
  const unknownCount = (told.length + dividing.length) * sizeOfRow;
  const at = (row: number, answer: number) => row * sizeOfRow + answer;
  const equations = new Span();
  const statements: Sum[] = [];
  const add = (entries: readonly (readonly [place: number, factor: number])[], value: number) => {
    statements.push({ entries, value });
    const equation = new Array<number>(unknownCount).fill(0);
    for (const [one, factor] of entries) equation[one] = (equation[one] ?? 0) + factor;
    equations.add(equation);
  };
  told.forEach((counts, row) => {
    counts.forEach((count, answer) => {
      if (count !== null) {
        expect(count).toBe(trueCounts[row]?.[answer]);
        add([[at(row, answer), 1]], count);
      }
    });
    add(
      counts.map((_, answer) => [at(row, answer), 1] as const),
      sumOf(trueCounts[row] ?? []),
    );
  });
  for (const { row, answers } of sums)
    add(
      answers.map((answer) => [at(row, answer), 1] as const),
      sumOf(answers.map((answer) => trueCounts[row]?.[answer] ?? 0)),
    );
  dividing.forEach((by, place) => {
    for (let answer = 0; answer < width; answer += 1) {
      const groups = publication.groups.flatMap((group, index) =>
        group.item === by ? [[at(index + 1, answer), 1] as const] : [],
      );
      add([...groups, [at(told.length + place, answer), 1], [at(0, answer), -1]], 0);
    }
  });
  const isKnown = withoutNegatives(unknownCount, statements);
  told.forEach((counts, row) => {
    counts.forEach((_, answer) => {
      const count = trueCounts[row]?.[answer] ?? 0;
      const isUniform = row > 0 && count === trueCounts[row]?.reduce((sum, one) => sum + one, 0);
      if (count === 0 || (count >= least && !isUniform)) return;
      const alone = new Array<number>(unknownCount).fill(0);
      alone[at(row, answer)] = 1;
      expect(equations.has(alone)).toBe(false);
      expect(isKnown(at(row, answer)), "known since no count is negative").toBe(false);
    });
  });
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

interface Sum {
  readonly entries: readonly (readonly [place: number, factor: number])[];
  readonly value: number;
}

/** Narrows what each count can be, as long as any sum narrows it: whoever does that knows those with one value left. */
function withoutNegatives(places: number, sums: readonly Sum[]): (place: number) => boolean {
  const low = new Array<number>(places).fill(0);
  const high = new Array<number>(places).fill(Number.POSITIVE_INFINITY);
  const lowOf = ([place, factor]: Sum["entries"][number]) =>
    factor > 0 ? (low[place] ?? 0) : -(high[place] ?? 0);
  const highOf = ([place, factor]: Sum["entries"][number]) =>
    factor > 0 ? (high[place] ?? 0) : -(low[place] ?? 0);
  for (let isNarrower = true; isNarrower; ) {
    isNarrower = false;
    for (const { entries, value } of sums)
      for (const entry of entries) {
        const [place, factor] = entry;
        const others = entries.filter((one) => one !== entry);
        const [least, most] = [value - sumOf(others.map(highOf)), value - sumOf(others.map(lowOf))];
        const [from, to] = factor > 0 ? [least, most] : [-most, -least];
        if (from > (low[place] ?? 0)) [low[place], isNarrower] = [from, true];
        if (to < (high[place] ?? 0)) [high[place], isNarrower] = [to, true];
      }
  }
  return (place) => low[place] === high[place];
}
