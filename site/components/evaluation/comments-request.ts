import { WrongBody } from "#server/errors/problem.ts";
import { longestComment } from "#server/use-cases/evaluation/survey-comments.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { evaluationAddresses } from "./evaluation-addresses.ts";

export type CommentsAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      /** The comment that could not be settled, with what was typed. */
      readonly wrong: { readonly id: string; readonly text: string; readonly problem: FieldProblem } | null;
    };

const states = { vis: "shown", skjul: "held" } as const;
const isState = (typed: string): typed is keyof typeof states => Object.hasOwn(states, typed);

/** The field of a comment. */
export const commentField = (id: string): string => `tekst-${id}`;

/** One request for the page on which comments are released. */
export async function commentsRequest(
  { form, useCases, visitor, t }: Pick<App.Locals, "form" | "useCases" | "visitor" | "t">,
  campaignId: string,
): Promise<CommentsAnswer> {
  if (form === null || form["sprog"] !== undefined) return { kind: "page", wrong: null };
  const typed = (name: string) => form[name]?.[0] ?? "";
  const [handling, id, text] = [typed("handling"), typed("kommentar"), typed("tekst")];
  if (!isState(handling)) throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  const fault = await useCases.evaluation.settleComment(visitor, {
    campaignId,
    id,
    text,
    state: states[handling],
  });
  if (fault === null) return { kind: "go", to: `${evaluationAddresses.comments(campaignId)}?gemt=1` };
  const key = fault === "required" ? "evaluation.comment.empty" : "evaluation.comment.tooLong";
  const problem = { fieldId: commentField(id), message: t(key, { max: longestComment }) };
  return { kind: "page", wrong: { id, text, problem } };
}
