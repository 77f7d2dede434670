import type { WrittenLang } from "#questionnaires/languages.ts";
import { type Motive, type Occupation, occupations } from "./occupation.ts";
import type { SearchOccupations } from "./search-occupations.ts";

export interface MotiveWish {
  readonly motives: readonly Motive[];
  /** What the person likes to do, each in a word or a few: "fiske", "strikke". */
  readonly hobbyWords?: readonly string[];
  readonly lang: WrittenLang;
}

/** An occupation and what of the wish speaks for it: at least one motive or hobby. */
export interface Suggestion {
  readonly occupation: Occupation;
  readonly motives: readonly Motive[];
  readonly hobbyWords: readonly string[];
}

interface Weighed extends Suggestion {
  readonly weight: number;
}

interface Room {
  /** Searches the unit groups. */
  readonly search: SearchOccupations<Occupation>;
  /** Most suggestions. */
  readonly limit: number;
}

/** Found by searching for a hobby: so many of the first. */
const foundByHobby = 6;
/** A list of different kinds of work widens the view; this many major groups where the wish reaches as many. */
const fewestMajorGroups = 6;
const mostOfMinorGroup = 2;
const manyWords = 15;
/** Share and commonness order those with equally many reasons, and never outweigh a reason. */
const lessThanAReason = 0.9;

/** Hardly anybody lives by these in Denmark. They can be found, and are not suggested. */
const notSuggested = new Set(["1113", "6310", "6320", "6330", "6340", "9624"]);

const majorGroup = ({ occupation }: Suggestion): string => occupation.code.slice(0, 1);
const minorGroup = ({ occupation }: Suggestion): string => occupation.code.slice(0, 3);

/** How much of the work is what was wished for, from 0 to 1. The first motive of an occupation tells most of it. */
function shareOf(occupation: Occupation, matched: readonly Motive[]): number {
  const sum = (some: readonly Motive[]): number =>
    some.reduce((total, motive) => total + 1 / (1 + occupation.motives.indexOf(motive)), 0);
  return sum(matched) / sum(occupation.motives);
}

/** How common the work is, from 0 to 1: the commoner, the more words people have for it. */
const commonness = ({ words }: Occupation): number => Math.min(1, words.da.length / manyWords);

function weigh(
  occupation: Occupation,
  wish: MotiveWish,
  hobbies: ReadonlyMap<string, ReadonlySet<string>>,
): Weighed {
  const motives = occupation.motives.filter((motive) => wish.motives.includes(motive));
  const hobbyWords = [...hobbies].filter(([, codes]) => codes.has(occupation.code)).map(([word]) => word);
  const reasons = motives.length + hobbyWords.length;
  const among = (shareOf(occupation, motives) + commonness(occupation)) / 2;
  return { occupation, motives, hobbyWords, weight: reasons === 0 ? 0 : reasons + lessThanAReason * among };
}

const bestFirst = (one: Weighed, next: Weighed): number =>
  next.weight - one.weight || Number(one.occupation.code) - Number(next.occupation.code);

/** The first of each group, in the order of the list. */
function firstOfEach(ranked: readonly Weighed[], groupOf: (one: Weighed) => string): readonly Weighed[] {
  const seen = new Set<string>();
  return ranked.filter((one) => !seen.has(groupOf(one)) && seen.add(groupOf(one)));
}

/** The best of several major groups, then the best of all with few of the same minor group. */
function spread(ranked: readonly Weighed[], limit: number): readonly Weighed[] {
  const leaders = firstOfEach(ranked, majorGroup).slice(0, Math.min(fewestMajorGroups, limit));
  const chosen = [...leaders];
  for (const one of ranked) {
    if (chosen.length >= limit) break;
    const near = chosen.filter((other) => minorGroup(other) === minorGroup(one)).length;
    if (!chosen.includes(one) && near < mostOfMinorGroup) chosen.push(one);
  }
  return chosen.sort(bestFirst);
}

/**
 * Occupations that the wish speaks for, the best first, of different kinds. Each matching motive counts one, and so
 * does each hobby that leads to it; equal ones are ordered by how much of the work is what was wished for and by how common it is.
 * Education and experience are not looked at. Empty when nothing is wished for.
 */
export function suggestByMotives(wish: MotiveWish, { search, limit }: Room): readonly Suggestion[] {
  const hobbies = new Map(
    (wish.hobbyWords ?? []).map((word) => {
      const found = search(word, { lang: wish.lang, limit: foundByHobby });
      return [word, new Set(found.map(({ code }) => code))];
    }),
  );
  const ranked = occupations
    .filter(({ code }) => !notSuggested.has(code))
    .map((occupation) => weigh(occupation, wish, hobbies))
    .filter(({ weight }) => weight > 0)
    .sort(bestFirst);
  return spread(ranked, limit).map(({ occupation, motives, hobbyWords }) => ({
    occupation,
    motives,
    hobbyWords,
  }));
}
