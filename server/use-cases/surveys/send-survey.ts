import type { Lang, StoredAnswers } from "#db/ports.ts";
import type { AnswerValue, ListEntry } from "#questionnaires/engine/answers.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { MissingAnswers, WrongBody } from "#server/errors/problem.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { maskCpr } from "#server/use-cases/surveys/mask-cpr.ts";
import { readSurvey } from "#server/use-cases/surveys/survey-step.ts";

export interface SurveySent {
  readonly questionnaireId: string;
  readonly fields: Fields;
  readonly lang: Lang;
  /** From the review page: a second press stores nothing more. */
  readonly id: string;
}

/** A fresh random id for the form of the review page. */
export const newSurveyId = (deps: Deps) => (): string => newId(deps.randomBytes);

/**
 * Stores the answers of an anonymous survey as one row without person, token or time finer than a day. Takes no
 * visitor, and writes no audit row: either would tie the answers to somebody. Numbers that look like cpr numbers are
 * taken out of free text.
 * @throws NotFound, WrongBody (a field of no question, or no id of ours), MissingAnswers
 */
export const sendSurvey =
  (deps: Deps) =>
  async ({ questionnaireId, fields, lang, id }: SurveySent): Promise<void> => {
    if (!/^[0-9a-hjkmnp-tv-z]{26}$/.test(id)) throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
    const state = readSurvey(deps)({ questionnaireId, number: 0, fields });
    if (state.missing.length > 0)
      throw new MissingAnswers(
        state.missing.map((one) => ({ pointer: jsonPointer("answers", one), code: "required" })),
      );
    const { instrument, questionnaire } = state.installed;
    await deps.ports.surveys.store({
      id,
      instrument,
      variant: state.variant,
      lang,
      answers: masked(questionnaire.definition.questions, state.answers),
      day: civilDate(deps.now()),
    });
  };

const masked = (questions: readonly Question[], answers: StoredAnswers): StoredAnswers =>
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
