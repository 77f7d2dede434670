import * as v from "valibot";

/** JSON Resume schema 1.0.0; its address names the format and is never fetched. */
export const jsonResumeSchema =
  "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

const part = v.looseObject({});
const parts = v.nullish(v.array(part));

/** What must hold for a file to be read as JSON Resume; each field is looked at when it is taken. */
export const jsonResumeShape = v.looseObject({
  basics: v.nullish(part),
  work: parts,
  volunteer: parts,
  education: parts,
  certificates: parts,
  languages: parts,
  skills: parts,
  references: parts,
});

/** Parts of the format that become sections of the CV. */
export const listParts = [
  "work",
  "volunteer",
  "education",
  "certificates",
  "languages",
  "skills",
  "references",
] as const;

export type ListPart = (typeof listParts)[number];

/** UTF-16 units of a whole file; thirty times a CV of ten pages. */
export const longestFile = 1_000_000;

type Texts = Readonly<Record<string, string | readonly string[]>>;

/** A CV as JSON Resume; what is blank is not there. */
export interface JsonResume {
  readonly $schema: string;
  readonly basics: Readonly<Record<string, string | Texts>>;
  readonly work: readonly Texts[];
  readonly volunteer: readonly Texts[];
  readonly education: readonly Texts[];
  readonly certificates: readonly Texts[];
  readonly languages: readonly Texts[];
  readonly skills: readonly Texts[];
  readonly references: readonly Texts[];
  readonly meta: { readonly version: string; readonly canonical: string };
}
