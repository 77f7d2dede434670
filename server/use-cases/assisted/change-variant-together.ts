import type { StoredResponse } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { demand } from "#server/access/permissions.ts";
import { changeVariant, type VariantChoice } from "#server/use-cases/answering/change-variant.ts";
import { type AssistedAt, assistingFor } from "#server/use-cases/assisted/assisting-for.ts";
import { auditOfHelp, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/**
 * Changes the benefit of an opened draft, as the citizen does. Answers may go, so it is on record by itself.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent, VersionRetired, Conflict (not what was seen)
 */
export const changeVariantTogether =
  (deps: Deps) =>
  async (visitor: Visitor, at: AssistedAt, change: VariantChoice): Promise<StoredResponse> => {
    const by = await assistingFor(deps, visitor, at);
    demand(by.staff, "assisted.change-variant", "assisting");
    const before = by.response.variant;
    const changed = await changeVariant(deps)(by, change);
    if (changed.variant === before) return changed;
    const subject = responseSubject(changed.id, by.id);
    await deps.ports.audit.record([auditOfHelp(by, "assisted.change-variant", { at: deps.now(), subject })]);
    return changed;
  };
