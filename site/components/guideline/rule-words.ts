import type { CvRule } from "#server/cv/minimum-content.ts";
import { cvSection } from "#server/cv/sections.ts";
import type { Translate } from "#site/text/translate.ts";

/** Where in the CV a rule looks, and how much it wants there. */
export function ruleWords(
  { sections, field, atLeast = 1 }: CvRule,
  { lang, t }: { readonly lang: "da" | "en"; readonly t: Translate },
): string {
  if (sections === "contact") return t("staff.guideline.contact");
  const places = sections.map((id) => cvSection(id)?.title[lang] ?? id).join(", ");
  const count = t("staff.guideline.count", { count: atLeast });
  return [`${places}: ${count}`, field === undefined ? "" : t("staff.guideline.withExample")]
    .filter(Boolean)
    .join(", ");
}
