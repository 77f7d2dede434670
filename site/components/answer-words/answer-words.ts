import type { AnswerValue, ListEntry, MatrixAnswer } from "#questionnaires/engine/answers.ts";
import type { ListField, ListQuestion, MatrixQuestion, Question } from "#questionnaires/question-schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";
import { labelIn, textIn } from "#questionnaires/text-in.ts";
import { dateText } from "#site/text/dates.ts";
import { listText } from "#site/text/list-text.ts";
import type { Lang } from "#site/text/translate.ts";

/** An answer as the person would say it; without words it says why. */
export interface AnswerWords {
  values: readonly string[];
  missing?: "blank" | "skipped" | undefined;
}

/** The municipality's list of places where it gives help. */
export type Units = readonly { readonly code: string; readonly name: string }[];

interface Telling {
  /** The code for "I do not want to answer". */
  readonly skip: string;
  readonly lang: Lang;
  readonly units?: Units | undefined;
}

export function answerWords(
  question: Question,
  answer: AnswerValue | undefined,
  { skip, lang, units = [] }: Telling,
): AnswerWords {
  if (answer === undefined) return { values: [], missing: "blank" };
  if (answer === skip) return { values: [], missing: "skipped" };
  if (question.kind === "select" && question.options_from === "units") {
    return { values: [units.find(({ code }) => code === answer)?.name ?? String(answer)] };
  }
  return { values: wordsOf(question, answer, lang) };
}

function wordsOf(question: Question, answer: AnswerValue, lang: Lang): readonly string[] {
  if (question.kind === "matrix") return matrixWords(question, answer as MatrixAnswer, lang);
  if (question.kind === "list") {
    return (answer as readonly ListEntry[]).map((entry) => entryWords(question, entry, lang));
  }
  const given = Array.isArray(answer) ? answer.map(String) : [String(answer)];
  if (question.kind === "date") return given.map((day) => dateText(Date.parse(`${day}T12:00:00Z`), lang));
  if (question.kind === "scale") {
    const { min, max, labels } = question;
    const [least, most] = labels;
    const ends = `${min} = ${textIn(least, lang)}, ${max} = ${textIn(most, lang)}`;
    return given.map((step) => `${step} (${ends})`);
  }
  if (question.kind === "number") return given.map((value) => withUnit(value, question.unit, lang));
  if (!("options" in question)) return given;
  return given.map(
    (code) =>
      labelIn(
        question.options.find((option) => option.code === code),
        lang,
      ) ?? code,
  );
}

const withUnit = (value: string | number, unit: Localized | undefined, lang: Lang): string =>
  unit ? `${value} ${textIn(unit, lang)}` : String(value);

/** One line a row that is answered: "Mentor: Meget". */
function matrixWords({ rows, options }: MatrixQuestion, answer: MatrixAnswer, lang: Lang): readonly string[] {
  return rows.flatMap(({ code, label }) => {
    const chosen = options.find((option) => option.code === answer[code]);
    return chosen ? [`${textIn(label, lang)}: ${textIn(chosen.label, lang)}`] : [];
  });
}

/** One entry of a list on a line: "Titel: Truckfører, Timer: 20". */
const entryWords = (question: ListQuestion, entry: ListEntry, lang: Lang): string =>
  listText(
    entryRows(question, entry, lang).map(({ term, text }) => `${term} ${text}`),
    lang,
  );

/** The filled-in fields of an entry of a list, in words. */
export const entryRows = (
  { fields }: ListQuestion,
  entry: ListEntry,
  lang: Lang,
): readonly { term: string; text: string }[] =>
  fields.flatMap((field) => {
    const value = entry[field.id];
    if (value === undefined) return [];
    return [{ term: textIn(field.text, lang), text: fieldWords(field, value, lang) }];
  });

function fieldWords(field: ListField, value: string | number, lang: Lang): string {
  if (field.kind === "date") {
    const day = Date.parse(`${value}T12:00:00Z`);
    return Number.isNaN(day) ? String(value) : dateText(day, lang);
  }
  if (field.kind === "number") return withUnit(value, field.unit, lang);
  if (!("options" in field)) return String(value);
  const chosen = field.options.find(({ code }) => code === value);
  return chosen ? textIn(chosen.label, lang) : String(value);
}
