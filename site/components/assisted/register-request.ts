import type { Fields } from "#questionnaires/form/fields.ts";
import { Problem, WrongBody } from "#server/errors/problem.ts";
import { longestName } from "#server/use-cases/assisted/register-citizen.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey, Translate } from "#site/text/translate.ts";

export interface Registering {
  readonly cpr: string;
  readonly cprAgain: string;
  readonly name: string;
}

/** What was typed. */
export const registeringOf = (form: Fields | null): Registering => ({
  cpr: form?.["cpr"]?.[0] ?? "",
  cprAgain: form?.["cpr-igen"]?.[0] ?? "",
  name: form?.["navn"]?.[0] ?? "",
});

const faults: Readonly<Record<string, { field: string; message: TextKey }>> = {
  "/cpr not-a-cpr": { field: "cpr", message: "staff.assist.cprWrong" },
  "/cprAgain differs": { field: "cpr-igen", message: "staff.assist.cprDiffers" },
  "/name required": { field: "navn", message: "staff.assist.nameMissing" },
  "/name too-long": { field: "navn", message: "staff.assist.nameTooLong" },
};

/** What is wrong with it, beside the fields. @throws whatever is no fault of the form */
export function registeringProblems(t: Translate, error: unknown): readonly FieldProblem[] {
  if (!(error instanceof Problem) || !(error instanceof WrongBody)) throw error;
  return error.fields.flatMap(({ pointer, code }) => {
    const fault = faults[`${pointer} ${code}`];
    return fault ? [{ fieldId: fault.field, message: t(fault.message, { max: longestName }) }] : [];
  });
}
