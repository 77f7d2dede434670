import type { TagKind } from "#site/components/tag/tag-kind.ts";
import { type Lang, translator } from "#site/text/translate.ts";

const soonDays = 2;

/** How much a deadline stands out; the words say the same as the colour. */
export function deadlineKind(days: number): TagKind {
  if (days < 0) return "error";
  return days <= soonDays ? "warning" : "neutral";
}

/** "3 dage tilbage", "Frist i dag", "Frist overskredet med 2 dage" */
export function deadlineText(days: number, lang: Lang): string {
  const t = translator(lang);
  if (days === 0) return t("deadline.today");
  return days > 0 ? t("deadline.left", { days }) : t("deadline.overdue", { days: -days });
}
