import type { CvSectionId } from "#server/cv/sections.ts";

/**
 * What is in the fields of an entry, by the id of the field: words, the code of a choice, a month as `yyyy-mm` or a year
 * as `yyyy`, or true for a tick. A blank field has no value.
 */
export type CvValues = Readonly<Record<string, string | true>>;

/** One entry of the CV: a job, a course, a strength. */
export interface CvEntry {
  readonly id: string;
  readonly section: CvSectionId;
  readonly values: CvValues;
}

/** How the citizen is named and reached in a CV. Everything but the name may be left out. */
export interface CvPerson {
  readonly name: string;
  readonly headline?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly city?: string;
  /** Some sentences about oneself. */
  readonly profile?: string;
}

export interface CvPhoto {
  readonly mediaType: "image/jpeg" | "image/png";
  readonly bytes: Uint8Array;
}
