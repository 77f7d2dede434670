import type { Recognition, StaffAnswer, StoredResponse } from "#db/ports.ts";
import type { Evaluation } from "#questionnaires/engine/evaluate.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { type MeasuredResult, toMeasured } from "#server/use-cases/answering/measured-result.ts";
import { outcomeOf } from "#server/use-cases/answering/outcome.ts";
import { demandCitizen, instrumentOf, ownResponse } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { type CaseProgress, progressOf } from "#server/use-cases/privacy/case-progress.ts";

export interface ResultView {
  readonly response: StoredResponse;
  readonly installed: Installed;
  /** Null while triage is off for the questionnaire. */
  readonly evaluation: Evaluation | null;
  readonly recognition: Recognition | null;
  /** The result of a questionnaire that measures; null for any other. */
  readonly measured: MeasuredResult | null;
  /** What a caseworker has answered beside these answers, newest first. */
  readonly staffAnswers: readonly StaffAnswer[];
  readonly progress: CaseProgress;
}

/**
 * "Se hvad dine svar peger på": the stored result of an own response, as it was made.
 * @throws NotLoggedIn, NotAllowed, NotFound (also when not sent yet), VersionRetired
 */
export const showResult =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId }: { responseId: string }): Promise<ResultView> => {
    const citizen = demandCitizen(visitor, "result.read-own");
    const response = await ownResponse(deps, citizen, responseId);
    if (response.sentAt === null) throw new NotFound();
    const result = await deps.ports.responses.resultOf(response.id);
    const installed = instrumentOf(deps, response);
    const isPoints = outcomeOf(installed.questionnaire.definition) === "points";
    return {
      response,
      installed,
      evaluation: result !== null && isPoints ? (result.evaluation as Evaluation) : null,
      measured: toMeasured(result),
      staffAnswers: await deps.ports.staffAnswers.of(response.id),
      recognition: await deps.ports.responses.recognitionOf(response.id),
      progress: await progressOf(deps, response),
    };
  };
