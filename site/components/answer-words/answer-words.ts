import type { AnswerValue, ListEntry, MatrixAnswer } from "#questionnaires/engine/answers.ts";
import type { ListField, ListQuestion, MatrixQuestion, Question } from "#questionnaires/question-schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";
import { labelIn, textIn } from "#questionnaires/text-in.ts";
import { dateText } from "#site/text/dates.ts";
import type { Lang } from "#site/text/translate.ts";

/** An answer as the person would say it; without words it says why. */
export interface AnswerWords {
  values: readonly string[];
  missing?: "blank" | "skipped" | undefined;
}

/** `skip` is the code for "I do not want to answer". */
export function answerWords(
  question: Question,
  answer: AnswerValue | undefined,
  { skip, lang }: { skip: string; lang: Lang },
): AnswerWords {
  if (answer === undefined) return { values: [], missing: "blank" };
  if (answer === skip) return { values: [], missing: "skipped" };
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
const entryWords = ({ fields }: ListQuestion, entry: ListEntry, lang: Lang): string =>
  fields
    .flatMap((field) => {
      const value = entry[field.id];
      return value === undefined ? [] : [`${textIn(field.text, lang)}: ${fieldWords(field, value, lang)}`];
    })
    .join(", ");

function fieldWords(field: ListField, value: string | number, lang: Lang): string {
  if (field.kind === "date") return dateText(Date.parse(`${value}T12:00:00Z`), lang);
  if (field.kind === "number") return withUnit(value, field.unit, lang);
  if (!("options" in field)) return String(value);
  const chosen = field.options.find(({ code }) => code === value);
  return chosen ? textIn(chosen.label, lang) : String(value);
}
