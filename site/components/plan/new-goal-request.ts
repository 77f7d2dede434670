import type { Fields } from "#questionnaires/form/fields.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { goalMessages } from "./goal-request.ts";
import { planAddresses } from "./plan-addresses.ts";

/** The choice that no occupation fits. */
export const ownWords = "egne";

export type NewGoalAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly id: string;
      readonly fields: Fields;
      readonly problems: readonly FieldProblem[];
      /** How many goals there is room for, when there is no more. */
      readonly most: number | null;
    };

/** One request for the page on which a job is found and chosen. */
export async function newGoalRequest({
  form,
  useCases,
  visitor,
  t,
  lang,
}: Pick<App.Locals, "form" | "useCases" | "visitor" | "t" | "lang">): Promise<NewGoalAnswer> {
  const rest = { kind: "page", most: null, problems: [] } as const;
  if (form === null) return { ...rest, id: useCases.plan.newId(), fields: {} };
  const typed = (name: string): string => form[name]?.[0] ?? "";
  const [id, letter, choice] = [typed("nummer"), typed("bogstav"), typed("stilling")];
  const problems: FieldProblem[] = [];
  if (choice === "") problems.push({ fieldId: "stilling", message: t("plan.problem.choose") });
  if (letter === "") problems.push({ fieldId: "bogstav", message: t("plan.problem.letter") });
  if (problems.length > 0) return { ...rest, id, fields: form, problems };
  const occupation = choice === ownWords ? null : choice;
  const outcome = await useCases.plan.makeGoal(visitor, {
    id,
    letter,
    occupation,
    title: typed("titel"),
    lang: lang === "en" ? "en" : "da",
  });
  if (outcome.kind === "saved") return { kind: "go", to: planAddresses.part(outcome.goal.id, "why") };
  if (outcome.kind === "full") return { ...rest, id, fields: form, most: outcome.most };
  const faults = outcome.kind === "wrong" ? outcome.problems : [];
  return {
    ...rest,
    id,
    fields: form,
    problems: faults.map(({ code }) => ({ fieldId: "titel", message: t(goalMessages[code]) })),
  };
}
