import type { Visitor } from "#server/access/actor.ts";
import { type ReviewView, reviewAnswers } from "#server/use-cases/answering/review-answers.ts";
import { type AssistedAt, assistingFor } from "#server/use-cases/assisted/assisting-for.ts";
import { auditOfHelp, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/**
 * All answers of an opened draft at once. Logged before they are shown, each time.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const readDraft =
  (deps: Deps) =>
  async (visitor: Visitor, at: AssistedAt & { readonly questionnaireId: string }): Promise<ReviewView> => {
    const by = await assistingFor(deps, visitor, at);
    const view = await reviewAnswers(deps)(by, at.questionnaireId);
    const subject = responseSubject(view.response.id, by.id);
    await deps.ports.audit.record([auditOfHelp(by, "assisted.read", { at: deps.now(), subject })]);
    return view;
  };
