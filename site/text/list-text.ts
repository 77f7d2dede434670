import { type Lang, languages } from "#questionnaires/languages.ts";

/** "Humør, søvn": one after the other, with the comma of the language. */
export const listText = (names: readonly string[], lang: Lang): string =>
  names.join(`${languages[lang].comma} `);
