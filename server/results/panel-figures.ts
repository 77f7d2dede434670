import type { PanelAnswer, ToldChange, ToldItem, WaveFigures } from "#db/ports.ts";
import { hideCells } from "#server/disclosure/hide-cells.ts";
import { meanInterval } from "#server/statistics/mean-interval.ts";
import type { Item } from "./items.ts";
import { membersInFile } from "./panel-data-file.ts";
import { codeOf, type PanelLimits } from "./panel-people.ts";
import { scaleValue } from "./scale-mean.ts";

interface Survey {
  readonly items: readonly Item[];
  /** All answers of all rounds, when the last is over. */
  readonly rows: readonly PanelAnswer[];
  readonly waves: number;
  readonly invited: number;
}

/**
 * The figures of all rounds, told at once when the last is over, and of nobody but the people in the file: so there is
 * nothing in them that the file does not say, and no earlier figure to subtract from. The first round tells what they
 * said in it, a later one what those said who had answered the first too, and how each of them has moved.
 */
export function panelFigures(survey: Survey, limits: PanelLimits): readonly WaveFigures[] {
  const { items, rows, waves, invited } = survey;
  const inFile = membersInFile({ rows, waves, limits });
  const told = items.filter(({ isBackground }) => !isBackground);
  const saidIn = (wave: number) =>
    new Map(rows.filter((row) => row.wave === wave).map((row) => [row.memberId, row] as const));
  const first = saidIn(0);
  return Array.from({ length: waves }, (_, wave): WaveFigures => {
    const now = saidIn(wave);
    const answered = now.size;
    const members = inFile.filter((id) => first.has(id) && now.has(id));
    if (members.length < limits.leastInGroup) return { invited, answered, people: null, items: [] };
    const before = inFile.filter((id) => first.has(id));
    return {
      invited,
      answered,
      people: members.length,
      items: told.map((item) => {
        const codes = members.map((id) => codeOf(item, now.get(id)));
        const distribution = distributionOf(item, codes, limits);
        if (wave === 0) return { ...distribution, change: null };
        const then = distributionOf(
          item,
          before.map((id) => codeOf(item, first.get(id))),
          limits,
        );
        const moves = movesOf(item, {
          earlier: members.map((id) => codeOf(item, first.get(id))),
          later: codes,
        });
        return {
          ...distribution,
          change: moves && changeOf(moves, { limits, beside: [then, distribution] }),
        };
      }),
    };
  });
}

type Distribution = Pick<ToldItem, "answered" | "counts">;

function distributionOf(
  { id, codes }: Item,
  said: readonly (string | null)[],
  limits: PanelLimits,
): Omit<ToldItem, "change"> {
  const counts = codes.map((code) => said.filter((one) => one === code).length);
  return { id, answered: sumOf(counts), counts: hiddenOf(counts, limits) };
}

/** Counts whose sum everybody knows, with what is about too few hidden. */
function hiddenOf(
  counts: readonly number[],
  { least, leastInGroup }: PanelLimits,
): readonly (number | null)[] {
  const isTooFew = sumOf(counts) < leastInGroup;
  const lines = [{ cells: counts.map((_, cell) => cell) }];
  const hidden = hideCells({ counts, lines, least, secret: counts.map(() => isTooFew) });
  return counts.map((count, cell) => (hidden[cell] ? null : count));
}

/** The later step less the earlier one, of each who chose a step both times; null for an item without a scale. */
function movesOf(
  item: Item,
  said: { readonly earlier: readonly (string | null)[]; readonly later: readonly (string | null)[] },
): readonly number[] | null {
  const value = (code: string | null | undefined) =>
    code === null || code === undefined ? null : stepOf(item, code);
  if (item.codes.every((code) => value(code) === null)) return null;
  return said.later.flatMap((code, person) => {
    const [later, earlier] = [value(code), value(said.earlier[person])];
    return later === null || earlier === null ? [] : [later - earlier];
  });
}

/** What a step counts: the value that the questionnaire gives it, or the number itself on a scale of numbers. */
const stepOf = (item: Item, code: string): number | null =>
  item.question.kind === "scale" ? Number(code) : scaleValue(item, code);

/** The code of the highest step; null for an item without a scale. */
export function scaleTop(item: Item): string | null {
  const steps = item.codes.flatMap((code) => {
    const step = stepOf(item, code);
    return step === null ? [] : [{ code, step }];
  });
  return steps.toSorted((one, other) => other.step - one.step)[0]?.code ?? null;
}

interface Beside {
  readonly limits: PanelLimits;
  /** What is told of the first round and of this one, to the same item. */
  readonly beside: readonly Distribution[];
}

/**
 * How people moved. Told only where no count of the item is hidden in either round, and where those who chose a step
 * both times are all who answered, or fewer by the smallest cell: how they moved, less what was said, would otherwise give a
 * hidden count, or what the one who skipped the question had said. Interval: Student's t of the paired differences.
 */
function changeOf(moves: readonly number[], { limits, beside }: Beside): ToldChange {
  const both = moves.length;
  const isOpen = beside.every(
    ({ answered, counts }) =>
      !counts.includes(null) && (answered === both || answered - both >= limits.least),
  );
  if (!isOpen) return { both, higher: null, same: null, lower: null, mean: null };
  const counts = [1, 0, -1].map((sign) => moves.filter((move) => Math.sign(move) === sign).length);
  const [higher = null, same = null, lower = null] = hiddenOf(counts, limits);
  const steps = [...Map.groupBy(moves, (move) => move)].map(([value, { length: count }]) => ({
    value,
    count,
  }));
  const isAllShown = [higher, same, lower].every((count) => count !== null);
  const mean = isAllShown ? meanInterval(steps) : null;
  return {
    both,
    higher,
    same,
    lower,
    mean: mean && { difference: tenth(mean.mean), low: tenth(mean.low), high: tenth(mean.high) },
  };
}

/** What is told of a mean: more decimals would help nobody but who wants to work out single answers. */
const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
