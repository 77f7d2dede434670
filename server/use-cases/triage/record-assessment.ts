import type { View } from "#db/ports.ts";
import type { Evaluation } from "#questionnaires/engine/evaluate.ts";
import type { Visitor } from "#server/access/actor.ts";
import { Conflict, NotFound, OwnViewFirst, ReasonNeeded } from "#server/errors/problem.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { mayReveal } from "#server/use-cases/triage/open-case.ts";
import { caseFor } from "#server/use-cases/triage/relation.ts";

/** Longest reason, in characters; about two pages of writing. */
export const longestReason = 4000;

export interface AssessmentMade {
  readonly caseId: string;
  readonly view: View;
  /** At most `longestReason` characters; the doors check it. */
  readonly reason: string;
}

/**
 * Records the caseworker's final assessment after the talk. A reason is compulsory when it differs from the band
 * of the answers, and always when they could not be assessed. A later one replaces it; the earlier ones stay.
 * @throws NotLoggedIn, NotAllowed, NotFound, OwnViewFirst, ReasonNeeded, Conflict (the case went to somebody else
 * meanwhile)
 */
export const recordAssessment =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId, view, reason }: AssessmentMade): Promise<void> => {
    const { staff, found, relation } = await caseFor(deps, visitor, {
      caseId,
      action: "case.record-assessment",
    });
    if (!mayReveal(deps, found)) throw new OwnViewFirst();
    const result = await deps.ports.responses.resultOf(found.responseId);
    if (result === null) throw new NotFound();
    const written = plainText(reason);
    const differs = (result.evaluation as Evaluation).band !== view;
    if (differs && written === "") throw new ReasonNeeded();
    const at = deps.now();
    const record = {
      id: newId(deps.randomBytes),
      view,
      reason: written,
      differs,
      staffId: staff.id,
      at,
    };
    const audit = auditOf(staff, "case.record-assessment", { at, subject: caseSubject(found), relation });
    if (!(await deps.ports.cases.recordAssessment(found.id, record, audit))) throw new Conflict();
  };
