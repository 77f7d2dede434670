import type { CvContent } from "#server/cv/cv-content.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { type EntryReader, entryReader, oneLine } from "#server/cv/entry-reader.ts";
import { layOutEntry } from "#server/cv/lay-out-entry.ts";
import type { CvSectionId } from "#server/cv/sections.ts";
import { writeXml, type XmlElement, xml } from "../xml.ts";

type Part = XmlElement | undefined;

const namespace = "http://europass.cedefop.europa.eu/Europass";

/** Categories of the schema; Danish tractors (TM) are not among them. */
const notEuropean = ["TM"];

/** A year, and its month as XML Schema writes a month that stands alone. */
function date(name: string, value: string): Part {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  return { name, attributes: { year, ...(month && { month: `--${month}` }) }, inside: [] };
}

/** The schema wants a beginning; what it cannot say of time is said in words. */
function time(read: EntryReader): Part[] {
  const from = date("From", read.code("from"));
  if (from === undefined) return [xml("Description", read.period())];
  const to = date("To", read.code("to"));
  const isOngoing = read.isTicked("ongoing") || (read.code("state") === "ongoing" && to === undefined);
  return [xml("Period", isOngoing ? [from, xml("Current", "true")] : [from, to])];
}

const label = (name: string, text: string): Part => xml(name, [xml("Label", text)]);

const town = (place: string): Part => xml("Address", [xml("Contact", [xml("Municipality", place)])]);

const organisation = (tag: string, name: string, place = ""): Part =>
  xml(tag, [xml("Name", name), xml("ContactInfo", [town(place)])]);

const experience = (read: EntryReader, employer: Part): Part =>
  xml("WorkExperience", [
    ...time(read),
    label("Position", read.text("title")),
    xml("Activities", [...read.lines("tasks"), ...read.lines("learnt")].join("\n")),
    employer,
  ]);

/** One entry as one element; entries of the other sections are told together. */
const elements: Partial<Readonly<Record<CvSectionId, (read: EntryReader) => Part>>> = {
  work: (read) => experience(read, organisation("Employer", read.text("employer"), read.text("place"))),
  unpaid: (read) => experience(read, organisation("Employer", read.text("where"))),
  education: (read) =>
    xml("Education", [
      ...time(read),
      xml("Title", read.text("title")),
      xml("Activities", read.lines("about").join("\n")),
      organisation("Organisation", read.text("school"), read.text("place")),
    ]),
};

/** The chosen entries of a CV, a section at a time, without people who have not said yes. */
interface Told {
  readers(section: CvSectionId): EntryReader[];
  /** Entries of a section, each as its element. */
  each(section: CvSectionId): Part[];
  /** Entries of a section as lines of text. */
  lines(section: CvSectionId): string;
}

function tell({ entries, lang }: CvContent): Told {
  const of = (id: CvSectionId): CvEntry[] =>
    entries.filter(
      ({ section, values }) => section === id && (id !== "references" || values["consent"] === true),
    );
  const readers = (id: CvSectionId): EntryReader[] => of(id).map((entry) => entryReader(entry, lang));
  return {
    readers,
    each: (id) => readers(id).map((read) => elements[id]?.(read)),
    lines: (id) =>
      of(id)
        .map((entry) => layOutEntry(entry, lang))
        .map(({ title, place, period, lines, bullets }) =>
          [title, place, period, ...lines, ...bullets].filter(Boolean).join(", "),
        )
        .join("\n"),
  };
}

function identification({ person }: CvContent): Part {
  const [surname = "", ...firstNames] = oneLine(person.name).split(" ").toReversed();
  const email = oneLine(person.email);
  return xml("Identification", [
    xml("PersonName", [
      xml("FirstName", firstNames.length > 0 ? firstNames.toReversed().join(" ") : surname),
      xml("Surname", firstNames.length > 0 ? surname : ""),
    ]),
    xml("ContactInfo", [
      town(oneLine(person.city)),
      // The schema refuses a whole file for an address that does not look like one.
      xml("Email", [/^[^@]+@[^.]+\..+$/.test(email) ? xml("Contact", email) : undefined]),
      xml("TelephoneList", [xml("Telephone", [xml("Contact", oneLine(person.phone))])]),
    ]),
  ]);
}

function headline({ goal, person }: CvContent): Part {
  const aim = oneLine(goal);
  const text = aim || oneLine(person.profile) || oneLine(person.headline);
  if (text === "") return undefined;
  const code = aim === "" ? "personal_statement" : "job_applied_for";
  return xml("Headline", [xml("Type", [xml("Code", code)]), label("Description", text)]);
}

function languages(told: Told): Part {
  const all = told.readers("languages");
  const list = (name: string, isNative: boolean): Part =>
    xml(
      `${name}List`,
      all
        .filter((read) => (read.code("level") === "native") === isNative)
        .map((read) => xml(name, [label("Description", read.text("title"))])),
    );
  return xml("Linguistic", [list("MotherTongue", true), list("ForeignLanguage", false)]);
}

function skills(told: Told): Part {
  const licences = told.readers("licences");
  const european = licences
    .map((read) => read.code("category"))
    .filter((code) => !notEuropean.includes(code));
  const others = licences
    .filter((read) => notEuropean.includes(read.code("category")))
    .map((read) => read.choice("category"));
  const described = (name: string, text: string): Part => xml(name, [xml("Description", text)]);
  return xml("Skills", [
    languages(told),
    described("Communication", told.lines("languages")),
    described("Computer", told.lines("it")),
    xml("Driving", [
      xml(
        "Description",
        european.map((code) => xml("Licence", code)),
      ),
    ]),
    described("Other", [told.lines("strengths"), ...others].filter(Boolean).join("\n")),
  ]);
}

function achievements(told: Told): Part {
  const of = (section: "courses" | "references", code: string): Part[] => {
    const text = told.lines(section);
    return text === ""
      ? []
      : [xml("Achievement", [xml("Title", [xml("Code", code)]), xml("Description", text)])];
  };
  return xml("AchievementList", [...of("courses", "certifications"), ...of("references", "references")]);
}

/**
 * The CV as Europass XML 3.3 (`SkillsPassport`, namespace of Cedefop, schema v3.3.0 of 2014). The `Candidate` form that
 * europass.europa.eu writes today has no published schema, so it could not be checked and is not written; that site
 * says it imports 3.3, which nobody here has tried. All chosen entries come along but people who have not said yes.
 * The last word of a name is taken for the surname. Voluntary work stands with work, levels of languages as text; photo,
 * needs, of what kind a job was and until when a licence is valid have no room. `madeAt` stands in the file.
 */
export function writeEuropass(content: CvContent, madeAt: Date): string {
  const told = tell(content);
  const info = xml("DocumentInfo", [
    xml("DocumentType", "ECV"),
    xml("CreationDate", madeAt.toISOString()),
    xml("LastUpdateDate", madeAt.toISOString()),
    xml("XSDVersion", "V3.3"),
    xml("Generator", "Afsæt"),
  ]);
  const learner = xml("LearnerInfo", [
    identification(content),
    headline(content),
    xml("WorkExperienceList", [...told.each("work"), ...told.each("unpaid")]),
    xml("EducationList", told.each("education")),
    skills(told),
    achievements(told),
  ]) ?? { name: "LearnerInfo", attributes: {}, inside: [] };
  const inside = [info, learner].filter((part) => part !== undefined);
  const root = { name: "SkillsPassport", attributes: { xmlns: namespace, locale: content.lang }, inside };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}`;
}
