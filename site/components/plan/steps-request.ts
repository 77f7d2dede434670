import type { Fields } from "#questionnaires/form/fields.ts";
import { WrongBody } from "#server/errors/problem.ts";
import type { StepProblem } from "#server/use-cases/plan/plan-steps.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey } from "#site/text/translate.ts";
import { planAddresses } from "./plan-addresses.ts";
import { reminds, remindWords } from "./remind-words.ts";

const messages: Readonly<Record<StepProblem, { readonly fieldId: string; readonly key: TextKey }>> = {
  required: { fieldId: "ord", key: "plan.problem.step" },
  "too-long": { fieldId: "ord", key: "plan.problem.tooLong" },
  "not-a-day": { fieldId: "dag", key: "plan.problem.day" },
  full: { fieldId: "ord", key: "plan.problem.full" },
};

const acts: Readonly<Record<string, "done" | "undone" | "deleted">> = {
  gjort: "done",
  ikke: "undone",
  slet: "deleted",
};

export type StepsAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly id: string;
      readonly fields: Fields;
      readonly problems: readonly FieldProblem[];
    };

/** One request for the page of the steps. */
export async function stepsRequest({
  form,
  useCases,
  visitor,
  t,
}: Pick<App.Locals, "form" | "useCases" | "visitor" | "t">): Promise<StepsAnswer> {
  if (form === null) return { kind: "page", id: useCases.plan.newId(), fields: {}, problems: [] };
  const typed = (name: string): string => form[name]?.[0] ?? "";
  const handling = typed("handling");
  const act = acts[handling];
  if (act !== undefined) {
    await useCases.plan.settleStep(visitor, { id: typed("skridt"), act });
    return { kind: "go", to: `${planAddresses.steps}?gemt=1#liste` };
  }
  const remind = reminds.find((one) => remindWords[one].act === handling);
  if (remind !== undefined) {
    const id = typed("skridt");
    await useCases.plan.remindOfStep(visitor, { id: id === "alle" ? "all" : id, remind });
    return { kind: "go", to: `${planAddresses.steps}?gemt=1#liste` };
  }
  if (handling !== "tilfoej") throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  const id = typed("nummer");
  const problems = await useCases.plan.addStep(visitor, {
    id,
    goalId: typed("maal") || null,
    words: typed("ord"),
    day: [typed("dag-day"), typed("dag-month"), typed("dag-year")],
  });
  if (problems.length === 0) return { kind: "go", to: `${planAddresses.steps}?gemt=1` };
  const told = problems.map((code) => ({ fieldId: messages[code].fieldId, message: t(messages[code].key) }));
  return { kind: "page", id, fields: form, problems: told };
}
