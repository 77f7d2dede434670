import type { Deps } from "#server/use-cases/deps.ts";
import type { SurveyDoor } from "#server/use-cases/surveys/survey-door.ts";
import { showSurvey } from "#server/use-cases/surveys/survey-step.ts";

/** Where somebody is in a survey: the intro, a question by its number, the review, or past Send. */
export type SurveyPlace = number | "review" | "sent";

export interface PageReached {
  readonly questionnaireId: string;
  readonly version?: string | undefined;
  readonly door?: SurveyDoor | undefined;
  /** The furthest page of this run as the form tells it; anybody may have written anything there. */
  readonly before: string;
  readonly place: SurveyPlace;
}

/**
 * Counts how far somebody came, by nothing but a number for each page (ADR 0034). Pages that are not asked of everybody
 * are passed by whoever is past them, so that no count depends on an answer. Going back and forth counts once.
 * @returns the furthest page of this run, for the next form: 0 before it has begun, the review is one past the last question
 * @throws NotFound
 */
export const countSurveyPage =
  (deps: Deps) =>
  ({ questionnaireId, version, door, before, place }: PageReached): number => {
    const { instrument, questionnaire } = showSurvey(deps)(questionnaireId, version);
    const review = questionnaire.definition.questions.length + 1;
    const said = /^\d{1,4}$/.test(before) ? Math.min(Number(before), review) : 0;
    const reached = typeof place === "number" ? place : { review, sent: review + 1 }[place];
    const campaignId = door?.campaign.id ?? null;
    deps.pageCounts.count({ questionnaireId, version: instrument.version, campaignId }, said, reached);
    return Math.min(Math.max(said, reached), review);
  };
