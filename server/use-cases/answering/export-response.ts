import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen, instrumentOf, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { auditOf, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type ExportedResponse, recordOf } from "#server/use-cases/response-record.ts";

/**
 * One own draft or response, for a document in a standard format.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const exportResponse =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId }: { responseId: string }): Promise<ExportedResponse> => {
    const citizen = demandCitizen(visitor, "response.export");
    const response = await ownResponse(deps, citizen, responseId);
    const installed = instrumentOf(deps, response);
    const act = { at: deps.now(), subject: responseSubject(response.id, citizen.id) };
    await deps.ports.audit.record([auditOf(citizen, "response.export", act)]);
    return { installed, record: recordOf(response) };
  };
