import { chooseSets, type Membership } from "#server/disclosure/choose-sets.ts";
import type { Columns } from "./columns.ts";

/** A group of people that is shown by itself: those who gave one answer to a question about themselves. */
export interface Group {
  /** Place of the item among the items of the survey. */
  readonly item: number;
  /** Place of the code among the item's codes. */
  readonly code: number;
  readonly people: number;
}

/** What may be told of a survey, and of whom. */
export interface Publication {
  /** Number of people whose answers are in the figures. */
  readonly people: number;
  /** The last day whose answers are in. */
  readonly day: string;
  /** The place of that day: figures are about the people of it and of the days before. */
  readonly lastDay: number;
  readonly groups: readonly Group[];
}

interface Rule {
  readonly least: number;
  readonly leastInGroup: number;
  /** No more answers come: groups are told, and the last figures even when they are not twice as many. */
  readonly isOver: boolean;
}

/** Figures are told anew when there are twice as many answers. */
const growth = 2;

/**
 * Which figures of a survey may be told, given everything that has been told of it before. Figures of everybody are
 * told when there are first enough for a group, whenever there are twice as many, and after the end, when enough for a
 * group have come since the last time. Figures of groups are told once, after the end: a group that grew by one from one day to the next would tell what that one said.
 * What was told at each of those days follows from the answers alone, so it is worked out again here rather than
 * remembered, and all of it is among what an attacker is taken to have.
 * @returns null while nothing may be told
 */
export const publicationOf = (columns: Columns, rule: Rule): Publication | null =>
  everythingTold(columns, rule)?.publication ?? null;

/** A publication with all sets of people that anything is told of, now or earlier. */
export interface Telling {
  readonly publication: Publication;
  /** People who say the same about themselves and were first told of at the same time. */
  readonly kinds: readonly PeopleAlike[];
  readonly sets: readonly Membership[];
}

/** The same with what was told before. @returns null while nothing may be told */
export function everythingTold(columns: Columns, rule: Rule): Telling | null {
  const days = tellingDays(columns, rule);
  const last = days.at(-1);
  if (last === undefined) return null;
  const kinds = kindsOf(columns, days);
  const groups = rule.isOver ? groupsOf(columns) : [];
  const everybody = days.map((_, round) => kinds.map((kind) => kind.round <= round));
  const isIn = (kind: PeopleAlike, { item, code }: Omit<Group, "people">) =>
    kind.round < days.length && kind.values.get(item) === code;
  const wanted = groups.map((group) => kinds.map((kind) => isIn(kind, group)));
  const isChosen = chooseSets({
    people: kinds.map(({ people }) => people),
    shown: everybody,
    wanted,
    least: rule.least,
    leastInSet: rule.leastInGroup,
  });
  const sized = groups.flatMap((group, place) =>
    isChosen[place] ? [{ ...group, people: sizeOf(wanted[place] ?? [], kinds) }] : [],
  );
  const publication = {
    people: last.people,
    day: columns.days[last.place] ?? "",
    lastDay: last.place,
    // A group that everybody is in divides nobody.
    groups: sized.filter(({ people }) => people < last.people),
  };
  return { publication, kinds, sets: [...everybody, ...wanted.filter((_, place) => isChosen[place])] };
}

interface TellingDay {
  /** The place of the day. */
  readonly place: number;
  /** People until then. */
  readonly people: number;
}

function tellingDays(columns: Columns, { leastInGroup, isOver }: Rule): readonly TellingDay[] {
  const { days } = columns;
  const perDay = new Uint32Array(days.length);
  for (const { day, start, end } of columns.runs) perDay[day] = (perDay[day] ?? 0) + end - start;
  const telling: TellingDay[] = [];
  let people = 0;
  perDay.forEach((count, place) => {
    people += count;
    const before = telling.at(-1)?.people;
    const isLast = isOver && place === days.length - 1;
    const isTold = before === undefined || isLast || people >= before * growth;
    if (isTold && people - (before ?? 0) >= leastInGroup) telling.push({ place, people });
  });
  return telling;
}

export interface PeopleAlike {
  /** The round of figures in which they are first; one past the last when in none yet. */
  readonly round: number;
  /** Place of the code by place of the item, for the items about themselves. */
  readonly values: ReadonlyMap<number, number>;
  readonly people: number;
}

const backgroundOf = ({ items }: Columns): readonly number[] =>
  items.flatMap(({ isBackground }, place) => (isBackground ? [place] : []));

/** People who say the same about themselves and came in the same round. */
function kindsOf(columns: Columns, days: readonly TellingDay[]): readonly PeopleAlike[] {
  const background = backgroundOf(columns);
  const roundOfDay = columns.days.map((_, day) => {
    const round = days.findIndex(({ place }) => day <= place);
    return round === -1 ? days.length : round;
  });
  const widths = background.map((item) => (columns.items[item]?.codes.length ?? 0) + 1);
  return [...countKinds(columns, { background, widths, roundOfDay })].map(([key, people]) => {
    let left = key;
    const codes = widths.toReversed().map((width) => {
      const value = left % width;
      left = Math.floor(left / width);
      return value - 1;
    });
    return {
      round: left,
      values: new Map(background.map((item, place) => [item, codes.at(-1 - place) ?? -1])),
      people,
    };
  });
}

interface Keys {
  readonly background: readonly number[];
  /** How many values each of them can have, with none. */
  readonly widths: readonly number[];
  readonly roundOfDay: readonly number[];
}

/** Few enough to be counted in an array. */
const mostKeys = 2 ** 22;

/** How many people there are of each kind; the key is made of the round and of what they say, each a digit. */
function countKinds(
  columns: Columns,
  { background, widths, roundOfDay }: Keys,
): Iterable<readonly [key: number, people: number]> {
  const { values, people } = columns;
  const most = widths.reduce((product, width) => product * width, Math.max(...roundOfDay, 0) + 1);
  const keys = most > mostKeys ? new Float64Array(people) : new Uint32Array(people);
  for (const { day, start, end } of columns.runs) keys.fill(roundOfDay[day] ?? 0, start, end);
  for (const [place, item] of background.entries())
    addDigit(keys, values[item] ?? new Uint8Array(people), widths[place] ?? 1);
  if (keys instanceof Uint32Array) return countSmall(keys, most);
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function addDigit(keys: Uint32Array | Float64Array, digits: Uint8Array, width: number): void {
  for (let person = 0; person < keys.length; person += 1)
    keys[person] = (keys[person] ?? 0) * width + (digits[person] ?? 0);
}

function countSmall(keys: Uint32Array, most: number): readonly (readonly [key: number, people: number])[] {
  const counts = new Uint32Array(most);
  for (let person = 0; person < keys.length; person += 1) {
    const key = keys[person] ?? 0;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return Array.from(counts.entries()).filter(([, count]) => count > 0);
}

const groupsOf = (columns: Columns): readonly Omit<Group, "people">[] =>
  backgroundOf(columns).flatMap((item) =>
    (columns.items[item]?.codes ?? []).map((_, code) => ({ item, code })),
  );

const sizeOf = (set: Membership, kinds: readonly PeopleAlike[]): number =>
  kinds.reduce((sum, { people }, place) => sum + (set[place] ? people : 0), 0);
