import { type Lang, languages, ofEachLanguage } from "#questionnaires/languages.ts";

const names = ofEachLanguage(
  (lang) =>
    new Intl.DisplayNames([languages[lang].locale], { type: "language", languageDisplay: "standard" }),
);

/** "Arabisk": a language by its name in the reader's own. */
export function languageText(named: Lang, lang: Lang): string {
  const name = names[lang].of(named) ?? named;
  return name.charAt(0).toLocaleUpperCase(languages[lang].locale) + name.slice(1);
}
