import type { StoredCvProfile } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import { type CvProfileField, cvProfileLimits } from "#server/use-cases/cv/save-cv-profile.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey } from "#site/text/translate.ts";
import { cvAddresses } from "./cv-addresses.ts";

const formNames: Readonly<Record<CvProfileField, string>> = {
  headline: "overskrift",
  email: "mail",
  phone: "telefon",
  city: "by",
  profile: "om",
};
const fieldNames = Object.keys(cvProfileLimits) as readonly CvProfileField[];

export type ProfileAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly revision: number;
      readonly values: Readonly<Record<CvProfileField, string>>;
      readonly problems: readonly FieldProblem[];
      /** What another screen has stored meanwhile. */
      readonly elsewhere: StoredCvProfile | null;
    };

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm" | "keepForm" | "t">;

const messages: Readonly<Record<string, TextKey>> = {
  "too-long": "cv.problem.tooLong",
  "not-an-email": "cv.problem.email",
  "not-a-phone": "cv.problem.phone",
};

const typedIn = (form: Fields): Record<CvProfileField, string> =>
  Object.fromEntries(fieldNames.map((field) => [field, form[formNames[field]]?.[0] ?? ""])) as Record<
    CvProfileField,
    string
  >;

const storedIn = (profile: StoredCvProfile | null): Record<CvProfileField, string> =>
  Object.fromEntries(fieldNames.map((field) => [field, profile?.[field] ?? ""])) as Record<
    CvProfileField,
    string
  >;

/** One request for the page of name and contact. */
export async function profileRequest(locals: Locals): Promise<ProfileAnswer> {
  const { useCases, visitor, form, t } = locals;
  const rest = { kind: "page", problems: [], elsewhere: null } as const;
  if (form === null) {
    const { profile } = await useCases.cv.show(visitor);
    const kept = await locals.keptForm();
    const revision = kept === null ? (profile?.revision ?? 0) : Number(kept["udgave"]?.[0] ?? 0);
    return { ...rest, revision, values: kept === null ? storedIn(profile) : typedIn(kept) };
  }
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: cvAddresses.about };
  }
  const values = typedIn(form);
  const revision = Number(form["udgave"]?.[0] ?? 0);
  const fields = Object.fromEntries(fieldNames.map((field) => [field, [values[field]]]));
  const outcome = await useCases.cv.saveProfile(visitor, { revision, fields });
  if (outcome.kind === "saved") return { kind: "go", to: `${cvAddresses.home}?gemt=1` };
  if (outcome.kind === "changed")
    return { ...rest, revision: outcome.profile?.revision ?? 0, values, elsewhere: outcome.profile };
  const problems = outcome.problems.map(({ field, code }) => ({
    fieldId: formNames[field],
    message: t(messages[code] ?? "cv.problem.tooLong"),
  }));
  return { ...rest, revision, values, problems };
}

/** The name that a field has in the form. */
export const profileField = (field: CvProfileField): string => formNames[field];
