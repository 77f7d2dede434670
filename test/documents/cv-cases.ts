import { readFileSync } from "node:fs";
import type { CvContent } from "#server/cv/cv-content.ts";
import type { CvPhoto } from "#server/cv/cv-entry.ts";
import { projectRoot } from "#server/project-root.ts";
import { cvContent, entry, everySection } from "./any-cv.ts";

const photo: CvPhoto = {
  mediaType: "image/png",
  bytes: readFileSync(new URL("docs/images/question.png", projectRoot())),
};

/** A CV of somebody who has had very many jobs; invented. */
export const manyEntries = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    entry("work", {
      title: `Job nummer ${at + 1}`,
      employer: "Et sted",
      from: `${1980 + Math.floor(at / 5)}-0${1 + (at % 9)}`,
      tasks: at % 4 === 0 ? "Ryddede op\nTog imod varer\nTalte med kunder" : "",
    }),
  );

export const arabicName = "فاطمة الزهراء محمد";

/** CVs from the least to the most, in both languages, with and without a photo. */
export const cvCases: Readonly<Record<string, CvContent>> = {
  "a name only": cvContent({ person: { name: "Bo Tom" }, entries: [] }),
  full: cvContent({ includesNeeds: true, goal: "Chauffør" }),
  short: cvContent({ kind: "short", lang: "en" }),
  competence: cvContent({ kind: "competence", photo }),
  "an Arabic name": cvContent({
    photo,
    person: { name: arabicName, profile: `${"عملت في مطبخ كبير ".repeat(20)}\nOg Łukasz.` },
  }),
  "200 entries": cvContent({ entries: [...manyEntries(200), ...everySection] }),
};
