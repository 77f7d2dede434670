import { kinOf, type Membership } from "#server/disclosure/choose-sets.ts";
import { aboutEnoughPeople } from "#server/disclosure/enough-people.ts";
import type { Columns } from "./columns.ts";
import type { PeopleAlike, Telling } from "./publication.ts";

/** Codes that are told of somebody, one for each item that is in the file; null is withheld or was left blank. */
type Said = readonly (number | null)[];

/** What a data file with one row for each person may say of the people themselves. */
export interface Respondents {
  /** Places of the items about themselves that are in the file. */
  readonly background: readonly number[];
  /** Those that are left out, because too few would be alike. */
  readonly leftOut: readonly number[];
  /** The rows: the number of a person in the columns, and what is told of the person. */
  rows(): Generator<{ readonly person: number; readonly said: Said }>;
}

/** Above so many kinds of people the proof would take minutes, and a file is hardly easier to read. */
const mostClasses = 200;

/**
 * Withholds so much of what people say about themselves that everybody in the file is like at least `least` - 1 others
 * in all of it (k-anonymity: Sweeney 2002, "k-anonymity: a model for protecting privacy", IJUFKS 10, by withholding
 * single values), and that nothing about fewer can be worked out from the file and all tables together. Items are taken
 * in one by one; one with which that cannot be had is left out. Only groups that are shown by themselves are told.
 */
export function respondentsOf(columns: Columns, telling: Telling, least: number): Respondents {
  const { publication, sets } = telling;
  const dividing = columns.items.flatMap(({ isBackground }, place) => (isBackground ? [place] : []));
  const kinds = telling.kinds.filter((_, place) => sets.some((set) => set[place] === true));
  const shown = sets.map((set) => set.filter((_, place) => sets.some((other) => other[place] === true)));
  const isGroup = new Set(publication.groups.map(({ item, code }) => `${item}/${code}`));
  let said: readonly Said[] = kinds.map(() => []);
  const background: number[] = [];
  for (const item of dividing.filter((place) => !isWay(columns, place))) {
    const wished = kinds.map(({ values }) => {
      const code = values.get(item) ?? -1;
      return isGroup.has(`${item}/${code}`) ? code : null;
    });
    if (wished.every((code) => code === null)) continue;
    const next = withRareWithheld({ said, wished, kinds, least });
    if (!isSafe(next, { kinds, shown, least })) continue;
    said = next;
    background.push(item);
  }
  const saidOf = new Map(kinds.map(({ values }, place) => [[...values.values()].join(), said[place] ?? []]));
  return {
    background,
    leftOut: dividing.filter((item) => !background.includes(item) && !isWay(columns, item)),
    *rows() {
      for (let person = 0; person < columns.people; person += 1) {
        if ((columns.dayOf[person] ?? 0) > publication.lastDay) continue;
        const key = dividing.map((item) => (columns.values[item]?.[person] ?? 0) - 1).join();
        yield { person, said: saidOf.get(key) ?? background.map(() => null) };
      }
    },
  };
}

const isWay = ({ items }: Columns, place: number): boolean => items[place]?.isWay === true;

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

const keyOf = (said: Said | undefined): string => (said ?? []).join();

interface Together {
  readonly kinds: readonly PeopleAlike[];
  readonly shown: readonly Membership[];
  readonly least: number;
}

/** True when nothing about fewer can be worked out from those who are alike and from everything that is shown. */
function isSafe(said: readonly Said[], { kinds, shown, least }: Together): boolean {
  const classes = [...new Set(said.map(keyOf))];
  if (classes.length > mostClasses) return false;
  const ofClasses = classes.map((key) => said.map((one) => keyOf(one) === key));
  return aboutEnoughPeople(
    kinOf(
      kinds.map(({ people }) => people),
      [...shown, ...ofClasses],
    ),
    least,
  );
}
