import type { CvContent, CvLang } from "#server/cv/cv-content.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import { type EntryReader, entryReader, linesOf, oneLine } from "#server/cv/entry-reader.ts";
import { type CvSectionId, cvSection } from "#server/cv/sections.ts";
import { type JsonResume, jsonResumeSchema } from "./json-resume.ts";

type Texts = JsonResume["work"][number];

const withoutBlanks = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.length > 0));

/** A date of the format: a year or a month. */
const dateOf = (read: EntryReader, field: string): string =>
  /^\d{4}(?:-\d{2})?$/.test(read.text(field)) ? read.text(field) : "";

/** The format says "still" by leaving out the end, so one date alone is both beginning and end. */
function datesOf(read: EntryReader): Texts {
  const startDate = dateOf(read, "from");
  const endDate = dateOf(read, "to");
  const isOngoing = read.isTicked("ongoing") || (read.code("state") === "ongoing" && endDate === "");
  return isOngoing ? { startDate } : { startDate, endDate: endDate || startDate };
}

const highlightsOf = (read: EntryReader): string[] => [
  ...read.lines("tasks"),
  ...read.lines("learnt").map(cvWords[read.lang].learntLine),
];

/** Skills of several kinds stand in one list; the heading of the section among the keywords tells which it is. */
const skill = (name: string, section: CvSectionId, { lang, level = "", more = [] }: Skill): Texts => ({
  name,
  level,
  keywords: [cvSection(section)?.title[lang] ?? section, ...more],
});

interface Skill {
  readonly lang: CvLang;
  readonly level?: string;
  readonly more?: readonly string[];
}

/** Stands on the first line, where the role would be. */
export const noRole = "-";

const referenceOf = (role: string, contact: string): string =>
  contact === "" ? role : [role || noRole, contact].join("\n");

const writers: Readonly<Record<Exclude<CvSectionId, "needs">, (read: EntryReader) => Texts>> = {
  work: (read) => ({
    name: read.text("employer"),
    position: read.text("title"),
    location: read.text("place"),
    ...datesOf(read),
    highlights: highlightsOf(read),
  }),
  unpaid: (read) => ({
    organization: read.text("where"),
    position: read.text("title"),
    ...datesOf(read),
    highlights: highlightsOf(read),
  }),
  education: (read) => ({
    institution: read.text("school"),
    studyType: read.text("title"),
    ...datesOf(read),
    courses: read.lines("about"),
  }),
  courses: (read) => ({
    name: read.text("title"),
    date: dateOf(read, "from"),
    issuer: read.text("provider"),
  }),
  languages: (read) => ({ language: read.text("title"), fluency: read.choice("level") }),
  it: (read) => skill(read.text("title"), "it", { lang: read.lang, level: read.choice("level") }),
  licences: (read) => skill(read.choice("category"), "licences", { lang: read.lang }),
  strengths: (read) =>
    skill(read.text("title"), "strengths", { lang: read.lang, more: read.lines("example") }),
  references: (read) => ({
    name: read.text("title"),
    reference: referenceOf(read.text("role"), read.text("contact")),
  }),
};

const isTold = ({ section, values }: CvEntry): boolean =>
  section !== "references" || values["consent"] === true;

/**
 * The CV as an object in the form of JSON Resume 1.0.0, for programs that read it. All chosen entries come along,
 * whatever the kind of CV, but nobody who has not said yes to be asked. The format has no room for the photo, the job
 * aimed at, needs, when a certificate or licence expires, the town of a school, and of what kind a job was.
 */
export function writeJsonResume({ lang, person, entries }: CvContent): JsonResume {
  const of = (...sections: readonly Exclude<CvSectionId, "needs">[]): Texts[] =>
    sections.flatMap((section) =>
      entries
        .filter((entry) => entry.section === section && isTold(entry))
        .map((entry) => withoutBlanks(writers[section](entryReader(entry, lang)))),
    );
  const city = oneLine(person.city);
  return {
    $schema: jsonResumeSchema,
    basics: {
      ...(withoutBlanks({
        name: oneLine(person.name),
        label: oneLine(person.headline),
        email: oneLine(person.email),
        phone: oneLine(person.phone),
        summary: linesOf(person.profile).join("\n"),
      }) as Readonly<Record<string, string>>),
      ...(city === "" ? {} : { location: { city } }),
    },
    work: of("work"),
    volunteer: of("unpaid"),
    education: of("education"),
    certificates: of("courses"),
    languages: of("languages"),
    skills: of("it", "licences", "strengths"),
    references: of("references"),
    meta: { version: "v1.0.0", canonical: jsonResumeSchema },
  };
}
