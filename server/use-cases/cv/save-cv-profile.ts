import type { StoredCvProfile } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

export type CvProfileField = "headline" | "email" | "phone" | "city" | "profile";

/** Longest text of each field. */
export const cvProfileLimits: Readonly<Record<CvProfileField, number>> = {
  headline: 120,
  email: 254,
  phone: 30,
  city: 80,
  profile: 1500,
};

export type CvProfileProblem = "too-long" | "not-an-email" | "not-a-phone";

export type CvProfileSaved =
  | { readonly kind: "saved"; readonly profile: StoredCvProfile }
  | {
      readonly kind: "wrong";
      readonly problems: readonly { readonly field: CvProfileField; readonly code: CvProfileProblem }[];
    }
  /** Another screen has changed it meanwhile: this is what stands, and nothing was stored. */
  | { readonly kind: "changed"; readonly profile: StoredCvProfile | null };

const fields = Object.keys(cvProfileLimits) as readonly CvProfileField[];

const faultOf = (field: CvProfileField, value: string): CvProfileProblem | null => {
  if (value.length > cvProfileLimits[field]) return "too-long";
  if (field === "email" && value !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return "not-an-email";
  if (field === "phone" && value !== "" && !/^\+?[\d ()-]{6,}$/.test(value)) return "not-a-phone";
  return null;
};

/**
 * Stores what stands above the entries of the citizen's own CV; every field may be blank. `revision` is the one the
 * form was drawn from, 0 when there was none.
 * @throws NotLoggedIn, NotAllowed
 */
export const saveCvProfile =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    typed: { readonly revision: number; readonly fields: Fields },
  ): Promise<CvProfileSaved> => {
    const citizen = demandCitizen(visitor, "cv.change");
    const textOf = (field: CvProfileField): string => plainText(typed.fields[field]?.[0] ?? "");
    const problems = fields.flatMap((field) => {
      const code = faultOf(field, textOf(field));
      return code === null ? [] : [{ field, code }];
    });
    if (problems.length > 0) return { kind: "wrong", problems };
    const profile = await deps.ports.cvProfiles.save({
      citizenId: citizen.id,
      headline: textOf("headline"),
      email: textOf("email"),
      phone: textOf("phone"),
      city: textOf("city"),
      profile: textOf("profile"),
      revision: typed.revision,
      changedAt: deps.now(),
    });
    if (profile !== null) return { kind: "saved", profile };
    const stands = await deps.ports.cvProfiles.of(citizen.id);
    const isSame = stands !== null && fields.every((field) => stands[field] === textOf(field));
    return isSame ? { kind: "saved", profile: stands } : { kind: "changed", profile: stands };
  };
