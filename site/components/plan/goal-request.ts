import type { StoredGoal } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import { type GoalPart, type GoalProblem, goalFields, goalParts } from "#server/plan/goal-form.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey } from "#site/text/translate.ts";
import { planAddresses } from "./plan-addresses.ts";

export const goalMessages: Readonly<Record<GoalProblem["code"], TextKey>> = {
  required: "plan.problem.required",
  "too-long": "plan.problem.tooLong",
  "not-hours": "plan.problem.hours",
};

export interface GoalPage {
  readonly kind: "page";
  readonly goal: StoredGoal;
  readonly revision: number;
  /** What stands in the form. */
  readonly fields: Fields;
  readonly problems: readonly FieldProblem[];
  /** Another screen has stored something else meanwhile: `goal` is what stands. */
  readonly isChanged: boolean;
}

export type GoalAnswer = { readonly kind: "go"; readonly to: string } | GoalPage;

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm" | "keepForm" | "t">;

/** One request for the page of one part of a goal. */
export async function goalRequest(locals: Locals, id: string, part: GoalPart): Promise<GoalAnswer> {
  const { useCases, visitor, form, t } = locals;
  if (form === null) {
    const { goal } = await useCases.plan.showGoal(visitor, id);
    const kept = await locals.keptForm();
    const revision = kept === null ? goal.revision : Number(kept["udgave"]?.[0]);
    const fields = kept ?? goalFields(goal.values);
    return { kind: "page", goal, revision, fields, problems: [], isChanged: false };
  }
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: planAddresses.part(id, part) };
  }
  const revision = Number(form["udgave"]?.[0]);
  const outcome = await useCases.plan.changeGoal(visitor, { id, part, revision, fields: form });
  if (outcome.kind === "saved") return { kind: "go", to: after(id, part, form["efter"]?.[0]) };
  const { goal } = await useCases.plan.showGoal(visitor, id);
  const problems =
    outcome.kind === "wrong"
      ? outcome.problems.map(({ field, code }) => ({ fieldId: field, message: t(goalMessages[code]) }))
      : [];
  const isChanged = outcome.kind === "changed";
  return {
    kind: "page",
    goal,
    revision: isChanged ? goal.revision : revision,
    fields: form,
    problems,
    isChanged,
  };
}

function after(id: string, part: GoalPart, wish: string | undefined): string {
  const next = goalParts[goalParts.indexOf(part) + 1];
  if (wish !== "videre") return `${planAddresses.goal(id)}?gemt=1`;
  return next === undefined ? planAddresses.stepFor(id) : planAddresses.part(id, next);
}
