import { type Lang, languages, type WrittenLang } from "#questionnaires/languages.ts";
import { type Installed, readingOf } from "#server/use-cases/library.ts";
import { translator } from "./translate.ts";

/** What a page says of its language, in `lang`. */
export interface TranslationNotice {
  readonly kind: "unreviewed" | "untranslated";
  readonly lang: Lang;
}

/** The notice of a page that has nothing but texts of the interface. */
export const noticeOf = (lang: Lang): TranslationNotice | null =>
  languages[lang].isReviewed ? null : { kind: "unreviewed", lang };

/** The language that the person chose, also where the page is shown in another. */
export const wishedLang = ({ lang, translation }: Pick<App.Locals, "lang" | "translation">): Lang =>
  translation?.kind === "untranslated" ? translation.lang : lang;

/**
 * Settles the language of a page that asks or tells what a questionnaire says, before anything is drawn. A page is in
 * one language as a whole: a question in another direction than its buttons would be hard to read.
 * @param asked the languages that it can be answered in; null for all it is translated to
 */
export function readInOneLanguage(
  locals: App.Locals,
  installed: Installed,
  asked: readonly Lang[] | null = null,
): void {
  const isAsked = asked?.includes(locals.lang) ?? true;
  const { lang } = readingOf(installed, isAsked ? locals.lang : "da");
  if (lang !== locals.lang) {
    readIn(locals, lang);
    return;
  }
  const translation = installed.translations?.find(({ language }) => language === lang);
  if (translation && !translation.isReviewed) locals.translation = { kind: "unreviewed", lang };
}

/** The same for a page whose texts are in Danish and English alone. */
export function readWritten(locals: App.Locals): WrittenLang {
  const lang = locals.lang === "en" ? "en" : "da";
  if (lang !== locals.lang) readIn(locals, lang);
  return lang;
}

function readIn(locals: App.Locals, lang: Lang): void {
  locals.translation = { kind: "untranslated", lang: locals.lang };
  locals.lang = lang;
  locals.t = translator(lang);
}
