import type { WrittenLang } from "#questionnaires/languages.ts";
import { cvEntryName } from "#server/cv/entry-form.ts";
import { cvSection } from "#server/cv/sections.ts";
import type { Beside } from "#server/use-cases/beside/subject.ts";
import { cvAddresses } from "#site/components/cv/cv-addresses.ts";
import { goalName } from "#site/components/plan/goal-words.ts";
import { planAddresses } from "#site/components/plan/plan-addresses.ts";
import { translator } from "#site/text/translate.ts";

export interface BesideName {
  /** What the citizen calls it. */
  readonly name: string;
  /** Where it stands: a section of the CV, or the job plan. */
  readonly where: string;
  /** The citizen's own page of it. */
  readonly href: string;
}

/** What an entry or a goal is called, and where it is. */
export function besideName(beside: Beside, lang: WrittenLang): BesideName {
  if (beside.kind === "goal") {
    const { id, values } = beside.goal;
    return {
      name: goalName(values, lang),
      where: translator(lang)("plan.title"),
      href: planAddresses.goal(id),
    };
  }
  const { id, section, values } = beside.entry;
  const known = cvSection(section);
  if (known === undefined) return { name: "", where: translator(lang)("cv.title"), href: cvAddresses.home };
  return {
    name: cvEntryName(known, values, lang),
    where: `${translator(lang)("cv.title")}: ${known.title[lang]}`,
    href: cvAddresses.entry(known.id, id),
  };
}
