import type { WrittenLang } from "#questionnaires/languages.ts";

const locales = { da: "da-DK", en: "en-GB" } as const;

/** A month in words: `2019-03` is "marts 2019", and a year alone stays a year. */
export function monthWords(month: string, lang: WrittenLang): string {
  const [year = "", number] = month.split("-");
  if (number === undefined) return year;
  const name = new Intl.DateTimeFormat(locales[lang], { month: "long", timeZone: "UTC" });
  return `${name.format(Date.UTC(2000, Number(number) - 1))} ${year}`;
}

/** The names of the twelve months, January first. */
export const monthNames = (lang: WrittenLang): readonly string[] => {
  const name = new Intl.DateTimeFormat(locales[lang], { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2000, month)));
};
