import type { CvEntry, CvValues } from "#server/cv/cv-entry.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import type { CvChoice, CvSection } from "#server/cv/section.ts";
import { type CvSectionId, cvSection } from "#server/cv/sections.ts";
import type { ListPart } from "./json-resume.ts";
import type { Fields } from "./take-fields.ts";
import { noRole } from "./write-json-resume.ts";

/** An entry that nobody has given an id. */
export type NewEntry = Omit<CvEntry, "id">;

const fieldOf = (section: CvSectionId, id: string): CvSection["fields"][number] | undefined =>
  (cvSection(section)?.fields as CvSection["fields"] | undefined)?.find((field) => field.id === id);

const longestIn = (section: CvSectionId, id: string): number => {
  const field = fieldOf(section, id);
  return field?.kind === "line" || field?.kind === "text" ? field.maxLength : 0;
};

/** The code of a choice by its label in either language, as people write it. */
function codeOf(section: CvSectionId, id: string, label: string): string {
  const field = fieldOf(section, id);
  const options: readonly CvChoice[] = field?.kind === "choice" ? field.options : [];
  const wanted = label.toLowerCase();
  const isMeant = (option: CvChoice): boolean =>
    [option.label.da, option.label.en, option.code].some((text) => text.toLowerCase() === wanted);
  return options.find(isMeant)?.code ?? "";
}

/** Values without those that are blank. */
export const valuesOf = (values: Readonly<Record<string, string | boolean>>): CvValues =>
  Object.fromEntries(
    Object.entries(values).filter(
      (pair): pair is [string, string | true] => pair[1] !== "" && pair[1] !== false,
    ),
  );

/** In the format somebody who has begun and not ended is still there. */
function datesOf(fields: Fields) {
  const from = fields.month("startDate");
  const to = fields.month("endDate");
  return { from, to, ongoing: from !== "" && !fields.has("endDate") };
}

const learntMarks = Object.values(cvWords).map(({ learntLine }) => learntLine(""));

/** What was done and, where our own export has marked it, what was learnt. */
function deedsOf(fields: Fields, section: "work" | "unpaid") {
  const lines = [
    ...fields.text("summary", longestIn(section, "tasks")).split("\n"),
    ...fields.list("highlights"),
  ];
  const markOf = (line: string) => learntMarks.find((mark) => line.startsWith(mark));
  const tasks = lines.filter((line) => line !== "" && markOf(line) === undefined);
  const learnt = lines.flatMap((line) => {
    const mark = markOf(line);
    return mark === undefined ? [] : [line.slice(mark.length)];
  });
  return {
    tasks: keep(fields, "highlights", { lines: tasks, section, id: "tasks" }),
    learnt: keep(fields, "highlights", { lines: learnt, section, id: "learnt" }),
  };
}

interface Lines {
  readonly lines: readonly string[];
  readonly section: CvSectionId;
  readonly id: string;
}

/** Lines as one text; those that a field has no room for are left out and told of. */
function keep(fields: Fields, key: string, { lines, section, id }: Lines): string {
  const kept: string[] = [];
  for (const line of lines) {
    if ([...kept, line].join("\n").length > longestIn(section, id)) fields.leaveOut(key);
    else kept.push(line);
  }
  return kept.join("\n");
}

/** A choice by its label; a label that is none of ours is told of. */
function choiceIn(fields: Fields, key: string, [section, id]: readonly [CvSectionId, string]): string {
  const label = fields.line(key, 200);
  const code = codeOf(section, id, label);
  if (code === "") fields.leaveOut(key);
  return code;
}

function education(fields: Fields): NewEntry {
  const { from, to, ongoing } = datesOf(fields);
  const titles = [fields.line("studyType", 120), fields.line("area", 120)].filter(Boolean);
  const title = keep(fields, "area", { lines: titles, section: "education", id: "title" }).replace(
    "\n",
    ", ",
  );
  const about = keep(fields, "courses", { lines: fields.list("courses"), section: "education", id: "about" });
  const school = fields.line("institution", longestIn("education", "school"));
  const state = ongoing ? "ongoing" : "";
  const named = title === "" ? { title: school } : { title, school };
  return { section: "education", values: valuesOf({ ...named, from, to, state, about }) };
}

function skill(fields: Fields): NewEntry {
  const keywords = fields.list("keywords");
  const isIn = (section: CvSectionId): boolean => {
    const { da, en } = cvSection(section)?.title ?? { da: "", en: "" };
    return keywords.includes(da) || keywords.includes(en);
  };
  if (isIn("licences")) {
    return {
      section: "licences",
      values: valuesOf({ category: choiceIn(fields, "name", ["licences", "category"]) }),
    };
  }
  const title = fields.line("name", longestIn("strengths", "title"));
  if (isIn("it"))
    return { section: "it", values: valuesOf({ title, level: choiceIn(fields, "level", ["it", "level"]) }) };
  const level = fields.line("level", 200);
  const lines = isIn("strengths") ? keywords.slice(1) : [level, keywords.join(", ")].filter(Boolean);
  const example = keep(fields, "keywords", { lines, section: "strengths", id: "example" });
  return { section: "strengths", values: valuesOf({ title, example }) };
}

/** Somebody who can be asked. Whether they have said yes is not in the file, so the citizen is asked anew. */
function reference(fields: Fields): NewEntry {
  const [role = "", ...contact] = fields.text("reference", 100_000).split("\n");
  return {
    section: "references",
    values: valuesOf({
      title: fields.line("name", longestIn("references", "title")),
      role: keep(fields, "reference", {
        lines: role === noRole ? [] : [role],
        section: "references",
        id: "role",
      }),
      contact: keep(fields, "reference", {
        lines: [contact.join(", ")].filter(Boolean),
        section: "references",
        id: "contact",
      }),
    }),
  };
}

/** How one thing in each list of JSON Resume becomes an entry of the CV. */
export const resumeReaders: Readonly<Record<ListPart, (fields: Fields) => NewEntry>> = {
  work: (fields) => ({
    section: "work",
    values: valuesOf({
      title: fields.line("position", longestIn("work", "title")),
      employer: fields.line("name", longestIn("work", "employer")),
      place: fields.line("location", longestIn("work", "place")),
      ...datesOf(fields),
      ...deedsOf(fields, "work"),
    }),
  }),
  volunteer: (fields) => ({
    section: "unpaid",
    values: valuesOf({
      title: fields.line("position", longestIn("unpaid", "title")),
      where: fields.line("organization", longestIn("unpaid", "where")),
      ...datesOf(fields),
      ...deedsOf(fields, "unpaid"),
    }),
  }),
  education,
  certificates: (fields) => ({
    section: "courses",
    values: valuesOf({
      title: fields.line("name", longestIn("courses", "title")),
      provider: fields.line("issuer", longestIn("courses", "provider")),
      from: fields.month("date"),
    }),
  }),
  languages: (fields) => ({
    section: "languages",
    values: valuesOf({
      title: fields.line("language", longestIn("languages", "title")),
      level: choiceIn(fields, "fluency", ["languages", "level"]),
    }),
  }),
  skills: skill,
  references: reference,
};
