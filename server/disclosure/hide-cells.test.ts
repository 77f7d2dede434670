import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hideCells, type Line } from "./hide-cells.ts";

const least = 5;

/** A table of groups by answers with the total of each group and each answer; the last group may be untold. */
function tableOf(rows: readonly (readonly number[])[], isLastUntold: boolean) {
  const answers = rows[0]?.length ?? 0;
  const groups = rows.length;
  const totals = Array.from({ length: answers }, (_, answer) =>
    rows.reduce((sum, row) => sum + (row[answer] ?? 0), 0),
  );
  const counts = [...rows.flat(), ...totals];
  const cell = (group: number, answer: number) => group * answers + answer;
  const places = (length: number) => Array.from({ length }, (_, place) => place);
  const ofGroups: Line[] = places(groups + 1).map((group) => ({
    cells: places(answers).map((answer) => cell(group, answer)),
  }));
  const ofAnswers: Line[] = places(answers).map((answer) => ({
    cells: places(groups).map((group) => cell(group, answer)),
    total: cell(groups, answer),
  }));
  const untold = counts.map((_, place) => isLastUntold && Math.floor(place / answers) === groups - 1);
  return { counts, untold, lines: [...ofGroups, ...ofAnswers] };
}

/** Whether there is another table without negative counts that looks the same from outside and has another `cell`. */
function couldBeOther(
  { counts, lines }: { counts: readonly number[]; lines: readonly Line[] },
  hidden: readonly boolean[],
  cell: number,
): boolean {
  const values = counts.map((count, place) => (hidden[place] ? null : count));
  const unknown = [
    cell,
    ...values.flatMap((value, place) => (value === null && place !== cell ? [place] : [])),
  ];
  const sums = lines.map(({ cells, total }) => ({
    cells,
    total,
    sum: total === undefined ? cells.reduce((sum, place) => sum + (counts[place] ?? 0), 0) : null,
  }));
  const most = Math.max(...sums.map(({ sum }) => sum ?? 0));
  const fits = (): boolean =>
    sums.every(({ cells, total, sum }) => {
      const wanted = sum ?? (total === undefined ? null : (values[total] ?? null));
      const known = cells.reduce((so, place) => so + (values[place] ?? 0), 0);
      const isWhole = cells.every((place) => values[place] !== null);
      if (wanted === null) return true;
      return isWhole ? known === wanted : known <= wanted;
    });
  const search = (index: number): boolean => {
    const place = unknown[index];
    if (place === undefined) return true;
    for (let value = 0; value <= most; value += 1) {
      if (place === cell && value === counts[cell]) continue;
      values[place] = value;
      if (fits() && search(index + 1)) return true;
    }
    values[place] = null;
    return false;
  };
  return search(0);
}

const anyTable = fc.tuple(
  fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 3,
  }),
  fc.boolean(),
);

describe("a table that is told", () => {
  test("hides every count from 1 to 4", () => {
    fc.assert(
      fc.property(anyTable, ([rows, isLastUntold]) => {
        const table = tableOf(rows, isLastUntold);
        const hidden = hideCells({ ...table, least });
        table.counts.forEach((count, cell) => {
          if (count > 0 && count < least) expect(hidden[cell]).toBe(true);
        });
      }),
    );
  });

  test("leaves more than one possibility for every small count, whatever is added and subtracted", () => {
    fc.assert(
      fc.property(anyTable, ([rows, isLastUntold]) => {
        const table = tableOf(rows, isLastUntold);
        const hidden = hideCells({ ...table, least });
        table.counts.forEach((count, cell) => {
          if (count > 0 && count < least) expect(couldBeOther(table, hidden, cell)).toBe(true);
        });
      }),
      {
        numRuns: 300,
        examples: [
          [
            [
              [
                [1, 4, 0],
                [0, 1, 5],
                [0, 0, 0],
              ],
              true,
            ],
          ],
        ],
      },
    );
  });

  test("hides nothing when no count is small", () => {
    const table = tableOf(
      [
        [10, 0, 20],
        [8, 7, 6],
      ],
      false,
    );
    expect(hideCells({ ...table, least }).some(Boolean)).toBe(false);
  });

  test("hides the next smallest beside one that is small, in its group and in its answer", () => {
    const table = tableOf(
      [
        [2, 9, 30],
        [10, 12, 40],
        [50, 8, 60],
      ],
      false,
    );
    const hidden = hideCells({ ...table, least });
    expect(hidden).toEqual([
      ...[true, true, false],
      ...[true, true, false],
      ...[false, false, false],
      ...[false, false, false],
    ]);
  });

  test("hides what must be hidden whatever its count, and the number that would give it away", () => {
    const table = tableOf(
      [
        [0, 14, 0],
        [9, 8, 7],
      ],
      false,
    );
    const secret = table.counts.map((_, cell) => cell < 3);
    const hidden = hideCells({ ...table, secret, least });
    expect(hidden.slice(0, 3)).toEqual([true, true, true]);
    expect(hidden.slice(3).some(Boolean)).toBe(true);
  });
});
