import type { CvSection } from "#server/cv/section.ts";
import { needs, references } from "#server/cv/sections/around.ts";
import { unpaid, work } from "#server/cv/sections/experience.ts";
import { courses, education } from "#server/cv/sections/learning.ts";
import { it, languages, licences, strengths } from "#server/cv/sections/skills.ts";

/** Every section, in the order of the CV. */
export const cvSections = [
  work,
  unpaid,
  education,
  courses,
  languages,
  it,
  licences,
  strengths,
  references,
  needs,
] as const satisfies readonly CvSection[];

export type CvSectionId = (typeof cvSections)[number]["id"];

/** A section by its id; undefined when there is none. */
export const cvSection = (id: string): CvSection<CvSectionId> | undefined =>
  cvSections.find((section) => section.id === id);
