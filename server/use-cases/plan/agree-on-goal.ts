import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";
import { goalEvent } from "./save-goal.ts";

/**
 * The citizen says yes to an own goal as it stands, or takes the yes back. It is agreed when the caseworker has said
 * yes to the same words. False, and nothing stored, when the goal has been changed, reached or put away since.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const agreeOnGoal =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    asked: { readonly id: string; readonly revision: number; readonly says: "agreed" | "withdrew" },
  ): Promise<boolean> => {
    const citizen = demandCitizen(visitor, "plan.change");
    if (!isId(asked.id)) throw new NotFound();
    const event = goalEvent(citizen, asked.says, { at: deps.now() });
    const own = { citizenId: citizen.id, id: asked.id };
    const outcome = await deps.ports.jobPlans.agreeOnGoal(own, { revision: asked.revision, event }, null);
    if (outcome.kind === "missing") throw new NotFound();
    return outcome.kind === "saved";
  };
