import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import type { Question } from "#questionnaires/schema.ts";
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
  const given = typeof answer === "object" ? answer.map(String) : [String(answer)];
  if (question.kind === "date") return given.map((day) => dateText(Date.parse(`${day}T12:00:00Z`), lang));
  if (question.kind === "scale") {
    const { min, max, labels } = question;
    const [least, most] = labels;
    const ends = `${min} = ${textIn(least, lang)}, ${max} = ${textIn(most, lang)}`;
    return given.map((step) => `${step} (${ends})`);
  }
  if (!("options" in question)) return given;
  return given.map(
    (code) =>
      labelIn(
        question.options.find((option) => option.code === code),
        lang,
      ) ?? code,
  );
}
