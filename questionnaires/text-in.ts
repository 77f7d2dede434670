import type { Lang } from "./languages.ts";
import type { Localized } from "./schema-parts.ts";

/** The language that a text is shown in to somebody who reads `lang`: that one when there is a translation, else Danish. */
export const langOfText = (text: Localized, lang: Lang): Lang => (text[lang] === undefined ? "da" : lang);

/** A text in a language; Danish where it is not translated. */
export const textIn = (text: Localized, lang: Lang): string => text[lang] ?? text.da;

/** The label of an option, variant or the like; undefined when there is no such thing. */
export const labelIn = (thing: { readonly label: Localized } | undefined, lang: Lang): string | undefined =>
  thing && textIn(thing.label, lang);
