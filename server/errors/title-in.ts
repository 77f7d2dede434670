import type { Lang, TranslatedLang } from "#questionnaires/languages.ts";
import type { Problem } from "#server/errors/problem.ts";
import ar from "./titles.ar.json" with { type: "json" };

/** By the type of the problem. */
type Titles = Readonly<Record<string, string>>;

const translated: Readonly<Record<TranslatedLang, Titles>> = { ar };

/** The title of a problem in a language. */
export const titleIn = ({ type, title }: Problem, lang: Lang): string =>
  lang === "da" || lang === "en" ? title[lang] : (translated[lang][type] ?? title.da);
