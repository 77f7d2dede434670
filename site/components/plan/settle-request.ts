import { WrongBody } from "#server/errors/problem.ts";
import { isGoalAct } from "#server/plan/goal-acts.ts";
import { revisionIn } from "#site/components/beside/comment-request.ts";
import { planAddresses } from "./plan-addresses.ts";

export type SettleAnswer =
  | { readonly kind: "go"; readonly to: string }
  /** The note that was not stored, or ""; late when the goal was changed before the citizen said yes to it. */
  | { readonly kind: "page"; readonly note: string; readonly status: 200 | 409 | 422 };

/** One request for the page of a goal. */
export async function settleRequest(
  {
    form,
    keepForm,
    keptForm,
    useCases,
    visitor,
  }: Pick<App.Locals, "form" | "keepForm" | "keptForm" | "useCases" | "visitor">,
  id: string,
): Promise<SettleAnswer> {
  if (form === null) return { kind: "page", note: (await keptForm())?.["note"]?.[0] ?? "", status: 200 };
  const act = form["handling"]?.[0] ?? "";
  const note = form["note"]?.[0] ?? "";
  if (act === "enig" || act === "uenig") {
    const says = act === "enig" ? "agreed" : "withdrew";
    const isSaid = await useCases.plan.agreeOnGoal(visitor, { id, revision: revisionIn(form), says });
    if (isSaid && note !== "") await keepForm();
    return isSaid
      ? { kind: "go", to: `${planAddresses.goal(id)}?gemt=${act}#aftale` }
      : { kind: "page", note, status: 409 };
  }
  if (!isGoalAct(act)) throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  const isStored = await useCases.plan.settleGoal(visitor, { id, act, note });
  return isStored
    ? { kind: "go", to: `${planAddresses.goal(id)}?gemt=1` }
    : { kind: "page", note, status: 422 };
}
