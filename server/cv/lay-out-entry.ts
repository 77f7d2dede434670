import type { CvLang } from "#server/cv/cv-content.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import { type EntryReader, entryReader } from "#server/cv/entry-reader.ts";
import type { CvSectionId } from "#server/cv/sections.ts";

/** One entry as it stands in the finished CV. Texts are empty and lists have nothing in them where nothing is said. */
export interface CvItem {
  readonly title: string;
  /** What belongs beside the title: a firm and its town, a level, until when it is valid. */
  readonly place: string;
  readonly period: string;
  readonly lines: readonly string[];
  readonly bullets: readonly string[];
}

const beside = (...parts: readonly string[]): string => parts.filter(Boolean).join(", ");

/** One line stays a line; several are bullets. */
const asText = (lines: readonly string[]): Pick<CvItem, "lines" | "bullets"> =>
  lines.length > 1 ? { lines: [], bullets: lines } : { lines, bullets: [] };

/** How much is told of an entry. */
export interface Extent {
  /** What it taught; it may stand elsewhere in the CV. */
  readonly withLearnt: boolean;
  /** Of what kind it was. */
  readonly withKind: boolean;
}

const all: Extent = { withLearnt: true, withKind: true };

/** Tasks, and what came of them unless that stands elsewhere in the CV. */
function experience(read: EntryReader, place: string, { withLearnt, withKind }: Extent): CvItem {
  const kind = read.code("kind") === "job" || !withKind ? "" : read.choice("kind");
  const tasks = asText(read.lines("tasks"));
  const learnt = withLearnt ? read.lines("learnt") : [];
  const learntLine = learnt.length === 1 ? learnt.map(cvWords[read.lang].learntLine) : [];
  return {
    title: read.text("title"),
    place,
    period: read.period(),
    lines: [kind, ...tasks.lines, ...learntLine].filter(Boolean),
    bullets: [...tasks.bullets, ...(learnt.length > 1 ? learnt : [])],
  };
}

function education(read: EntryReader): CvItem {
  const about = asText(read.lines("about"));
  const state = read.code("state") === "part" ? [cvWords[read.lang].partOf] : [];
  return {
    title: read.text("title"),
    place: beside(read.text("school"), read.text("place")),
    period: read.period(),
    lines: [...state, ...about.lines],
    bullets: about.bullets,
  };
}

const plain = (title: string, more: Partial<CvItem> = {}): CvItem => ({
  title,
  place: "",
  period: "",
  lines: [],
  bullets: [],
  ...more,
});

type Write = (read: EntryReader, extent: Extent) => CvItem;

/** How the entries of each section are told. */
const writers: Readonly<Record<CvSectionId, Write>> = {
  work: (read, extent) => experience(read, beside(read.text("employer"), read.text("place")), extent),
  unpaid: (read, extent) => experience(read, read.text("where"), extent),
  education,
  courses: (read) =>
    plain(read.text("title"), {
      place: beside(read.text("provider"), read.valid("expires")),
      period: read.period(),
    }),
  languages: (read) => plain(read.text("title"), { place: read.choice("level") }),
  it: (read) => plain(read.text("title"), { place: read.choice("level") }),
  licences: (read) => plain(read.choice("category"), { place: read.valid("expires") }),
  strengths: (read) => plain(read.text("title"), asText(read.lines("example"))),
  references: (read) => plain(read.text("title"), { place: read.text("role"), lines: read.lines("contact") }),
  needs: (read) => plain(read.text("title"), { place: read.choice("kind"), ...asText(read.lines("about")) }),
};

/** What is said of an entry: all of it, or as much as is wanted. */
export const layOutEntry = (entry: CvEntry, lang: CvLang, extent = all): CvItem =>
  writers[entry.section](entryReader(entry, lang), extent);

/** What an experience taught, below its name; without bullets when nothing was written. */
export function layOutLearnt(entry: CvEntry, lang: CvLang): CvItem {
  const read = entryReader(entry, lang);
  return plain(read.text("title"), { bullets: read.lines("learnt") });
}

/** Whether there is anything to read. */
export const saysSomething = ({ title, place, period, lines, bullets }: CvItem): boolean =>
  [title, place, period, ...lines, ...bullets].some(Boolean);

/** Whether a title, and what stands beside it, is all there is: such entries are told as a list. */
export const isShort = ({ period, lines, bullets }: CvItem): boolean =>
  period === "" && lines.length + bullets.length === 0;
