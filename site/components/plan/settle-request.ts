import { WrongBody } from "#server/errors/problem.ts";
import { isGoalAct } from "#server/plan/goal-acts.ts";
import { planAddresses } from "./plan-addresses.ts";

export type SettleAnswer =
  | { readonly kind: "go"; readonly to: string }
  /** The note that was too long, or "". */
  | { readonly kind: "page"; readonly note: string };

/** One request for the page of a goal. */
export async function settleRequest(
  { form, useCases, visitor }: Pick<App.Locals, "form" | "useCases" | "visitor">,
  id: string,
): Promise<SettleAnswer> {
  if (form === null) return { kind: "page", note: "" };
  const act = form["handling"]?.[0] ?? "";
  const note = form["note"]?.[0] ?? "";
  if (!isGoalAct(act)) throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  const isStored = await useCases.plan.settleGoal(visitor, { id, act, note });
  return isStored ? { kind: "go", to: `${planAddresses.goal(id)}?gemt=1` } : { kind: "page", note };
}
