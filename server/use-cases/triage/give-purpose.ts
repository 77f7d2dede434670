import type { CaseId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import type { Purpose } from "#server/use-cases/triage/relation.ts";

/**
 * Opens a case that somebody else has, or nobody, for a stated purpose. The citizen sees it.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const givePurpose =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId, purpose }: { caseId: string; purpose: Purpose }): Promise<void> => {
    const staff = demandStaff(visitor, "case.give-purpose");
    const found = await deps.ports.cases.find(caseId as CaseId);
    if (found === null) throw new NotFound();
    const subject = caseSubject(found, purpose);
    await deps.ports.audit.record([auditOf(staff, "case.give-purpose", { at: deps.now(), subject })]);
  };
