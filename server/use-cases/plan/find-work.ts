import type { WrittenLang } from "#questionnaires/languages.ts";
import type { Visitor } from "#server/access/actor.ts";
import {
  findOccupation,
  type Motive,
  motives,
  type NamedOccupation,
  type Occupation,
  occupations,
} from "#server/occupations/occupation.ts";
import { indexOccupations, type SearchOccupations } from "#server/occupations/search-occupations.ts";
import { type Suggestion, suggestByMotives } from "#server/occupations/suggest-by-motives.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { importedOccupations } from "#server/use-cases/reference/lists-in-force.ts";

const mostFound = 12;

let index: SearchOccupations<Occupation> | undefined;
/** Built when somebody searches for the first time: it takes some tenths of a second. */
const search: SearchOccupations<Occupation> = (text, wish) => {
  index ??= indexOccupations(occupations);
  return index(text, wish);
};

/**
 * Occupations that fit what was typed, the best first: of the municipality's own list when there is one, and of the unit
 * groups when that has none. @throws NotLoggedIn, NotAllowed
 */
export function findWork(deps: Pick<Deps, "ports">) {
  const imported = importedOccupations(deps);
  return async (visitor: Visitor, text: string, lang: WrittenLang): Promise<readonly NamedOccupation[]> => {
    demandCitizen(visitor, "plan.read");
    const wish = { lang, limit: mostFound };
    const own = (await imported())?.search(text, wish) ?? [];
    return own.length > 0 ? own : search(text, wish);
  };
}

/** The occupation with a code, of the municipality's own list or a unit group. @throws NotLoggedIn, NotAllowed */
export function workOf(deps: Pick<Deps, "ports">) {
  const imported = importedOccupations(deps);
  return async (visitor: Visitor, code: string): Promise<NamedOccupation | undefined> => {
    demandCitizen(visitor, "plan.read");
    return (await imported())?.find(code) ?? findOccupation(code);
  };
}

export interface WorkWish {
  readonly motives: readonly string[];
  /** What the person likes to do, with commas between. */
  readonly hobbies: string;
  readonly lang: WrittenLang;
}

/** Occupations for somebody who cannot name one. @throws NotLoggedIn, NotAllowed */
export const suggestWork =
  () =>
  (visitor: Visitor, wish: WorkWish): readonly Suggestion[] => {
    demandCitizen(visitor, "plan.read");
    const known = motives.filter((motive): motive is Motive => wish.motives.includes(motive));
    const hobbyWords = wish.hobbies
      .split(/[,;\n]/)
      .map((word) => word.trim().slice(0, 60))
      .filter((word) => word !== "")
      .slice(0, 5);
    return suggestByMotives({ motives: known, hobbyWords, lang: wish.lang }, { search, limit: mostFound });
  };
