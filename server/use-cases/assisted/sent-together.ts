import type { CaseId, Citizen, CitizenId, ResponseId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { caseOf } from "#server/use-cases/privacy/case-progress.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** That the answers were sent. Neither points nor level, nor which list the case is on. */
export interface SentTogether {
  readonly citizen: Pick<Citizen, "id" | "name">;
  readonly receiptNumber: string;
  readonly sentAt: Date;
  /** Null while triage is off. */
  readonly caseId: CaseId | null;
}

/**
 * The receipt for the caseworker who sent the answers; for everybody else it is not there.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const sentTogether =
  (deps: Deps) =>
  async (visitor: Visitor, at: { citizenId: string; responseId: string }): Promise<SentTogether> => {
    const staff = demandStaff(visitor, "assisted.open");
    const { people, responses } = deps.ports;
    const citizen = await people.citizen(at.citizenId as CitizenId);
    if (citizen === null) throw new NotFound();
    const response = await responses.ownResponse(citizen.id, at.responseId as ResponseId);
    if (response?.sentBy !== staff.id) throw new NotFound();
    const { receiptNumber, sentAt } = response;
    if (receiptNumber === null || sentAt === null) throw new NotFound();
    const found = await caseOf(deps, response);
    return {
      citizen: { id: citizen.id, name: citizen.name },
      receiptNumber,
      sentAt,
      caseId: found?.id ?? null,
    };
  };
