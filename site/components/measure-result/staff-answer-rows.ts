import type { StaffAnswer } from "#db/ports.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { answerWords } from "#site/components/answer-words/answer-words.ts";
import { dateText } from "#site/text/dates.ts";
import type { Lang } from "#site/text/translate.ts";

/** The newest answer of a caseworker to each question, in words. */
export const staffAnswerRows = (
  { staff_questions, skip_option }: Definition,
  staffAnswers: readonly StaffAnswer[],
  lang: Lang,
): readonly { question: string; answer: string; date: string }[] =>
  staff_questions.flatMap((question) => {
    const newest = staffAnswers.find(({ questionId }) => questionId === question.id);
    if (newest === undefined) return [];
    const { values } = answerWords(question, newest.value, { skip: skip_option.code, lang });
    return [
      { question: textIn(question.text, lang), answer: values.join(", "), date: dateText(newest.at, lang) },
    ];
  });
