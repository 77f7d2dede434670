import type { Visitor } from "#server/access/actor.ts";
import { AlreadySent, NotFound } from "#server/errors/problem.ts";
import { demandCitizen, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { auditOf, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Deletes the citizen's own unsent draft. @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent */
export const deleteDraft =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId }: { responseId: string }): Promise<void> => {
    const citizen = demandCitizen(visitor, "response.delete-draft");
    const draft = await ownResponse(deps, citizen, responseId);
    if (draft.sentAt !== null) throw new AlreadySent();
    const audit = auditOf(citizen, "response.delete-draft", {
      at: deps.now(),
      subject: responseSubject(draft.id, citizen.id),
    });
    if (!(await deps.ports.responses.deleteDraft(citizen.id, draft.id, audit))) throw new NotFound();
  };
