import type { Localized } from "#questionnaires/schema-parts.ts";
import { urls } from "./names.ts";
import type { Beside, Extension } from "./resources.ts";

/** Every text is written in Danish, the original, with the other languages beside it. */
export const mainLanguage = "da";

const translation = ([lang, content]: [string, string]): Extension => ({
  url: urls.translation,
  extension: [
    { url: "lang", valueCode: lang },
    { url: "content", valueString: content },
  ],
});

/** The main text, and what stands beside it with the other languages. */
export function writeText(localized: Localized): { text: string; beside: Beside | undefined } {
  const extension = Object.entries(localized).flatMap(([lang, content]) =>
    lang === mainLanguage || content === undefined ? [] : [translation([lang, content])],
  );
  return { text: localized.da, beside: extension.length > 0 ? { extension } : undefined };
}

const translationOf = ({ url, extension }: Extension): [string, string][] => {
  if (url !== urls.translation) return [];
  const lang = extension?.find((part) => part.url === "lang")?.valueCode;
  const content = extension?.find((part) => part.url === "content");
  const text = content?.valueString ?? content?.valueMarkdown;
  return lang === undefined || text === undefined ? [] : [[lang, text]];
};

/** The text in every language; `language` is the one of the main text. A language that is missing has no key. */
export function readText(
  text: string | undefined,
  beside: Beside | undefined,
  language: string = mainLanguage,
): Localized {
  const others = (beside?.extension ?? []).flatMap(translationOf);
  const main: [string, string][] = text === undefined ? [] : [[language, text]];
  return Object.fromEntries([...main, ...others]) as Localized;
}
