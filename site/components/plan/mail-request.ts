import { WrongBody } from "#server/errors/problem.ts";
import type { MailProblem, OwnMail } from "#server/use-cases/plan/mail-address.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey } from "#site/text/translate.ts";
import { planAddresses } from "./plan-addresses.ts";

export type MailAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly own: OwnMail;
      /** What stands in the field of the address. */
      readonly address: string;
      readonly problems: readonly FieldProblem[];
    };

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm" | "keepForm" | "lang" | "t">;

const messages: Readonly<Record<MailProblem, TextKey>> = {
  required: "plan.mail.required",
  "not-an-email": "plan.mail.notMail",
  "too-soon": "plan.mail.tooSoon",
};

async function page(
  { useCases, visitor }: Locals,
  { address, problems }: { readonly address?: string; readonly problems: readonly FieldProblem[] },
): Promise<MailAnswer> {
  const own = await useCases.mail.show(visitor);
  return { kind: "page", own, address: address ?? own.suggested, problems };
}

async function give(locals: Locals, address: string): Promise<MailAnswer> {
  const { useCases, visitor, lang, t } = locals;
  const problem = await useCases.mail.give(visitor, { address, lang });
  if (problem === null) return { kind: "go", to: `${planAddresses.mail}?sendt=1` };
  return page(locals, { address, problems: [{ fieldId: "mail", message: t(messages[problem]) }] });
}

async function act(locals: Locals, name: string | undefined): Promise<MailAnswer> {
  const { useCases, visitor, form, t } = locals;
  const typed = (field: string): string => form?.[field]?.[0] ?? "";
  if (name === "send") return give(locals, typed("mail"));
  if (name === "igen") return give(locals, (await useCases.mail.show(visitor)).mail?.address ?? "");
  if (name === "slet") {
    await useCases.mail.delete(visitor);
    return { kind: "go", to: `${planAddresses.mail}?slettet=1` };
  }
  if (name !== "bekraeft") throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  if (await useCases.mail.confirm(visitor, typed("kode")))
    return { kind: "go", to: `${planAddresses.mail}?gemt=1` };
  return page(locals, { problems: [{ fieldId: "kode", message: t("plan.mail.wrongCode") }] });
}

/** One request for the page of the citizen's address for reminders. */
export async function mailRequest(locals: Locals): Promise<MailAnswer> {
  const { form } = locals;
  if (form === null) {
    const address = (await locals.keptForm())?.["mail"]?.[0];
    return page(locals, { ...(address !== undefined && { address }), problems: [] });
  }
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: planAddresses.mail };
  }
  return act(locals, form["handling"]?.[0]);
}
