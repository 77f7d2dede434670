import { stemmer as danishStem } from "@orama/stemmers/danish";
import { stemmer as englishStem } from "@orama/stemmers/english";
import type { WrittenLang } from "#questionnaires/languages.ts";

/** What people write around the occupation: "jeg vil gerne arbejde med …", "I want to be a …". */
const fillers = new Set(
  `jeg vil kan gerne være blive bliver som en et at i på til med hos og for af den det de noget arbejde job
  stilling lide godt man er har i a an the as in on with and of like would want to be become work working job jobs my`
    .split(/\s+/)
    .map((word) => lettersOf(word)),
);

/**
 * Small letters without accents. The Danish letters become the two letters that people without a Danish keyboard
 * write; the Swedish and German ones follow them.
 */
function lettersOf(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[æä]/g, "ae")
    .replaceAll(/[øö]/g, "oe")
    .replaceAll("å", "aa")
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’]/gu, "");
}

/** The folded words of a text in their order, without fillers unless there is nothing else. */
export function foldedWords(text: string): readonly string[] {
  const words = lettersOf(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
}

const stemmers: Readonly<Record<WrittenLang, (word: string) => string>> = {
  da: danishStem,
  en: englishStem,
};

/** What the forms of a folded word have in common: "bage", "bager" and "bageren" are one. */
export const stemIn = (lang: WrittenLang, word: string): string => stemmers[lang](word);
