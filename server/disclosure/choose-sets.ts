import { aboutEnoughPeople, type Kin } from "./enough-people.ts";

/** Whether each person is in a set: for each kind of people (those that are alike in everything), true or false. */
export type Membership = readonly boolean[];

interface Choice {
  /** How many people there are of each kind. */
  readonly people: readonly number[];
  /** Sets that have been shown before, or will be in any case. */
  readonly shown?: readonly Membership[];
  /** Sets that one would like to show, the most wanted first. */
  readonly wanted: readonly Membership[];
  /** The fewest people that any combination of what is shown may be about. */
  readonly least: number;
  /** The fewest people in a set that is shown by itself. */
  readonly leastInSet: number;
}

/**
 * Which of the wanted sets can be shown together with those before it, so that nothing that can be worked out from all
 * of them is about fewer than `least` people. One by one, the most wanted first; what has been chosen once is never
 * given up for what comes after. The same data give the same choice, whoever asks and in whatever order.
 */
export function chooseSets({ people, shown = [], wanted, least, leastInSet }: Choice): readonly boolean[] {
  let chosen = dividedBy(people, shown);
  return wanted.map((set) => {
    const size = people.reduce((sum, count, kind) => sum + (set[kind] ? count : 0), 0);
    if (size < leastInSet) return false;
    const next = divide(chosen, people, set);
    if (!aboutEnoughPeople(next.kin, least)) return false;
    chosen = next;
    return true;
  });
}

/** Kinds of people that the sets cannot tell apart are one kind. */
export const kinOf = (people: readonly number[], sets: readonly Membership[]): readonly Kin[] =>
  dividedBy(people, sets).kin;

interface Divided {
  readonly kin: readonly Kin[];
  /** For each kind of people, the place of its kin. */
  readonly placeOf: Int32Array;
}

const dividedBy = (people: readonly number[], sets: readonly Membership[]): Divided =>
  sets.reduce<Divided>((divided, set) => divide(divided, people, set), {
    kin: [{ inSets: [], people: people.reduce((sum, count) => sum + count, 0) }],
    placeOf: new Int32Array(people.length),
  });

/** Each kin in two: those in the set, and the others. */
function divide({ kin, placeOf }: Divided, people: readonly number[], set: Membership): Divided {
  const places = new Int32Array(2 * kin.length).fill(-1);
  const halves: { inSets: readonly number[]; people: number }[] = [];
  const next = placeOf.map((place, kind) => {
    const isIn = set[kind] ? 1 : 0;
    const half = 2 * place + isIn;
    let at = places[half] ?? -1;
    if (at === -1) {
      at = halves.length;
      places[half] = at;
      halves.push({ inSets: [...(kin[place]?.inSets ?? []), isIn], people: 0 });
    }
    const own = halves[at];
    if (own) own.people += people[kind] ?? 0;
    return at;
  });
  return { kin: halves, placeOf: next };
}
