import { Span } from "./span.ts";

/** People who are in the same of the sets, and how many they are. */
export interface Kin {
  /** For each set, 1 when these people are in it and 0 when not. */
  readonly inSets: readonly number[];
  readonly people: number;
}

/**
 * True when no sum or difference of figures about these sets, however many and with whatever factors, is about fewer
 * than `least` people. Figures about sets are counts of the same thing in each set, such as how many answered yes; so
 * whoever has them all can work out any linear combination of the sets, and nothing else (Chin and Özsoyoğlu 1982,
 * "Auditing and inference control in statistical databases", IEEE TSE 8).
 *
 * The proof it looks for: the people can be dealt into `least` hands, each with enough of them to tell all sets apart
 * as well as everybody together can. A combination that is about anybody is then about somebody in each hand, so about
 * `least` people at the fewest. People of a kind that has `least` or more go into every hand at once. False also when
 * it finds no such deal though one may exist: that withholds too much, never too little.
 */
export function aboutEnoughPeople(kin: readonly Kin[], least: number): boolean {
  const everybody = new Span();
  const many = new Span();
  const few: Kin[] = [];
  for (const one of kin) {
    if (one.people <= 0) continue;
    everybody.add(one.inSets);
    if (one.people >= least) many.add(one.inSets);
    else few.push(one);
  }
  if (many.rank === everybody.rank) return true;
  const byNumber = few.toSorted((one, other) => other.people - one.people);
  return [byNumber, byNumber.toReversed()].some((order) =>
    canDeal(order, { many, rank: everybody.rank, least }),
  );
}

function canDeal(
  few: readonly Kin[],
  { many, rank, least }: { many: Span; rank: number; least: number },
): boolean {
  const hands = Array.from({ length: least }, () => new Span(many));
  for (const { inSets, people } of few) {
    let left = people;
    for (const hand of hands) {
      if (left === 0) break;
      if (hand.rank < rank && hand.add(inSets)) left -= 1;
    }
  }
  return hands.every((hand) => hand.rank === rank);
}
