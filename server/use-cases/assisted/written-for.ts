import type { CitizenId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { wayOpened } from "#server/use-cases/assisted/assisting-for.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/**
 * Whose draft the caseworker has open, for the pages of that opening, which is on record already. Null when it is
 * not open: then it must be opened first.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft)
 */
export const writtenFor =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    at: { readonly citizenId: string; readonly questionnaireId: string },
  ): Promise<{ readonly name: string } | null> => {
    const staff = demandStaff(visitor, "assisted.open");
    const citizen = await deps.ports.people.citizen(at.citizenId as CitizenId);
    if (citizen === null) throw new NotFound();
    const draft = await deps.ports.responses.draftOf(citizen.id, at.questionnaireId);
    if (draft === null) throw new NotFound();
    return (await wayOpened(deps, staff, draft)) === null ? null : { name: citizen.name };
  };
