import type { Lang } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { MissingAnswers, SurveyClosed, VersionRetired, WrongBody } from "#server/errors/problem.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId, newId } from "#server/use-cases/ids.ts";
import { sealLetter } from "#server/use-cases/surveys/letterbox.ts";
import { maskedAnswers } from "#server/use-cases/surveys/masked-answers.ts";
import type { SurveyDoor } from "#server/use-cases/surveys/survey-door.ts";
import { readSurvey } from "#server/use-cases/surveys/survey-step.ts";

export interface SurveySent {
  readonly questionnaireId: string;
  /** The version that was answered; the newest when none is named. */
  readonly version?: string | undefined;
  readonly fields: Fields;
  readonly lang: Lang;
  /** From the review page: a second press stores nothing more. */
  readonly id: string;
  /** How somebody came to the campaign; none for a survey that is always open. */
  readonly door?: SurveyDoor | undefined;
}

/** A fresh random id for the form of the review page. */
export const newSurveyId = (deps: Deps) => (): string => newId(deps.randomBytes);

/**
 * Puts the answers of an anonymous survey, sealed, into the letterbox, from where they are stored together with others'.
 * Takes no visitor, and writes no audit row: either would tie the answers to somebody. Numbers that look like cpr
 * numbers are taken out of free text. A code of one's own is spent in the same unit.
 * @returns `again` when this very letter had come before
 * @throws NotFound, WrongBody (a field of no question, or no id of ours), VersionRetired, MissingAnswers, SurveyClosed
 */
export const sendSurvey =
  (deps: Deps) =>
  async ({ questionnaireId, version, fields, lang, id, door }: SurveySent): Promise<"posted" | "again"> => {
    if (!isId(id)) throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
    // A code that is spent may have been spent by this very letter.
    if (door && door.closed !== null && door.closed !== "spent") throw new SurveyClosed();
    const state = readSurvey(deps)({ questionnaireId, version, number: 0, fields });
    if (state.isNewer) throw new VersionRetired();
    if (state.missing.length > 0)
      throw new MissingAnswers(
        state.missing.map((one) => ({ pointer: jsonPointer("answers", one), code: "required" })),
      );
    const { instrument, questionnaire } = state.installed;
    const sealed = sealLetter(deps, {
      instrument,
      variant: state.variant,
      lang,
      answers: maskedAnswers(questionnaire.definition.questions, state.answers),
      campaignId: door?.campaign.id ?? null,
      channel: door?.channel ?? null,
    });
    const outcome = await deps.ports.surveys.post({ id, sealed }, door?.codeHash ?? null);
    if (outcome === "spent") throw new SurveyClosed();
    return outcome;
  };
