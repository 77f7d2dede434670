import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { type ReviewView, reviewAnswers } from "#server/use-cases/answering/review-answers.ts";
import { type CarryOverView, showCarryOver } from "#server/use-cases/answering/show-carry-over.ts";
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
    return onRecord(deps, by, await reviewAnswers(deps)(by, at.questionnaireId));
  };

/**
 * What the newest version would do to an opened draft, with the answers that it touches. Logged likewise.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const readNewQuestions =
  (deps: Deps) =>
  async (visitor: Visitor, at: AssistedAt & { readonly questionnaireId: string }): Promise<CarryOverView> => {
    const by = await assistingFor(deps, visitor, at);
    return onRecord(deps, by, await showCarryOver(deps)(by, at.questionnaireId));
  };

async function onRecord<V extends { readonly response: { readonly id: string } }>(
  deps: Deps,
  by: AssistingActor,
  view: V,
): Promise<V> {
  const subject = responseSubject(view.response.id, by.id);
  await deps.ports.audit.record([auditOfHelp(by, "assisted.read", { at: deps.now(), subject })]);
  return view;
}
