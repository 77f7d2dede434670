import MiniSearch, { type QueryCombination as Query, type SearchOptions } from "minisearch";
import type { WrittenLang } from "#questionnaires/languages.ts";
import { endingsOf, partsOf } from "./compounds.ts";
import { foldedWords, stemIn } from "./fold-words.ts";
import { nearestAmong } from "./nearest-words.ts";
import type { NamedOccupation } from "./occupation.ts";

type Words = readonly string[];

/** Places in the list, each with how well it fits. */
export type Hits = ReadonlyMap<number, number>;

export const scored = (places: readonly number[], scores: Hits): Hits =>
  new Map(places.map((place) => [place, scores.get(place) ?? 0]));

/** One language of a list of occupations. Words that are searched for are folded already. */
export interface LanguageIndex {
  /** Places whose label or code is exactly these words. */
  labelled(words: Words): readonly number[];
  /** Places that have exactly these words among theirs. */
  named(words: Words): readonly number[];
  /** Places with a label or name of the same words in any form: one and many, a task and who does it. */
  alike(words: Words): readonly number[];
  /** Fits each of the words: as it is, as a beginning, as another form or as the last part of a compound. */
  fitting(words: Words): Hits;
  /**
   * As `fitting`, and a word that fits nothing may be misspelled or be a compound of words of the list: first those
   * that have exactly the words that are meant as their label, then among theirs, then all.
   */
  resembling(words: Words): readonly Hits[];
  /** Resembles at least one of the words, or a part of one that fits nothing. */
  touching(words: Words): Hits;
}

/** An occupation in one language, folded once. */
interface Entry {
  readonly code: string;
  readonly label: Words;
  readonly names: readonly Words[];
}

/** Shorter beginnings fit half of the list. */
const shortestBeginning = 2;
/** Occupations with many synonyms are the common ones, so length counts little. */
const ranking = { weights: { prefix: 0.6, fuzzy: 0.3 }, bm25: { k: 1.2, b: 0.2, d: 0.5 } } as const;

const or = (queries: Query[]): Query => ({ combineWith: "OR", queries });
const and = (queries: Query[]): Query => ({ combineWith: "AND", queries });
const one = (word: string, options: SearchOptions): Query => ({ ...options, queries: [word] });

const whole = (word: string, stem: string): Query => {
  const prefix = word.length >= shortestBeginning;
  return or([
    one(word, { fields: ["label", "words"], boost: { label: 3 }, prefix }),
    one(stem, { fields: ["stems"], boost: { stems: 0.8 } }),
    one(word, { fields: ["endings"], boost: { endings: 0.5 }, prefix }),
  ]);
};

const entryOf = ({ code, label, words }: NamedOccupation, lang: WrittenLang): Entry => ({
  code,
  label: foldedWords(label[lang]),
  names: words[lang].map(foldedWords),
});

const wordsOf = ({ label, names }: Entry): Words => [...label, ...names.flat()];
const phrase = (words: Words): string => words.join(" ");

/** Where each phrase stands in the list. */
function placesOf(list: readonly Words[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, phrases] of list.entries()) {
    for (const text of new Set(phrases)) {
      const known = places.get(text);
      if (known) known.push(place);
      else places.set(text, [place]);
    }
  }
  return places;
}

function fill(
  entries: readonly Entry[],
  known: ReadonlySet<string>,
  stemOf: (word: string) => string,
): MiniSearch {
  const endings = new Map([...known].map((word) => [word, endingsOf(word, known)]));
  const index = new MiniSearch({
    fields: ["label", "words", "stems", "endings"],
    tokenize: (text) => text.split(" "),
    processTerm: (word) => word,
  });
  for (const [id, entry] of entries.entries()) {
    const all = [...new Set(wordsOf(entry))];
    index.add({
      id,
      label: phrase(entry.label),
      words: phrase(entry.names.flat()),
      stems: phrase(all.map(stemOf)),
      endings: phrase(all.flatMap((word) => endings.get(word) ?? [])),
    });
  }
  return index;
}

/** First choices together, then second ones and so on; where there are fewer choices, the first stays. */
function inStep(choices: readonly Words[]): readonly Words[] {
  if (choices.some(({ length }) => length === 0)) return [];
  const most = Math.max(...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_, step) => choices.flatMap((some) => some[step] ?? some[0] ?? []));
}

/** Finds the stem of a word; those of the list are known beforehand. */
function stemsFor(known: ReadonlySet<string>, lang: WrittenLang): (word: string) => string {
  const stems = new Map([...known].map((word) => [word, stemIn(lang, word)]));
  return (word) => stems.get(word) ?? stemIn(lang, word);
}

/** The parts of an index that look at whole labels and names. */
function wholePhrases(
  entries: readonly Entry[],
  stemOf: (word: string) => string,
): Pick<LanguageIndex, "labelled" | "named" | "alike"> {
  const form = (words: Words): string => phrase(words.map(stemOf));
  const labels = placesOf(entries.map(({ label, code }) => [phrase(label), code]));
  const names = placesOf(entries.map((entry) => entry.names.map(phrase)));
  const forms = placesOf(entries.map((entry) => [entry.label, ...entry.names].map(form)));
  return {
    labelled: (words) => labels.get(phrase(words)) ?? [],
    named: (words) => names.get(phrase(words)) ?? [],
    alike: (words) => forms.get(form(words)) ?? [],
  };
}

/** Makes one language of a list searchable. */
export function indexLanguage(list: readonly NamedOccupation[], lang: WrittenLang): LanguageIndex {
  const entries = list.map((occupation) => entryOf(occupation, lang));
  const known = new Set(entries.flatMap(wordsOf));
  const stemOf = stemsFor(known, lang);
  const index = fill(entries, known, stemOf);
  const nearest = nearestAmong(known);
  const phrases = wholePhrases(entries, stemOf);

  const asWhole = (word: string): Query => whole(word, stemOf(word));
  const hits = (query: Query): Hits =>
    new Map(index.search(query, ranking).map(({ id, score }): [number, number] => [id, score]));
  const fits = (word: string): boolean => known.has(word) || hits(asWhole(word)).size > 0;
  const choices = (word: string): Words => (fits(word) ? [word] : nearest(word));
  const loosely = (word: string, meant: Words): Query => {
    const parts = meant.includes(word) ? [] : partsOf(word, known).map(asWhole);
    return or([...meant.map(asWhole), ...(parts.length > 1 ? [and(parts)] : [])]);
  };
  const withParts = (word: string): Words => (fits(word) ? [word] : [word, ...partsOf(word, known)]);

  return {
    ...phrases,
    fitting: (words) => hits(and(words.map(asWhole))),
    resembling: (words) => {
      const meant = words.map(choices);
      const all = hits(and(words.map((word, at) => loosely(word, meant[at] ?? []))));
      const exact = [phrases.labelled, phrases.named].map((find) => inStep(meant).flatMap(find));
      return [...exact.map((places) => scored(places, all)), all];
    },
    touching: (words) => hits(or(words.flatMap(withParts).map((word) => loosely(word, choices(word))))),
  };
}
