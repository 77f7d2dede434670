import type { OwnView, View } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { Conflict } from "#server/errors/problem.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { caseFor } from "#server/use-cases/triage/relation.ts";

/**
 * Notes what the caseworker thinks before the points are shown. Written once: a second one returns the first, so
 * that nobody looks and then changes it.
 * @throws NotLoggedIn, NotAllowed, NotFound, Conflict (the case went to somebody else meanwhile)
 */
export const noteOwnView =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId, view }: { caseId: string; view: View }): Promise<OwnView> => {
    const { staff, found, relation } = await caseFor(deps, visitor, { caseId, action: "case.note-own-view" });
    const at = deps.now();
    const audit = auditOf(staff, "case.note-own-view", { at, subject: caseSubject(found), relation });
    const noted = await deps.ports.cases.noteOwnView(found.id, { view, staffId: staff.id, at }, audit);
    if (noted === null) throw new Conflict();
    return noted;
  };
