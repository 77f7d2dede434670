import type { Confirmation } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import { Problem, WrongBody } from "#server/errors/problem.ts";
import { longestRemark, longestWord } from "#server/use-cases/answering/confirm-answers.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { remarkField } from "#site/form-fields.ts";
import type { Translate } from "#site/text/translate.ts";

/** What stands in the form: what was typed, else what is stored. */
export interface ConfirmationTyped {
  /** `ja`, `nej` or undefined. */
  readonly choice: string | undefined;
  readonly comment: string;
  readonly remarks: Readonly<Record<string, string>>;
}

const text = (values: readonly string[] | undefined): string => (values?.[0] ?? "").replaceAll("\r\n", "\n");

export function typedConfirmation(fields: Fields | null, stored: Confirmation | null): ConfirmationTyped {
  if (fields !== null) {
    const remarks = Object.entries(fields)
      .filter(([name]) => name.startsWith(remarkField("")))
      .map(([name, values]) => [name.slice(remarkField("").length), text(values)] as const);
    return {
      choice: fields["passer"]?.[0],
      comment: text(fields["kommentar"]),
      remarks: Object.fromEntries(remarks),
    };
  }
  if (stored === null) return { choice: undefined, comment: "", remarks: {} };
  return { choice: stored.fits ? "ja" : "nej", comment: stored.comment, remarks: stored.remarks };
}

/** True when the person has written or chosen something that must not get lost. */
const hasTyped = ({ choice, comment, remarks }: ConfirmationTyped): boolean =>
  choice !== undefined || [comment, ...Object.values(remarks)].some((one) => one.trim() !== "");

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "t">;

export type ConfirmationPressed =
  | { readonly kind: "saved" }
  | { readonly kind: "show"; readonly problems: readonly FieldProblem[] };

/** What the button does. A change of language only draws the page again with what was typed. */
export async function confirmationRequest(
  { useCases, visitor, form, t }: Locals,
  responseId: string,
): Promise<ConfirmationPressed> {
  if (form === null || form["sprog"]) return { kind: "show", problems: [] };
  const typed = typedConfirmation(form, null);
  const { choice, comment, remarks } = typed;
  if (choice !== "ja" && choice !== "nej")
    return { kind: "show", problems: [{ fieldId: "passer", message: t("confirm.choose") }] };
  // Somebody who wrote what is wrong and chose "yes" is asked again: nothing of it is thrown away unseen.
  if (choice === "ja" && hasTyped({ ...typed, choice: undefined }))
    return { kind: "show", problems: [{ fieldId: "passer", message: t("confirm.yesButWrong") }] };
  try {
    await useCases.confirmAnswers(visitor, { responseId, fits: choice === "ja", comment, remarks });
    return { kind: "saved" };
  } catch (error) {
    return { kind: "show", problems: problemsOf(t, error) };
  }
}

function problemsOf(t: Translate, error: unknown): readonly FieldProblem[] {
  if (!(error instanceof Problem) || !(error instanceof WrongBody)) throw error;
  if (error.fields.some(({ code }) => code === "unknown-question")) throw error;
  return error.fields.map(({ pointer, code }) => {
    const question = /^\/remarks\/(.*)$/.exec(pointer)?.[1];
    const max = question === undefined ? longestWord : longestRemark;
    return {
      fieldId: question === undefined ? "kommentar" : remarkField(question),
      message: t(code === "required" ? "confirm.sayWhat" : "confirm.tooLong", { max }),
    };
  });
}
