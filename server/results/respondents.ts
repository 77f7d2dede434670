import type { Columns } from "./columns.ts";
import { backgroundOf, keyOf, type Said } from "./people-alike.ts";
import type { Telling } from "./publication.ts";

/** A file with one row for each person. */
export interface Respondents {
  /** Places of the items about themselves that are in the file. */
  readonly background: readonly number[];
  /** The rows: the number of a person in the columns, and what is told of the person; in the order of what they say. */
  rows(): Generator<Row>;
}

interface Row {
  readonly person: number;
  readonly said: Said;
}

/** The rows of a survey that is told in rows. @returns null for one that is not */
export function respondentsOf(columns: Columns, { kinds, inFile }: Telling): Respondents | null {
  if (inFile === null) return null;
  const { background, said } = inFile;
  const dividing = backgroundOf(columns);
  const saidOf = new Map(kinds.map(({ values }, place) => [[...values.values()].join(), said[place] ?? []]));
  const saidBy = (person: number): Said =>
    saidOf.get(dividing.map((item) => (columns.values[item]?.[person] ?? 0) - 1).join()) ?? [];
  return {
    background,
    *rows() {
      const all = Array.from({ length: columns.people }, (_, person) => ({ person, said: saidBy(person) }));
      yield* inOwnOrder(columns, all);
    },
  };
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
