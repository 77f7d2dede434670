import type { Confirmation, StoredResponse } from "#db/ports.ts";
import type { Page } from "#questionnaires/engine/paging.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen, instrumentOf, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { shownPages } from "#server/use-cases/answering/page-view.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

export interface ConfirmationView {
  readonly response: StoredResponse & { readonly sentAt: Date };
  readonly installed: Installed;
  readonly pages: readonly Page[];
  /** What the citizen has said; null while nothing. */
  readonly confirmation: Confirmation | null;
}

/**
 * "Passer de?": all answers that a caseworker wrote and sent for the citizen.
 * @throws NotLoggedIn, NotAllowed, NotFound (also when the citizen sent it), VersionRetired
 */
export const showConfirmation =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId }: { responseId: string }): Promise<ConfirmationView> => {
    const citizen = demandCitizen(visitor, "response.read");
    const response = await ownResponse(deps, citizen, responseId);
    const { sentAt, sentBy } = response;
    if (sentAt === null || sentBy === null) throw new NotFound();
    return {
      response: { ...response, sentAt },
      installed: instrumentOf(deps, response),
      pages: shownPages(deps, response),
      confirmation: await deps.ports.confirmations.of(response.id),
    };
  };
