import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import type { Definition } from "#questionnaires/schema.ts";
import type { ResponseRecord } from "../response-record.ts";
import { type Cell, type Column, type ColumnChoice, columnsOf } from "./columns.ts";
import { byteOrderMark, type CsvStyle, csvLine } from "./csv.ts";

/** A response as a row: under a name that is an own one for each file, or the receipt number in the person's own file. */
export interface Row {
  readonly name: string;
  readonly record: Pick<ResponseRecord, "variant" | "language" | "provenance" | "answers">;
  /** Civil date, `2026-11-02`; null for a draft. */
  readonly sentOn: string | null;
}

const frame = [
  "response",
  "questionnaire",
  "variant",
  "language",
  "provenance",
  "sent_on",
  "skipped",
] as const;

/** Questions that the person chose to skip: a cell of theirs is empty, like that of one never asked. */
const skippedIn = ({ questions, skip_option }: Definition, answers: ResponseRecord["answers"]): string =>
  questions
    .filter(({ id }) => answers[id] === skip_option.code)
    .map(({ id }) => id)
    .join(" ");

function answerCell(
  { question, read }: Column,
  definition: Definition,
  answers: ResponseRecord["answers"],
): Cell {
  const answer = answers[question.id];
  return answer === undefined || answer === definition.skip_option.code ? null : read(answer);
}

/** A table of responses to one version: `head` once, then a line for each response. */
export interface TableWriter {
  readonly head: string;
  line(row: Row): string;
}

/** Lines of a CSV file for spreadsheets and statistics programs. */
export function csvTable(definition: Definition, choice: ColumnChoice & CsvStyle): TableWriter {
  const columns = columnsOf(definition, choice);
  const key = `${definition.id}@${definition.version}`;
  return {
    head: byteOrderMark + csvLine([...frame, ...columns.map(({ name }) => name)]),
    line({ name, record, sentOn }) {
      const { variant, language, provenance, answers } = record;
      const facts = [
        name,
        key,
        variant,
        language,
        provenance.join(" "),
        sentOn,
        skippedIn(definition, answers),
      ];
      return csvLine([...facts, ...columns.map((column) => answerCell(column, definition, answers))], choice);
    },
  };
}

/** Free text goes out of an answer, and out of the entries of a list. */
function told(definition: Definition, answers: ResponseRecord["answers"], { withFreeText }: ColumnChoice) {
  if (withFreeText) return answers;
  const kept = definition.questions.flatMap((question): [string, AnswerValue][] => {
    const answer = answers[question.id];
    if (answer === undefined) return [];
    if (answer === definition.skip_option.code) return [[question.id, answer]];
    if (question.kind === "text") return [];
    if (question.kind !== "list") return [[question.id, answer]];
    const hidden = new Set(question.fields.filter(({ kind }) => kind === "text").map(({ id }) => id));
    const entries = (answer as readonly Readonly<Record<string, string | number>>[]).map((entry) =>
      Object.fromEntries(Object.entries(entry).filter(([field]) => !hidden.has(field))),
    );
    return [[question.id, entries]];
  });
  return Object.fromEntries(kept);
}

/** JSON Lines: one object a line, answers as they are stored. */
export function jsonTable(definition: Definition, choice: ColumnChoice): TableWriter {
  const questionnaire = `${definition.id}@${definition.version}`;
  return {
    head: "",
    line({ name, record, sentOn }) {
      const { variant, language, provenance, answers } = record;
      const facts = { response: name, questionnaire, variant, language, provenance, sent_on: sentOn };
      return `${JSON.stringify({ ...facts, answers: told(definition, answers, choice) })}\n`;
    },
  };
}
