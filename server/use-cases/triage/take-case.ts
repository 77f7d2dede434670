import type { CaseId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { Conflict, NotFound } from "#server/errors/problem.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { caseFor } from "#server/use-cases/triage/relation.ts";

/**
 * Takes a case that nobody has; taking an own case again is no fault. A finished case may be taken too, for its
 * assessment may be replaced.
 * @throws NotLoggedIn, NotAllowed, NotFound, Conflict
 */
export const takeCase =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId }: { caseId: string }): Promise<void> => {
    const staff = demandStaff(visitor, "case.take");
    const found = await deps.ports.cases.find(caseId as CaseId);
    if (found === null) throw new NotFound();
    if (found.assignedTo === staff.id) return;
    const audit = auditOf(staff, "case.take", { at: deps.now(), subject: caseSubject(found) });
    if (!(await deps.ports.cases.take(found.id, staff.id, audit))) throw new Conflict();
  };

/** Lets go of an own case, so that a colleague can take it. @throws NotLoggedIn, NotAllowed, NotFound, Conflict */
export const releaseCase =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId }: { caseId: string }): Promise<void> => {
    const { staff, found, relation } = await caseFor(deps, visitor, { caseId, action: "case.release" });
    const audit = auditOf(staff, "case.release", { at: deps.now(), subject: caseSubject(found), relation });
    if (!(await deps.ports.cases.release(found.id, staff.id, audit))) throw new Conflict();
  };
