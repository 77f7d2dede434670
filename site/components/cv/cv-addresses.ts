import type { CvSectionId } from "#server/cv/sections.ts";
import type { CvFileName } from "#server/documents/cv/cv-files.ts";

/** What the sections are called in an address: nothing that tells of anybody. */
const slugs: Readonly<Record<CvSectionId, string>> = {
  work: "arbejde",
  unpaid: "hverdag",
  education: "skole",
  courses: "kurser",
  languages: "sprog",
  it: "computer",
  licences: "koerekort",
  strengths: "styrker",
  references: "personer",
  needs: "fungerer",
};

/** The section that an address names; undefined when there is none. */
export const sectionAt = (slug: string | undefined): CvSectionId | undefined =>
  (Object.keys(slugs) as CvSectionId[]).find((id) => slugs[id] === slug);

export const cvAddresses = {
  home: "/cv",
  about: "/cv/om-dig",
  download: "/cv/hent",
  everything: "/cv/hent/alt",
  file: (file: CvFileName): string => `/cv/hent/${file}`,
  delete: "/cv/slet",
  import: "/cv/indlaes",
  photo: "/cv/billede",
  photoFile: "/cv/billede/foto",
  newForJob: "/cv/job/ny",
  forGoal: (goal: string): string => `/cv/job/ny?maal=${goal}`,
  forJob: (cv: string): string => `/cv/job/${cv}`,
  chooseForJob: (cv: string): string => `/cv/job/${cv}/vaelg`,
  changeForJob: (cv: string): string => `/cv/job/${cv}/ret`,
  deleteForJob: (cv: string): string => `/cv/job/${cv}/slet`,
  fileForJob: (cv: string, file: CvFileName): string => `/cv/job/${cv}/${file}`,
  section: (id: CvSectionId): string => `/cv/${slugs[id]}`,
  add: (id: CvSectionId): string => `/cv/${slugs[id]}/ny`,
  entry: (id: CvSectionId, entry: string): string => `/cv/${slugs[id]}/${entry}`,
} as const;
