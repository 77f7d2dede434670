import type { Recognition } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import { longestComment } from "#server/use-cases/answering/recognise-result.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { Translate } from "#site/text/translate.ts";

export const recogniseField = "kender";
export const commentField = "kommentar";

export interface RecognitionForm {
  readonly choice: string | undefined;
  readonly comment: string;
}

/** What the form shows: what was typed, else what is stored. */
export function recognitionForm(fields: Fields | null, stored: Recognition | null): RecognitionForm {
  if (fields !== null)
    return {
      choice: fields[recogniseField]?.[0],
      comment: (fields[commentField]?.[0] ?? "").replaceAll("\r\n", "\n"),
    };
  if (stored === null) return { choice: undefined, comment: "" };
  return { choice: stored.recognised ? "ja" : "nej", comment: stored.comment };
}

export function recognitionProblems(
  t: Translate,
  { choice, comment }: RecognitionForm,
): readonly FieldProblem[] {
  const used = comment.trim().length;
  const problems: FieldProblem[] = [];
  if (choice !== "ja" && choice !== "nej")
    problems.push({ fieldId: recogniseField, message: t("result.recogniseProblem") });
  if (used > longestComment)
    problems.push({ fieldId: commentField, message: t("ask.tooLong", { used, max: longestComment }) });
  return problems;
}
