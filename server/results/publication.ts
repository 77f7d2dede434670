import type { Release } from "#db/ports.ts";
import { chooseSets, type Membership } from "#server/disclosure/choose-sets.ts";
import type { Columns } from "./columns.ts";
import {
  backgroundOf,
  type PeopleAlike,
  peopleAlike,
  type SaidOfPeople,
  saidOfPeople,
} from "./people-alike.ts";

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
  readonly release: Release;
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

/** True when figures are told: so many have answered that an answer may be anybody's. */
export const isTold = (columns: Columns, rule: Rule): boolean =>
  rule.release === "rows"
    ? rule.isOver && columns.people >= rule.leastInGroup
    : tellingDays(columns, rule).length > 0;

/** A publication with all sets of people that anything is told of, now or earlier. */
export interface Telling {
  readonly publication: Publication;
  /** People who say the same about themselves and were first told of at the same time. */
  readonly kinds: readonly PeopleAlike[];
  readonly sets: readonly Membership[];
  /** What is said of each kind of people in a file with rows; null when there is none. */
  readonly inFile: SaidOfPeople | null;
}

/** The same with what was told before. @returns null while nothing may be told */
export const everythingTold = (columns: Columns, rule: Rule): Telling | null =>
  rule.release === "rows" ? toldWithRows(columns, rule) : toldInFigures(columns, rule);

/**
 * With a file of rows nothing is told before the end, and no group but those that the file states whole: then every
 * figure can be read out of the file, and says nothing more. Figures of other groups, or of those who answered early,
 * would tell which rows are of whom: rows whose answers nobody in a group gave are not of it, and so on until few are
 * left.
 */
function toldWithRows(columns: Columns, { least, leastInGroup, isOver }: Rule): Telling | null {
  if (!isOver || columns.people < leastInGroup) return null;
  const kinds = peopleAlike(
    columns,
    columns.days.map(() => 0),
  );
  const inFile = saidOfPeople(columns, kinds, least);
  const isIn = ({ values }: PeopleAlike, { item, code }: Omit<Group, "people">) => values.get(item) === code;
  const groups = groupsOf(columns).flatMap((group) => {
    const place = inFile.background.indexOf(group.item);
    const set = kinds.map((kind) => isIn(kind, group));
    const isWhole = place >= 0 && set.every((own, kind) => !own || inFile.said[kind]?.[place] === group.code);
    const people = sizeOf(set, kinds);
    return isWhole && people >= leastInGroup && people < columns.people ? [{ ...group, people, set }] : [];
  });
  return {
    publication: {
      people: columns.people,
      day: columns.days.at(-1) ?? "",
      lastDay: columns.days.length - 1,
      groups: groups.map(({ item, code, people }) => ({ item, code, people })),
    },
    kinds,
    sets: [kinds.map(() => true), ...groups.map(({ set }) => set)],
    inFile,
  };
}

function toldInFigures(columns: Columns, rule: Rule): Telling | null {
  const days = tellingDays(columns, rule);
  const last = days.at(-1);
  if (last === undefined) return null;
  const kinds = peopleAlike(columns, roundsOf(columns, days));
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
  const sets = [...everybody, ...wanted.filter((_, place) => isChosen[place])];
  return { publication, kinds, sets, inFile: null };
}

/** For each day the round of figures in which its answers are first told; one past the last when in none yet. */
const roundsOf = ({ days }: Columns, telling: readonly TellingDay[]): readonly number[] =>
  days.map((_, day) => {
    const round = telling.findIndex(({ place }) => day <= place);
    return round === -1 ? telling.length : round;
  });

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

const groupsOf = (columns: Columns): readonly Omit<Group, "people">[] =>
  backgroundOf(columns).flatMap((item) =>
    (columns.items[item]?.codes ?? []).map((_, code) => ({ item, code })),
  );

const sizeOf = (set: Membership, kinds: readonly PeopleAlike[]): number =>
  kinds.reduce((sum, { people }, place) => sum + (set[place] ? people : 0), 0);
