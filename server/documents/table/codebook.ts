import type { Definition } from "#questionnaires/schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";
import { type Cell, type ColumnChoice, columnsOf } from "./columns.ts";
import { byteOrderMark, csvLine } from "./csv.ts";

const heads = ["column", "kind", "question_da", "question_en", "code", "label_da", "label_en"] as const;

/** What a column asks: the question, and the option, row or field that the column is about. */
const asked = (lang: "da" | "en", text: Localized, part: Localized | undefined): string =>
  part === undefined ? text[lang] : `${text[lang]} – ${part[lang]}`;

/** What stands in each column of a table of responses: a line for the column and one for each code in it. */
export function codebook(definition: Definition, choice: ColumnChoice): string {
  const lines = columnsOf(definition, choice).flatMap(({ name, kind, question, part, codes }): Cell[][] => {
    const about = [name, kind, asked("da", question.text, part), asked("en", question.text, part)];
    return [
      [...about, null, null, null],
      ...codes.map(({ code, label }) => [name, kind, null, null, code, label.da, label.en]),
    ];
  });
  return byteOrderMark + [heads, ...lines].map((line) => csvLine(line)).join("");
}
