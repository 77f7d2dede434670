import type { CvLang } from "#server/cv/cv-content.ts";
import type { CvValues } from "#server/cv/cv-entry.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import { monthWords } from "#server/cv/month-words.ts";

const wordOf = (value: string | true | undefined): string => (typeof value === "string" ? value : "");

/**
 * "2015" or "marts 2015" from a value of the form `yyyy` or `yyyy-mm`; anything else is given back as it is, so that
 * nothing the citizen wrote is lost.
 */
export const monthInWords = (value: string, lang: CvLang): string =>
  /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(value) ? monthWords(value, lang) : value;

/**
 * The time from `from` until `to` or until now, as said in the language: "marts 2019 – nu", "2011 – 2013", "2015".
 * Empty without dates. Nothing is said of the time between two periods.
 */
export function periodInWords({ from, to, ongoing, state }: CvValues, lang: CvLang): string {
  const words = cvWords[lang];
  const start = monthInWords(wordOf(from), lang);
  const isOngoing = ongoing === true || (state === "ongoing" && to === undefined);
  const end = isOngoing ? words.now : monthInWords(wordOf(to), lang);
  if (start === "" && !isOngoing && end !== "") return words.until(end);
  return [...new Set([start, end])].filter(Boolean).join(" – ");
}
