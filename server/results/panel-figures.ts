import type { PanelAnswer, PanelTelling, ToldChange, ToldItem, WaveFigures } from "#db/ports.ts";
import { chooseSets, type Membership } from "#server/disclosure/choose-sets.ts";
import { hideCells } from "#server/disclosure/hide-cells.ts";
import { meanInterval } from "#server/statistics/mean-interval.ts";
import type { Item } from "./items.ts";
import { scaleValue } from "./scale-mean.ts";

/** The rules by which figures of a confidential survey are told. */
export interface PanelLimits {
  /** The fewest people that any figure, and any difference of figures, may be about. */
  readonly least: number;
  /** The fewest people in the figures of a round. */
  readonly leastInGroup: number;
}

/** People who answered the same rounds, those included who took their answers back after figures of them were told. */
export interface PanelKind {
  /** For each round, whether they have answered it. */
  readonly waves: readonly boolean[];
  readonly memberIds: readonly string[];
}

/** Everybody who answered, by the rounds they answered. */
export function panelKinds(rows: readonly PanelAnswer[], waves: number): readonly PanelKind[] {
  const kinds = new Map<string, { waves: boolean[]; memberIds: string[] }>();
  for (const [memberId, own] of Map.groupBy(rows, (row) => row.memberId)) {
    const attended = Array.from({ length: waves }, (_, wave) => own.some((row) => row.wave === wave));
    const known = kinds.get(String(attended));
    if (known) known.memberIds.push(memberId);
    else kinds.set(String(attended), { waves: attended, memberIds: [memberId] });
  }
  return [...kinds.values()];
}

/** Who is in the figures of a round: in the first all who answered it, later those who answered it and the first. */
const setOf = (kinds: readonly PanelKind[], wave: number): Membership =>
  kinds.map(({ waves }) => waves[0] === true && waves[wave] === true);

/** The sets that figures have been told about. */
export const toldSets = (
  kinds: readonly PanelKind[],
  tellings: readonly PanelTelling[],
): readonly Membership[] =>
  tellings.flatMap(({ wave, figures }) => (figures.people === null ? [] : [setOf(kinds, wave)]));

interface Round {
  readonly items: readonly Item[];
  /** All answers of the survey so far; of a round that is told, the empty rows of those who left stay. */
  readonly rows: readonly PanelAnswer[];
  readonly waves: number;
  readonly wave: number;
  readonly invited: number;
  readonly tellings: readonly PanelTelling[];
}

/**
 * The figures of a round that is over, given all that has been told before. The first round tells what everybody said.
 * A later round tells what those said who had answered the first one too, and how each of them has moved: so every
 * figure is about one set of people, and the sets lie inside each other. A set is told when nothing that can be worked
 * out from it and the earlier ones is about fewer than the smallest cell (`server/disclosure`).
 */
export function waveFigures(round: Round, { least, leastInGroup }: PanelLimits): WaveFigures {
  const { items, rows, waves, wave, invited, tellings } = round;
  const kinds = panelKinds(rows, waves);
  const wanted = setOf(kinds, wave);
  const [isTold] = chooseSets({
    people: kinds.map(({ memberIds }) => memberIds.length),
    shown: toldSets(kinds, tellings),
    wanted: [wanted],
    least,
    leastInSet: leastInGroup,
  });
  const answered = rows.filter((row) => row.wave === wave).length;
  if (!isTold) return { invited, answered, people: null, items: [] };
  const members = kinds.flatMap(({ memberIds }, place) => (wanted[place] ? memberIds : []));
  const said = (at: number) =>
    new Map(rows.filter((row) => row.wave === at).map((row) => [row.memberId, row] as const));
  const [first, now] = [said(0), said(wave)];
  const before = tellings.find((telling) => telling.wave === 0)?.figures.items ?? [];
  const told = items.filter(({ isBackground }) => !isBackground);
  return {
    invited,
    answered,
    people: members.length,
    items: told.map((item) => {
      const codes = members.map((id) => codeOf(item, now.get(id)));
      const distribution = distributionOf(item, codes, { least, leastInGroup });
      if (wave === 0) return { ...distribution, change: null };
      const then = members.map((id) => codeOf(item, first.get(id)));
      const isOpen = isAllTold(before.find(({ id }) => id === item.id)) && isAllTold(distribution);
      const moves = movesOf(item, { then, now: codes });
      return { ...distribution, change: moves && changeOf(moves, { least, leastInGroup, isOpen }) };
    }),
  };
}

const codeOf = (item: Item, row: PanelAnswer | undefined): string | null =>
  row ? item.codeIn({ answers: row.answers, lang: row.lang, channel: "letter" }) : null;

const isAllTold = (item: Pick<ToldItem, "counts"> | undefined): boolean =>
  item?.counts.every((count) => count !== null) ?? false;

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
  { then, now }: { readonly then: readonly (string | null)[]; readonly now: readonly (string | null)[] },
): readonly number[] | null {
  const value = (code: string | null | undefined) =>
    code === null || code === undefined ? null : stepOf(item, code);
  if (item.codes.every((code) => value(code) === null)) return null;
  return now.flatMap((code, person) => {
    const [later, earlier] = [value(code), value(then[person])];
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

/**
 * How people moved. The mean is told only where no count of the item is hidden, in this round, in the first, and of how
 * people moved: from a mean of the same people a hidden count could be worked out. Interval: Student's t of the paired differences.
 */
function changeOf(
  moves: readonly number[],
  { isOpen, ...limits }: PanelLimits & { readonly isOpen: boolean },
): ToldChange {
  const counts = [1, 0, -1].map((sign) => moves.filter((move) => Math.sign(move) === sign).length);
  const [higher = null, same = null, lower = null] = hiddenOf(counts, limits);
  const steps = [...Map.groupBy(moves, (move) => move)].map(([value, { length: count }]) => ({
    value,
    count,
  }));
  const isAllShown = isOpen && [higher, same, lower].every((count) => count !== null);
  const mean = isAllShown ? meanInterval(steps) : null;
  return {
    both: moves.length,
    higher,
    same,
    lower,
    mean: mean && { difference: tenth(mean.mean), low: tenth(mean.low), high: tenth(mean.high) },
  };
}

/** What is told of a mean: more decimals would help nobody but who wants to work out single answers. */
const tenth = (value: number): number => Math.round(value * 10) / 10 + 0;

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
