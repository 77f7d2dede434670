import type { Visitor } from "#server/access/actor.ts";
import { type AssistedAt, assistingFor } from "#server/use-cases/assisted/assisting-for.ts";
import { auditOfHelp, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/**
 * Lets go of a draft, so that the citizen goes on alone. The caseworker must say again how, to open it again.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const handOver =
  (deps: Deps) =>
  async (visitor: Visitor, at: AssistedAt): Promise<void> => {
    const by = await assistingFor(deps, visitor, at);
    const subject = responseSubject(by.response.id, by.id);
    await deps.ports.audit.record([auditOfHelp(by, "assisted.hand-over", { at: deps.now(), subject })]);
  };
