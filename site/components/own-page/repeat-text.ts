import type { Offer } from "#server/use-cases/answering/offers.ts";
import { dayText } from "#site/text/dates.ts";
import { type Lang, translator } from "#site/text/translate.ts";

/** When a repeated questionnaire is meant to be answered again; undefined when there is nothing to say. */
export function repeatText({ lastSentOn, meantFrom, isEarly }: Offer, lang: Lang): string | undefined {
  if (lastSentOn === null || meantFrom === null) return undefined;
  const told = { date: dayText(lastSentOn, lang), from: dayText(meantFrom, lang) };
  return translator(lang)(isEarly ? "start.tooEarly" : "start.rightTime", told);
}
