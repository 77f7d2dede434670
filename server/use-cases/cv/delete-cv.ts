import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Deletes everything that the citizen has written in the CV, for good. @throws NotLoggedIn, NotAllowed */
export const deleteCv =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<void> => {
    const citizen = demandCitizen(visitor, "cv.delete");
    const subject = { subjectKind: "citizen", subjectId: citizen.id, citizenId: citizen.id } as const;
    await deps.ports.cvProfiles.deleteAll(
      citizen.id,
      auditOf(citizen, "cv.delete", { at: deps.now(), subject }),
    );
  };
