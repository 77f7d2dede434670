import type { ResponseId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { instrumentOf } from "#server/use-cases/answering/own-response.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { caseFor } from "#server/use-cases/triage/relation.ts";

export interface StaffAnswerGiven {
  readonly caseId: string;
  /** Sent answers of the citizen of the case. */
  readonly responseId: string;
  readonly questionId: string;
  readonly value: number;
}

/**
 * Records what the caseworker of the case answers to a question beside the citizen's own answers. It counts in no
 * number, and the citizen can see it. A later answer replaces an earlier one; the earlier one stays on record.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such answers or question), VersionRetired, WrongBody (off the scale)
 */
export const answerStaffQuestion =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId, responseId, questionId, value }: StaffAnswerGiven): Promise<void> => {
    const action = "case.answer-staff-question";
    const { staff, found, relation } = await caseFor(deps, visitor, { caseId, action });
    const response = await deps.ports.responses.ownResponse(found.citizenId, responseId as ResponseId);
    if (response === null || response.sentAt === null) throw new NotFound();
    const { definition } = instrumentOf(deps, response).questionnaire;
    const question = definition.staff_questions.find(({ id }) => id === questionId);
    if (question === undefined) throw new NotFound();
    if (!Number.isInteger(value) || value < question.min || value > question.max)
      throw new WrongBody([{ pointer: "/value", code: "out-of-scale" }]);
    const at = deps.now();
    const answer = { id: newId(deps.randomBytes), responseId: response.id, questionId, value };
    const audit = auditOf(staff, action, { at, subject: caseSubject(found), relation });
    await deps.ports.staffAnswers.record({ ...answer, staffId: staff.id, at }, audit);
  };
