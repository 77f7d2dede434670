import type { Lang } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { MissingAnswers, VersionRetired, WrongBody } from "#server/errors/problem.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { maskedAnswers } from "#server/use-cases/surveys/masked-answers.ts";
import { readSurvey } from "#server/use-cases/surveys/survey-step.ts";

export interface SurveySent {
  readonly questionnaireId: string;
  /** The version that was answered; the newest when none is named. */
  readonly version?: string | undefined;
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
 * @throws NotFound, WrongBody (a field of no question, or no id of ours), VersionRetired, MissingAnswers
 */
export const sendSurvey =
  (deps: Deps) =>
  async ({ questionnaireId, version, fields, lang, id }: SurveySent): Promise<void> => {
    if (!/^[0-9a-hjkmnp-tv-z]{26}$/.test(id)) throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
    const state = readSurvey(deps)({ questionnaireId, version, number: 0, fields });
    if (state.isNewer) throw new VersionRetired();
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
      answers: maskedAnswers(questionnaire.definition.questions, state.answers),
      day: civilDate(deps.now()),
    });
  };
