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
  /** The rows: the number of a person in the columns, and what is told of the person; in the order of what they say. */
  rows(): Generator<Row>;
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
  const nothing: Said = background.map(() => null);
  const saidOf = new Map(kinds.map(({ values }, place) => [[...values.values()].join(), said[place] ?? []]));
  const saidBy = (person: number): Said =>
    saidOf.get(dividing.map((item) => (columns.values[item]?.[person] ?? 0) - 1).join()) ?? nothing;
  return {
    background,
    leftOut: dividing.filter((item) => !background.includes(item) && !isWay(columns, item)),
    *rows() {
      const told = columns.runs
        .filter(({ day }) => day <= publication.lastDay)
        .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, place) => start + place));
      for (const row of inOwnOrder(
        columns,
        told.map((person) => ({ person, said: saidBy(person) })),
      ))
        yield row;
    },
  };
}

interface Row {
  readonly person: number;
  readonly said: Said;
}

/** In the order of what the rows say, so that it says nothing more: in the columns people lie day after day. */
function inOwnOrder({ items, values }: Columns, rows: readonly Row[]): readonly Row[] {
  const answers = values.filter((_, place) => items[place]?.isBackground === false);
  const texts = new Map([...new Set(rows.map(({ said }) => said))].map((said) => [said, keyOf(said)]));
  const byTexts = [...new Set(texts.values())].toSorted();
  const ranks = new Map([...texts].map(([said, text]) => [said, byTexts.indexOf(text)]));
  return rows.toSorted((one, other) => {
    for (const column of answers) {
      const apart = (column[one.person] ?? 0) - (column[other.person] ?? 0);
      if (apart !== 0) return apart;
    }
    return (ranks.get(one.said) ?? 0) - (ranks.get(other.said) ?? 0);
  });
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
