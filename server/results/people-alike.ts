import type { Columns } from "./columns.ts";

export interface PeopleAlike {
  /** The round of figures in which they are first; one past the last when in none yet. */
  readonly round: number;
  /** Place of the code by place of the item, for the items about themselves. */
  readonly values: ReadonlyMap<number, number>;
  readonly people: number;
}

/** Places of the items about the people themselves. */
export const backgroundOf = ({ items }: Columns): readonly number[] =>
  items.flatMap(({ isBackground }, place) => (isBackground ? [place] : []));

/** People who say the same about themselves and came in the same round; `roundOfDay` has a round for each day. */
export function peopleAlike(columns: Columns, roundOfDay: readonly number[]): readonly PeopleAlike[] {
  const background = backgroundOf(columns);
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
  const found: [key: number, people: number][] = [];
  counts.forEach((count, key) => {
    if (count > 0) found.push([key, count]);
  });
  return found;
}

/** Codes that are told of somebody, one for each item that is in the file; null is withheld or was left blank. */
export type Said = readonly (number | null)[];

/** What a file with a row for each person says of the people themselves. */
export interface SaidOfPeople {
  /** Places of the items that it says anything of. */
  readonly background: readonly number[];
  /** For each kind of people, a code for each of them. */
  readonly said: readonly Said[];
}

/** An item that says something of fewer of the people would only mislead. */
const leastShare = 1 / 2;

/** Above so many classes a file is hardly easier to read. */
const mostClasses = 200;

/**
 * Withholds so much of what people say about themselves that everybody is like at least `least` - 1 others in all that
 * is left (k-anonymity: Sweeney 2002, "k-anonymity: a model for protecting privacy", IJUFKS 10, by withholding single
 * values). Items are taken in one by one; one of which little would be left is left out.
 */
export function saidOfPeople(columns: Columns, kinds: readonly PeopleAlike[], least: number): SaidOfPeople {
  let said: readonly Said[] = kinds.map(() => []);
  const background: number[] = [];
  for (const item of backgroundOf(columns)) {
    // Who has used a code is known, and perhaps whose it is: the few who came one way are in no file.
    if (columns.items[item]?.isWay) continue;
    const wished = kinds.map(({ values }) => codeIn(values, item));
    const next = withRareWithheld({ said, wished, kinds, least });
    const known = peopleIn(kinds, (_, place) => wished[place] !== null);
    const kept = peopleIn(kinds, (_, place) => next[place]?.at(-1) !== null);
    if (kept === 0 || kept < leastShare * known || new Set(next.map(keyOf)).size > mostClasses) continue;
    said = next;
    background.push(item);
  }
  return { background, said };
}

const peopleIn = (
  kinds: readonly PeopleAlike[],
  isIn: (kind: PeopleAlike, place: number) => boolean,
): number => kinds.filter(isIn).reduce((sum, { people }) => sum + people, 0);

const codeIn = (values: ReadonlyMap<number, number>, item: number): number | null => {
  const code = values.get(item) ?? -1;
  return code === -1 ? null : code;
};

interface Next {
  readonly said: readonly Said[];
  readonly wished: readonly (number | null)[];
  readonly kinds: readonly PeopleAlike[];
  readonly least: number;
}

/** Adds a code to what is said of each kind of people; withholds it where too few would be alike. */
function withRareWithheld({ said, wished, kinds, least }: Next): readonly Said[] {
  const counts = new Map<string, Map<number | null, number>>();
  kinds.forEach(({ people }, place) => {
    const before = keyOf(said[place]);
    const known = counts.get(before) ?? new Map<number | null, number>();
    const code = wished[place] ?? null;
    counts.set(before, known.set(code, (known.get(code) ?? 0) + people));
  });
  const withheld = new Map([...counts].map(([before, known]) => [before, withheldOf(known, least)]));
  return kinds.map((_, place) => {
    const code = wished[place] ?? null;
    const isWithheld = withheld.get(keyOf(said[place]))?.has(code) === true;
    return [...(said[place] ?? []), isWithheld ? null : code];
  });
}

/** Codes that too few of those who are alike so far have, and as many more as it takes that these are enough. */
function withheldOf(counts: ReadonlyMap<number | null, number>, least: number): ReadonlySet<number | null> {
  const fromFewest = [...counts].toSorted(([, one], [, other]) => one - other);
  const withheld = new Set<number | null>([null]);
  let people = counts.get(null) ?? 0;
  for (const [code, count] of fromFewest) {
    if (code === null || (count >= least && (people === 0 || people >= least))) continue;
    withheld.add(code);
    people += count;
  }
  return withheld;
}

/** The same for people of whom the same is said. */
export const keyOf = (said: Said | undefined): string => (said ?? []).join();
