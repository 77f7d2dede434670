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
  const chosen = [...shown];
  return wanted.map((set) => {
    const size = people.reduce((sum, count, kind) => sum + (set[kind] ? count : 0), 0);
    if (size < leastInSet) return false;
    if (!aboutEnoughPeople(kinOf(people, [...chosen, set]), least)) return false;
    chosen.push(set);
    return true;
  });
}

/** Kinds of people that the sets cannot tell apart are one kind. */
export function kinOf(people: readonly number[], sets: readonly Membership[]): readonly Kin[] {
  const kin = new Map<string, { inSets: readonly number[]; people: number }>();
  people.forEach((count, kind) => {
    const inSets = sets.map((set) => (set[kind] ? 1 : 0));
    const key = inSets.join("");
    const known = kin.get(key);
    if (known) known.people += count;
    else kin.set(key, { inSets, people: count });
  });
  return [...kin.values()];
}
