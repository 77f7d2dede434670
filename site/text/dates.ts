import { type Lang, languages, ofEachLanguage } from "#questionnaires/languages.ts";
import { translator } from "./translate.ts";

const timeZone = "Europe/Copenhagen";
const dayMs = 86_400_000;

type Instant = Date | number;

const formats = (options: Intl.DateTimeFormatOptions) =>
  ofEachLanguage((lang) => new Intl.DateTimeFormat(languages[lang].locale, { timeZone, ...options }));

const longDate = formats({ day: "numeric", month: "long", year: "numeric" });
const shortDate = formats({ day: "numeric", month: "short" });
const time = formats({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** "12. november 2026" */
export const dateText = (at: Instant, lang: Lang): string => longDate[lang].format(at);

/** The same of a civil day, "2026-11-12". */
export const dayText = (day: string, lang: Lang): string => dateText(Date.parse(`${day}T12:00:00Z`), lang);

/** "12. nov." for tables where the year is given elsewhere. */
export const shortDateText = (at: Instant, lang: Lang): string => shortDate[lang].format(at);

/** "kl. 14.02" */
export const timeText = (at: Instant, lang: Lang): string =>
  translator(lang)("date.time", { time: time[lang].format(at) });

/** "12. november 2026 kl. 14.02" */
export const dateTimeText = (at: Instant, lang: Lang): string =>
  `${dateText(at, lang)} ${timeText(at, lang)}`;

/** "2026-11-12" in Denmark, for the datetime attribute and for comparing days. */
export const isoDay = (at: Instant): string => parts.format(at);

/** Whole calendar days in Denmark from one instant to another; a day of 23 or 25 hours counts as one. */
export const daysBetween = (from: Instant, to: Instant): number =>
  Math.round((Date.parse(isoDay(to)) - Date.parse(isoDay(from))) / dayMs);

/** "3 dage" */
export const daysText = (days: number, lang: Lang): string => translator(lang)("date.days", { days });

/** "i dag", "i morgen", "om 3 dage", "for 3 dage siden" */
export function relativeDayText(from: Instant, to: Instant, lang: Lang): string {
  const days = daysBetween(from, to);
  const t = translator(lang);
  if (days === 0) return t("date.today");
  if (days === 1) return t("date.tomorrow");
  if (days === -1) return t("date.yesterday");
  return days > 0 ? t("date.inDays", { days }) : t("date.daysAgo", { days: -days });
}
