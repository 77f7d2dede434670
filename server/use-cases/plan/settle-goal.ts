import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { type GoalAct, goalActs } from "#server/plan/goal-acts.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { goalEvent } from "./save-goal.ts";

/** Longest note on an act; the rest is refused. */
export const noteLimit = 500;

/**
 * Notes what became of a goal of the citizen's own plan. Pressed twice it is done once. False, and nothing stored,
 * when the note is too long.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const settleGoal =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    asked: { readonly id: string; readonly act: GoalAct; readonly note: string },
  ): Promise<boolean> => {
    const citizen = demandCitizen(visitor, "plan.change");
    const own = { citizenId: citizen.id, id: asked.id };
    if (!isId(asked.id) || (await deps.ports.jobPlans.goal(own)) === null) throw new NotFound();
    const note = plainText(asked.note);
    if (note.length > noteLimit) return false;
    const at = deps.now();
    const { from, to, chooses, reopens } = goalActs[asked.act];
    const unsaid = { citizenAgreed: null, staffAgreed: null };
    const change = {
      from,
      ...(to && { state: to }),
      ...(chooses && { chosenAt: at }),
      ...(reopens && unsaid),
    };
    await deps.ports.jobPlans.settleGoal(own, change, goalEvent(citizen, asked.act, { at, note }));
    return true;
  };
