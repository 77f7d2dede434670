import type { WrittenLang } from "#questionnaires/languages.ts";
import type { CvValues } from "#server/cv/cv-entry.ts";
import { monthWords } from "#server/cv/month-words.ts";
import type { CvField, CvSection } from "#server/cv/section.ts";
import type { Translate } from "#site/text/translate.ts";

interface Told {
  readonly t: Translate;
  readonly lang: WrittenLang;
}

function wordsOf(field: CvField, value: string | true, { t, lang }: Told): string {
  if (value === true) return t("cv.yes");
  if (field.kind === "month") return monthWords(value, lang);
  if (field.kind !== "choice") return value;
  return field.options.find(({ code }) => code === value)?.label[lang] ?? value;
}

export interface EntryRow {
  readonly label: string;
  readonly text: string;
}

/** What is filled in of an entry, each field with its label. */
export const entryRows = ({ fields }: CvSection, values: CvValues, told: Told): readonly EntryRow[] =>
  fields.flatMap((field) => {
    const value = values[field.id];
    return value === undefined ? [] : [{ label: field.label[told.lang], text: wordsOf(field, value, told) }];
  });

/** The line under the name of an entry in the list: where and when, or how well. */
export function entryLine({ fields }: CvSection, values: CvValues, told: Told): string {
  const short = fields.filter(
    ({ id, kind, required }) =>
      !required && kind !== "text" && kind !== "tick" && id !== "to" && id !== "from",
  );
  const words = short.flatMap((field) => {
    const value = values[field.id];
    return value === undefined ? [] : [wordsOf(field, value, told)];
  });
  const period = periodWords(values, told);
  return [...words, ...(period === null ? [] : [period])].join(" · ");
}

function periodWords({ from, to, ongoing }: CvValues, { t, lang }: Told): string | null {
  const start = typeof from === "string" ? monthWords(from, lang) : "";
  const end = ongoing ? t("cv.now") : typeof to === "string" ? monthWords(to, lang) : "";
  if (start === "" && end === "") return null;
  return end === "" ? start : start === "" ? end : `${start} – ${end}`;
}
