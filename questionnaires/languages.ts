/** What is known of a language that people may choose. Its texts lie in files named after it. */
interface Language {
  /** Its own name, as those who speak it write it. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  /** For dates and numbers, which are written as in Denmark wherever the language allows it. */
  readonly locale: string;
  readonly comma: string;
  /** False until a translator has read every text; pages then say so, and that the Danish counts. */
  readonly isReviewed: boolean;
  /** Staff pages are written in the languages for everybody. */
  readonly readers: "everybody" | "citizens";
}

/**
 * Every language, in the order of the switcher. One entry here is all that code knows of a language; the type
 * checker and `check:questionnaires` then name each text that is missing.
 */
export const languages = {
  da: { name: "Dansk", dir: "ltr", locale: "da-DK", comma: ",", isReviewed: true, readers: "everybody" },
  en: { name: "English", dir: "ltr", locale: "en-GB", comma: ",", isReviewed: true, readers: "everybody" },
  // Latin digits: the ones on forms, letters and phones in Denmark.
  ar: {
    name: "العربية",
    dir: "rtl",
    locale: "ar-u-nu-latn",
    comma: "،",
    isReviewed: false,
    readers: "citizens",
  },
} as const satisfies Readonly<Record<string, Language>>;

export type Lang = keyof typeof languages;

/** Danish and English are written in the source of each text; the others are translation files beside it. */
export type WrittenLang = "da" | "en";
export type TranslatedLang = Exclude<Lang, WrittenLang>;

/** The languages that staff pages are written in. */
export type StaffLang = {
  [L in Lang]: (typeof languages)[L]["readers"] extends "everybody" ? L : never;
}[Lang];

export const langs = Object.keys(languages) as readonly Lang[];

export const isLang = (text: string | undefined): text is Lang =>
  text !== undefined && Object.hasOwn(languages, text);

/** One thing a language, such as its date formats. */
export const ofEachLanguage = <Thing>(make: (lang: Lang) => Thing): Readonly<Record<Lang, Thing>> =>
  Object.fromEntries(langs.map((lang) => [lang, make(lang)])) as Record<Lang, Thing>;

/** What a member of staff reads: the chosen language, or Danish where staff pages are not written in it. */
export const staffLang = (lang: Lang): Lang => {
  const { readers }: Language = languages[lang];
  return readers === "everybody" ? lang : "da";
};
