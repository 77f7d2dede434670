import { IntlMessageFormat } from "intl-messageformat";
import da from "./da.json" with { type: "json" };
import en from "./en.json" with { type: "json" };

export type Lang = "da" | "en";
export type TextKey = keyof typeof da;
export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: TextValues) => string;

/** Each language by its own name, in the order of the language switcher. */
export const languages: readonly { readonly lang: Lang; readonly name: string }[] = [
  { lang: "da", name: "Dansk" },
  { lang: "en", name: "English" },
];

const catalogues: Readonly<Record<Lang, Readonly<Record<TextKey, string>>>> = { da, en };
const locales: Readonly<Record<Lang, string>> = { da: "da-DK", en: "en-GB" };
const parsed: Record<Lang, Map<TextKey, IntlMessageFormat>> = { da: new Map(), en: new Map() };

function format(lang: Lang, key: TextKey, values: TextValues | undefined): string {
  const message = catalogues[lang][key];
  if (!message.includes("{")) return message;
  let compiled = parsed[lang].get(key);
  if (!compiled) {
    compiled = new IntlMessageFormat(message, locales[lang], undefined, { ignoreTag: true });
    parsed[lang].set(key, compiled);
  }
  return String(compiled.format(values ? { ...values } : {}));
}

const translators: Readonly<Record<Lang, Translate>> = {
  da: (key, values) => format("da", key, values),
  en: (key, values) => format("en", key, values),
};

/** Texts of one language; messages are parsed once for the whole process. */
export const translator = (lang: Lang): Translate => translators[lang];
