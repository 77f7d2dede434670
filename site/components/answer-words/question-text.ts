import type { Question } from "#questionnaires/question-schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { Lang } from "#site/text/translate.ts";

/** The question as it is put to somebody with this benefit. */
export const questionText = (question: Question, variant: string, lang: Lang): string =>
  textIn(question.text_by_variant?.[variant] ?? question.text, lang);
