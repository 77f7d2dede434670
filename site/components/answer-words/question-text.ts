import type { Question } from "#questionnaires/schema.ts";
import type { Lang } from "#site/text/translate.ts";

/** The question as it is put to somebody with this benefit. */
export const questionText = (question: Question, variant: string, lang: Lang): string =>
  (question.text_by_variant?.[variant] ?? question.text)[lang];
