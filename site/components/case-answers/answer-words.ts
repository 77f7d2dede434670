import type { Answers } from "#questionnaires/engine/answers.ts";
import type { Page } from "#questionnaires/engine/paging.ts";
import type { Question } from "#questionnaires/schema.ts";
import { dateText } from "#site/text/dates.ts";
import { type Lang, translator } from "#site/text/translate.ts";

/** One question and what was answered, in words. */
export interface AnswerWords {
  readonly id: string;
  readonly question: string;
  /** Empty when there is no answer. */
  readonly values: readonly string[];
  /** The person's own words: shown exactly as written. */
  readonly isFreeText: boolean;
  /** Why there is no value. */
  readonly missing: "skipped" | "blank" | null;
}

export interface AnsweredStep {
  readonly title: string;
  readonly answers: readonly AnswerWords[];
}

export interface Answered {
  readonly answers: Answers;
  readonly variant: string;
  /** The code for "I do not want to answer". */
  readonly skip: string;
  readonly lang: Lang;
}

/** The question as that variant is asked it. */
export const questionText = (question: Question, { variant, lang }: Pick<Answered, "variant" | "lang">) =>
  (question.text_by_variant?.[variant] ?? question.text)[lang];

export function answerWords(question: Question, answered: Answered): AnswerWords {
  const value = answered.answers[question.id];
  const isSkipped = value === answered.skip;
  const isBlank = value === undefined || value === "";
  return {
    id: question.id,
    question: questionText(question, answered),
    values: isSkipped || isBlank ? [] : valuesOf(question, value, answered.lang),
    isFreeText: question.kind === "text",
    missing: isSkipped ? "skipped" : isBlank ? "blank" : null,
  };
}

function valuesOf(question: Question, value: Answers[string] & {}, lang: Lang): readonly string[] {
  if (question.kind === "scale") {
    const [low, high] = question.labels;
    const ends = { min: question.min, max: question.max, low: low[lang], high: high[lang] };
    return [translator(lang)("staff.answers.scale", { value: String(value), ...ends })];
  }
  if (question.kind === "date") return [dateText(new Date(`${String(value)}T12:00:00Z`), lang)];
  if (question.kind === "text") return [String(value)];
  const codes = typeof value === "object" ? value : [String(value)];
  return codes.map((code) => question.options.find((option) => option.code === code)?.label[lang] ?? code);
}

/** Every question that the person was shown, by step, in the order of the questionnaire. */
export function answersByStep(pages: readonly Page[], answered: Answered): readonly AnsweredStep[] {
  const steps = new Map<number, { title: string; answers: AnswerWords[] }>();
  for (const { step, sectionTitle, question } of pages) {
    const known = steps.get(step) ?? { title: sectionTitle[answered.lang], answers: [] };
    known.answers.push(answerWords(question, answered));
    steps.set(step, known);
  }
  return [...steps.values()];
}
