import { WrongBody } from "#server/errors/problem.ts";
import { type MadeCode, mostCodesAtOnce } from "#server/use-cases/evaluation/survey-codes.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";

export interface LettersAnswer {
  /** Made by this request, and never to be shown again. */
  readonly made: readonly MadeCode[];
  readonly problems: readonly FieldProblem[];
  /** Letters have been made since the form was opened, so none were made now. */
  readonly isStale: boolean;
}

/** What makes the codes; refuses with `WrongBody` a wrong number at `/count`, and at `/after` when there are more. */
type MakeCodes = (asked: {
  readonly count: number;
  readonly unit: string;
  readonly after?: number;
}) => Promise<readonly MadeCode[]>;

const nothing: LettersAnswer = { made: [], problems: [], isStale: false };

/** One request for the page on which letters with codes are made. */
export async function lettersRequest(
  { form, t }: Pick<App.Locals, "form" | "t">,
  make: MakeCodes,
): Promise<LettersAnswer> {
  if (form === null || form["sprog"] !== undefined) return nothing;
  const typed = (name: string) => (form[name]?.[0] ?? "").trim();
  const number = (name: string) => (/^\d{1,6}$/.test(typed(name)) ? Number(typed(name)) : 0);
  try {
    const asked = { count: number("antal"), unit: typed("enhed") };
    const made = await make(typed("sidste") === "" ? asked : { ...asked, after: number("sidste") });
    return { ...nothing, made };
  } catch (error) {
    if (!(error instanceof WrongBody)) throw error;
    const pointer = error.fields[0]?.pointer;
    if (pointer === "/after") return { ...nothing, isStale: true };
    if (pointer !== "/count") throw error;
    const message = t("evaluation.lettersProblem", { max: mostCodesAtOnce });
    return { ...nothing, problems: [{ fieldId: "antal", message }] };
  }
}
