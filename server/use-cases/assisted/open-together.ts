import type { CitizenId, Lang, StoredResponse } from "#db/ports.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { startResponse } from "#server/use-cases/answering/start-response.ts";
import type { TogetherWay } from "#server/use-cases/assisted/assisting-for.ts";
import { auditOf, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

export interface Opening {
  readonly citizenId: string;
  readonly questionnaireId: string;
  /** For a new draft; one that the citizen has keeps its own. */
  readonly variant: string;
  readonly lang: Lang;
  readonly way: TogetherWay;
}

/**
 * Opens a citizen's draft to fill it in together, or begins one. The way is the purpose; the citizen sees every
 * opening. The caller sees from `variant` whether the draft is for another benefit.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const openTogether =
  (deps: Deps) =>
  async (visitor: Visitor, opening: Opening): Promise<StoredResponse> => {
    const staff = demandStaff(visitor, "assisted.open");
    const { questionnaireId, variant, lang, way } = opening;
    const citizen = await deps.ports.people.citizen(opening.citizenId as CitizenId);
    if (citizen === null) throw new NotFound();
    const by: AssistingActor = { kind: "assisting", id: citizen.id, staff, way };
    const draft =
      (await deps.ports.responses.draftOf(citizen.id, questionnaireId)) ??
      (await startResponse(deps)(by, { questionnaireId, variant, lang }));
    const subject = { ...responseSubject(draft.id, citizen.id), purpose: way };
    await deps.ports.audit.record([auditOf(staff, "assisted.open", { at: deps.now(), subject })]);
    return draft;
  };
