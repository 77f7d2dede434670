import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { auditOf, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** Longest comment, in characters; about a page of writing. */
export const longestComment = 2000;

export interface RecognitionGiven {
  readonly responseId: string;
  readonly recognised: boolean;
  /** At most `longestComment` characters; the doors check it. */
  readonly comment: string;
}

/**
 * Stores the citizen's "I recognise this" or "I do not".
 * @throws NotLoggedIn, NotAllowed, NotFound (also when there is no result to recognise)
 */
export const recogniseResult =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId, recognised, comment }: RecognitionGiven): Promise<void> => {
    const citizen = demandCitizen(visitor, "result.recognise");
    const { id } = await ownResponse(deps, citizen, responseId);
    if ((await deps.ports.responses.resultOf(id)) === null) throw new NotFound();
    const at = deps.now();
    const audit = auditOf(citizen, "result.recognise", { at, subject: responseSubject(id, citizen.id) });
    const own = { citizenId: citizen.id, responseId: id };
    const stored = await deps.ports.responses.recordRecognition(
      own,
      { recognised, comment: plainText(comment), at },
      audit,
    );
    if (!stored) throw new NotFound();
  };
