import * as v from "valibot";
import { langs, type TranslatedLang } from "./languages.ts";
import type { Definition } from "./schema.ts";
import { sentence } from "./schema-parts.ts";
import { pointerTo, textsOf } from "./texts-of.ts";

const isTranslated = (lang: string): lang is TranslatedLang => lang !== "da" && lang !== "en";

/** Languages that come from files beside the definition. */
export const translatedLangs: readonly TranslatedLang[] = langs.filter(isTranslated);

const day = v.pipe(v.string(), v.isoDate("A day is written as 2026-11-12."));

/** Nobody who translates for a living has read it yet, or somebody has. */
const review = v.variant("status", [
  v.strictObject({ status: v.literal("needed") }),
  v.strictObject({ status: v.literal("done"), by: sentence, on: day }),
]);

/** One translation of one version, as it lies in `definitions/<id>/<version>.<language>.json`. */
export const translationSchema = v.strictObject({
  language: v.pipe(
    v.string(),
    v.check(
      (lang) => translatedLangs.some((one) => one === lang),
      "This is not a language to translate into.",
    ),
    v.transform((lang) => lang as TranslatedLang),
  ),
  of: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_]*@\d+\.\d+\.\d+$/, "Write id@version.")),
  /** Of the bytes of the definition that was translated: its pointers mean nothing in another. */
  of_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "A fingerprint is 64 hexadecimal digits.")),
  review,
  /** JSON pointer to a text of the definition, and that text in this language. */
  texts: v.record(v.string(), sentence),
});

export type Translation = v.InferOutput<typeof translationSchema>;

/** The definition with one more language in its texts; the given one is left as it is. */
export function withTranslation(definition: Definition, { language, texts }: Translation): Definition {
  const merged = structuredClone(definition);
  for (const { at, text } of textsOf(merged)) {
    const translated = texts[pointerTo(at)];
    if (translated !== undefined) Object.assign(text, { [language]: translated });
  }
  return merged;
}
