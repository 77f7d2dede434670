import { IntlMessageFormat } from "intl-messageformat";
import { type Lang, languages, ofEachLanguage, type StaffLang } from "#questionnaires/languages.ts";
import ar from "./ar.json" with { type: "json" };
import da from "./da.json" with { type: "json" };
import en from "./en.json" with { type: "json" };

export type { Lang };
export type TextKey = keyof typeof da;
/** Groups of texts in Danish and English alone: pages of staff, and the pages of CV and job plan. */
const writtenGroups = ["staff", "deadline", "pagination", "cv", "plan", "evaluation", "beside"] as const;
type WrittenKey = Extract<TextKey, `${(typeof writtenGroups)[number]}.${string}`>;
type TranslatedKey = Exclude<TextKey, WrittenKey>;
export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: TextValues) => string;

type Catalogue = Readonly<Record<TranslatedKey, string>> & Readonly<Partial<Record<WrittenKey, string>>>;

/** A text that is missing here is a fault of types, by its name. */
const catalogues: Readonly<Record<Lang, Catalogue>> & Readonly<Record<StaffLang, Record<TextKey, string>>> = {
  da,
  en,
  ar,
};

/** All texts of a language, for the checks of them. */
export const textsOfLanguage = (lang: Lang): Readonly<Record<string, string>> => catalogues[lang];

/** True for a text that further languages leave out. */
export const isWrittenKey = (key: TextKey): boolean =>
  writtenGroups.some((group) => key.startsWith(`${group}.`));

const parsed = ofEachLanguage(() => new Map<TextKey, IntlMessageFormat>());

function format(lang: Lang, key: TextKey, values: TextValues | undefined): string {
  const message = catalogues[lang][key];
  // Such pages are read in languages that have all texts, so this is for a text on its way to another group.
  if (message === undefined && lang !== "da") return format("da", key, values);
  if (message === undefined) throw new RangeError(`There is no text ${key}.`);
  if (!message.includes("{")) return message;
  let compiled = parsed[lang].get(key);
  if (!compiled) {
    compiled = new IntlMessageFormat(message, languages[lang].locale, undefined, { ignoreTag: true });
    parsed[lang].set(key, compiled);
  }
  return String(compiled.format(values ? { ...values } : {}));
}

const translators = ofEachLanguage(
  (lang): Translate =>
    (key, values) =>
      format(lang, key, values),
);

/** Texts of one language; messages are parsed once for the whole process. */
export const translator = (lang: Lang): Translate => translators[lang];
