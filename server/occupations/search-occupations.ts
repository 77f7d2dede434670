import type { WrittenLang } from "#questionnaires/languages.ts";
import { foldedWords } from "./fold-words.ts";
import { type Hits, indexLanguage, type LanguageIndex, scored } from "./language-index.ts";
import type { NamedOccupation } from "./occupation.ts";

export interface SearchWish {
  /** The language that is looked in first. */
  readonly lang: WrittenLang;
  /** Most occupations that are given. */
  readonly limit: number;
}

/** Finds occupations by what a person types, the best first; nothing for a text without letters and digits. */
export type SearchOccupations<T extends NamedOccupation> = (text: string, wish: SearchWish) => readonly T[];

/** Longer texts are cut: nobody types them to find an occupation. */
const longestText = 200;
const mostWords = 8;
/** When so many occupations fit all words, those that fit only some of them are not asked for. */
const enough = 3;

/** A language and the one that is looked in after it. */
type Languages = readonly [own: LanguageIndex, other: LanguageIndex];

/**
 * What is found, in tiers: every occupation of a tier comes before those of the next. A tier is made only when those
 * before it leave room. Misspellings are thought of only when nothing fits as it is written.
 */
function* tiers([own, other]: Languages, all: readonly string[]): Generator<Hits> {
  const words = all.slice(0, mostWords);
  const fitting = own.fitting(words);
  const fittingOther = other.fitting(words);
  yield scored(own.labelled(all), fitting);
  yield scored(own.named(all), fitting);
  const known = [...other.labelled(all), ...other.named(all)];
  yield scored(known, fittingOther);
  yield scored(own.alike(all), fitting);
  yield fitting;
  const found = new Set([...known, ...fitting.keys()]).size;
  const isEnough = found >= (words.length === 1 ? 1 : enough);
  yield fittingOther;
  if (isEnough) return;
  const resembling = fitting.size === 0 ? own.resembling(words) : [];
  yield* resembling;
  if (words.length === 1 && resembling.some(({ size }) => size > 0)) return;
  if (fittingOther.size === 0) yield* other.resembling(words);
  yield own.touching(words);
  yield other.touching(words);
}

const bestFirst = (hits: Hits): readonly number[] =>
  [...hits]
    .sort(([place, score], [nextPlace, next]) => next - score || place - nextPlace)
    .map(([place]) => place);

/**
 * Makes a list of occupations searchable: the unit groups, or those and a list that was imported. Takes some
 * tenths of a second, so it is done once for each list.
 */
export function indexOccupations<T extends NamedOccupation>(list: readonly T[]): SearchOccupations<T> {
  const sorted = [...list].sort((one, next) => (one.code < next.code ? -1 : 1));
  const da = indexLanguage(sorted, "da");
  const en = indexLanguage(sorted, "en");
  return (text, { lang, limit }) => {
    const words = foldedWords(text.slice(0, longestText));
    if (words.length === 0) return [];
    const found = new Set<number>();
    for (const tier of tiers(lang === "da" ? [da, en] : [en, da], words)) {
      for (const place of bestFirst(tier)) found.add(place);
      if (found.size >= limit) break;
    }
    return [...found].slice(0, limit).flatMap((place) => sorted[place] ?? []);
  };
}
