import type { CvLang } from "#server/cv/cv-content.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import { monthInWords, periodInWords } from "#server/cv/period-in-words.ts";
import type { CvSection } from "#server/cv/section.ts";
import { cvSection } from "#server/cv/sections.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** Free text on one line. */
export const oneLine = (text: string | null | undefined): string =>
  plainText(text ?? "").replaceAll(/\s+/g, " ");

/** Free text as its lines; marks with which people begin a line in a list are taken away. */
export const linesOf = (text: string | null | undefined): string[] =>
  plainText(text ?? "")
    .split("\n")
    .map((line) => oneLine(line).replace(/^(?:[-–—*·] |• ?)+(?=\S)/, ""))
    .filter(Boolean);

/** Reads the fields of one entry, each as it is told in the language. */
export interface EntryReader {
  readonly lang: CvLang;
  /** What was chosen or typed, as it is stored. */
  code(field: string): string;
  isTicked(field: string): boolean;
  text(field: string): string;
  lines(field: string): string[];
  choice(field: string): string;
  /** "gyldigt til og med maj 2024", or empty. */
  valid(field: string): string;
  period(): string;
}

/** A reader of one entry in a language. */
export function entryReader({ section, values }: CvEntry, lang: CvLang): EntryReader {
  const fields: CvSection["fields"] = cvSection(section)?.fields ?? [];
  const raw = (field: string): string => {
    const value = values[field];
    return typeof value === "string" ? value : "";
  };
  return {
    lang,
    code: raw,
    isTicked: (field) => values[field] === true,
    text: (field) => oneLine(raw(field)),
    lines: (field) => linesOf(raw(field)),
    choice(field) {
      const known = fields.find(({ id }) => id === field);
      const options = known?.kind === "choice" ? known.options : [];
      return options.find(({ code }) => code === raw(field))?.label[lang] ?? "";
    },
    valid: (field) => {
      const month = oneLine(raw(field));
      return month === "" ? "" : cvWords[lang].valid(monthInWords(month, lang));
    },
    period: () => oneLine(periodInWords(values, lang)),
  };
}
