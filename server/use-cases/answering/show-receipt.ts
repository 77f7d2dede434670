import type { StoredResponse } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { outcomeOf } from "#server/use-cases/answering/outcome.ts";
import { demandCitizen, instrumentOf, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { type CaseProgress, caseOf, progressOf } from "#server/use-cases/privacy/case-progress.ts";

export interface Receipt {
  readonly response: StoredResponse & { readonly sentAt: Date; readonly receiptNumber: string };
  readonly installed: Installed;
  /** False while triage is off: the answers are stored and shown back, and no points are made. */
  readonly scored: boolean;
  /** Civil date by which somebody from the municipality gets in touch. */
  readonly contactBy: string;
  readonly progress: CaseProgress;
}

/** The receipt of a sent response. @throws NotLoggedIn, NotAllowed, NotFound (also when not sent yet), VersionRetired */
export const showReceipt =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId }: { responseId: string }): Promise<Receipt> => {
    const citizen = demandCitizen(visitor, "response.read");
    const response = await ownResponse(deps, citizen, responseId);
    const { sentAt, receiptNumber } = response;
    if (sentAt === null || receiptNumber === null) throw new NotFound();
    const result = await deps.ports.responses.resultOf(response.id);
    const installed = instrumentOf(deps, response);
    const found = await caseOf(deps, response);
    return {
      response: { ...response, sentAt, receiptNumber },
      installed,
      scored: result !== null && outcomeOf(installed.questionnaire.definition) === "points",
      contactBy: found?.dueOn ?? addDays(civilDate(sentAt), deps.municipality.deadlineDays),
      progress: await progressOf(deps, response),
    };
  };
