import { dateText, daysBetween, timeText } from "#site/text/dates.ts";
import type { Lang, Translate } from "#site/text/translate.ts";

/** "Den anden skærm, gemt kl. 14.02", with the day when it was not today. */
export function savedAtText(t: Translate, lang: Lang, at: Date | null, now = new Date()): string {
  if (at === null) return t("conflict.elsewhere");
  const time = timeText(at, lang);
  return t("conflict.elsewhereAt", {
    at: daysBetween(at, now) === 0 ? time : `${dateText(at, lang)} ${time}`,
  });
}
