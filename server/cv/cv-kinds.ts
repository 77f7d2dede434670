import type { CvKind, CvLang } from "#server/cv/cv-content.ts";
import type { CvSectionId } from "#server/cv/sections.ts";

/** How much of the CV a kind of CV shows. What is left out is only left out of the document. */
interface CvKindRule {
  /** Most entries of a section, the first in the citizen's order; all of them when it is not named. */
  readonly most: Partial<Readonly<Record<CvSectionId, number>>>;
  /** Most bullets below one entry. */
  readonly mostBullets: number;
  /** Whether what the person can do comes before the dated list. */
  readonly abilitiesFirst: boolean;
  /** Whether it is said of what kind a job was: odd jobs, an internship. */
  readonly tellsKinds: boolean;
  /** Whether paper is saved: less air, and the place on the line of the title. */
  readonly isCompact: boolean;
}

/**
 * The kinds of CV. `short` is made for one page of A4: an employer reads the newest work and what it was about. The
 * numbers are our judgement of what a page holds, and this is the only place where they stand.
 */
export const cvKinds: Readonly<Record<CvKind, CvKindRule>> = {
  full: {
    most: {},
    mostBullets: Number.POSITIVE_INFINITY,
    abilitiesFirst: false,
    tellsKinds: true,
    isCompact: false,
  },
  competence: {
    most: {},
    mostBullets: Number.POSITIVE_INFINITY,
    abilitiesFirst: true,
    tellsKinds: true,
    isCompact: false,
  },
  short: {
    most: { work: 5, unpaid: 3, education: 3, courses: 4, it: 5, strengths: 3, references: 0 },
    mostBullets: 2,
    abilitiesFirst: false,
    tellsKinds: false,
    isCompact: true,
  },
};

/** A kind as it was stored or typed; the whole CV when there is no such kind. */
export const readCvKind = (text: string): CvKind =>
  (Object.keys(cvKinds) as CvKind[]).find((kind) => kind === text) ?? "full";

/** A language as it was stored or typed; Danish when a CV is not written in it. */
export const readCvLang = (text: string): CvLang => (text === "en" ? "en" : "da");
