import { WrongBody } from "#server/errors/problem.ts";
import { mostCodesAtOnce } from "#server/use-cases/evaluation/survey-codes.ts";
import type { LettersAnswer } from "#site/components/evaluation/letters-request.ts";

/** One request for the page on which letters of a confidential survey are made. */
export async function panelLettersRequest(
  { form, useCases, visitor, t }: Pick<App.Locals, "form" | "useCases" | "visitor" | "t">,
  panelId: string,
): Promise<LettersAnswer> {
  if (form === null || form["sprog"] !== undefined) return { made: [], problems: [] };
  const typed = (form["antal"]?.[0] ?? "").trim();
  const count = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  try {
    return { made: await useCases.panels.makeCodes(visitor, { panelId, count }), problems: [] };
  } catch (error) {
    if (!(error instanceof WrongBody) || error.fields[0]?.pointer !== "/count") throw error;
    const message = t("evaluation.lettersProblem", { max: mostCodesAtOnce });
    return { made: [], problems: [{ fieldId: "antal", message }] };
  }
}
