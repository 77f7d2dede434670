import type { Answers, AnswerValue, ListEntry } from "#questionnaires/engine/answers.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { maskCpr } from "#server/use-cases/surveys/mask-cpr.ts";

/**
 * Answers of a survey as they are stored: what looks like a cpr number is taken out of what was written in words. The
 * person sees them so before the sending.
 */
export const maskedAnswers = (questions: readonly Question[], answers: Answers): Answers =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answers[question.id];
      return answer === undefined ? [] : [[question.id, maskedAnswer(question, answer)]];
    }),
  );

function maskedAnswer(question: Question, answer: AnswerValue): AnswerValue {
  if (question.kind === "text") return maskCpr(String(answer));
  if (question.kind !== "list" || !Array.isArray(answer)) return answer;
  const texts = new Set(question.fields.filter(({ kind }) => kind === "text").map(({ id }) => id));
  return (answer as readonly ListEntry[]).map((entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([field, value]) => [
        field,
        texts.has(field) ? maskCpr(String(value)) : value,
      ]),
    ),
  );
}
