import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { instrumentOf } from "#server/use-cases/answering/own-response.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type ExportedResponse, recordOf } from "#server/use-cases/response-record.ts";
import { caseFor, standingOf } from "#server/use-cases/triage/relation.ts";

/**
 * The answers of one case, for a document in a standard format: to whoever may read them, and only while they may.
 * The citizen sees that they were taken out as a file.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const exportCaseAnswers =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId }: { caseId: string }): Promise<ExportedResponse> => {
    const { staff, found, relation } = await caseFor(deps, visitor, {
      caseId,
      action: "case.export-answers",
    });
    const response = await deps.ports.cases.answersOf(found.id);
    if (response === null) throw new NotFound();
    const installed = instrumentOf(deps, response);
    const { purpose } = await standingOf(deps, staff, found);
    const subject = caseSubject(found, purpose ?? "own-case");
    await deps.ports.audit.record([
      auditOf(staff, "case.export-answers", { at: deps.now(), subject, relation }),
    ]);
    return { installed, record: recordOf(response) };
  };
