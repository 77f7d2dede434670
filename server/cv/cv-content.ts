import type { WrittenLang } from "#questionnaires/languages.ts";
import type { CvEntry, CvPerson, CvPhoto } from "#server/cv/cv-entry.ts";

/** The languages that a CV is written in; what the citizen typed stays as it is. */
export type CvLang = WrittenLang;

/** `full` has everything, `short` is about a page, `competence` begins with what the person can do. */
export type CvKind = "short" | "full" | "competence";

/** What a citizen has chosen to put into one CV. */
export interface CvContent {
  readonly lang: CvLang;
  readonly kind: CvKind;
  readonly person: CvPerson;
  readonly photo: CvPhoto | null;
  /** Title of the job that the CV is aimed at; null when it is for any job. */
  readonly goal: string | null;
  /** Those chosen, in the citizen's order; entries of different sections may stand among each other. */
  readonly entries: readonly CvEntry[];
  /** Whether the private section `needs` comes along. */
  readonly includesNeeds: boolean;
}
