import { WrongBody } from "#server/errors/problem.ts";
import { type MadeCode, mostCodesAtOnce } from "#server/use-cases/evaluation/survey-codes.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";

export interface LettersAnswer {
  /** Made by this request, and never to be shown again. */
  readonly made: readonly MadeCode[];
  readonly problems: readonly FieldProblem[];
}

/** What makes the codes; refuses a wrong number with `WrongBody` at `/count`. */
type MakeCodes = (asked: { readonly count: number; readonly unit: string }) => Promise<readonly MadeCode[]>;

/** One request for the page on which letters with codes are made. */
export async function lettersRequest(
  { form, t }: Pick<App.Locals, "form" | "t">,
  make: MakeCodes,
): Promise<LettersAnswer> {
  if (form === null || form["sprog"] !== undefined) return { made: [], problems: [] };
  const typed = (form["antal"]?.[0] ?? "").trim();
  const count = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  try {
    return { made: await make({ count, unit: form["enhed"]?.[0] ?? "" }), problems: [] };
  } catch (error) {
    if (!(error instanceof WrongBody) || error.fields[0]?.pointer !== "/count") throw error;
    const message = t("evaluation.lettersProblem", { max: mostCodesAtOnce });
    return { made: [], problems: [{ fieldId: "antal", message }] };
  }
}
