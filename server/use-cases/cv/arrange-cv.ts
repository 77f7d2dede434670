import type { CitizenId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** What can be done to an entry without a change of its words. */
export type CvArrangement = "up" | "down" | "hide" | "show" | "remove" | "restore";

/**
 * Moves, hides or takes away an entry of the citizen's own CV, or brings it back. At the end of its section, a move
 * changes nothing.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const arrangeCv =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { id, act }: { readonly id: string; readonly act: CvArrangement },
  ): Promise<void> => {
    const citizen = demandCitizen(visitor, "cv.change");
    const own = { citizenId: citizen.id, id };
    if ((await deps.ports.cvEntries.find(own)) === null) throw new NotFound();
    await arrange(deps, own, act);
  };

async function arrange(
  { ports: { cvEntries }, now }: Deps,
  own: { citizenId: CitizenId; id: string },
  act: CvArrangement,
): Promise<void> {
  if (act === "up" || act === "down") await cvEntries.move(own, act === "up" ? -1 : 1);
  else if (act === "hide" || act === "show") await cvEntries.hide(own, act === "hide");
  else await cvEntries.remove(own, act === "remove" ? now() : null);
}
