import type { Role } from "#db/ports.ts";
import { type Cpr, parseCpr } from "#server/access/cpr.ts";
import { SignInRefused } from "#server/errors/problem.ts";
import type { ClaimNames } from "#server/oidc-settings.ts";

export interface CitizenIdentity {
  readonly kind: "citizen";
  readonly cpr: Cpr;
  readonly name: string;
  readonly assurance: string;
}

export interface StaffIdentity {
  readonly kind: "staff";
  /** Issuer and subject as one string: `issuer|sub`. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Code or name of the unit they belong to; null when it is not told. */
  readonly unit: string | null;
  readonly assurance: string;
}

/** Who the identity provider says that somebody is. */
export type Identity = CitizenIdentity | StaffIdentity;

export type Claims = Readonly<Record<string, unknown>>;

/** NSIS levels of assurance that are enough for a citizen (Agency for Digital Government, NSIS 2.0.1). */
const enough: ReadonlySet<string> = new Set([
  "https://data.gov.dk/concept/core/nsis/Substantial",
  "https://data.gov.dk/concept/core/nsis/High",
]);

const staffRoles: readonly Role[] = ["caseworker", "team_lead", "evaluator", "administrator"];

/**
 * The claim of that name. A name with dots is a key of its own first (`dk.cpr`), a path second
 * (`resource_access.afsaet.roles`).
 */
export function claimNamed(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let found: unknown = claims;
  for (const key of name.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

function text(claims: Claims, name: string): string {
  const value = claimNamed(claims, name);
  return typeof value === "string" ? value.trim().slice(0, 200) : "";
}

/** Which of the needed claims are not there, so that they may be fetched from the user info endpoint. */
export const missingClaims = (claims: Claims, names: readonly string[]): readonly string[] =>
  names.filter((name) => claimNamed(claims, name) === undefined);

/** @throws SignInRefused when the level is below NSIS Substantial or untold, or the cpr number or name is missing. */
export function citizenIdentity(claims: Claims, names: ClaimNames): CitizenIdentity {
  const assurance = text(claims, names.assurance);
  if (!enough.has(assurance)) throw new SignInRefused("assurance");
  const cpr = parseCpr(text(claims, names.cpr));
  const name = text(claims, names.name);
  if (cpr === null || name === "") throw new SignInRefused("claims");
  return { kind: "citizen", cpr, name, assurance };
}

/** @throws SignInRefused when subject, issuer or name is missing, or no role is one of ours. */
export function staffIdentity(claims: Claims, names: ClaimNames): StaffIdentity {
  const issuer = text(claims, "iss");
  const sub = text(claims, "sub");
  const name = text(claims, names.name);
  if (issuer === "" || sub === "" || name === "") throw new SignInRefused("claims");
  const told = claimNamed(claims, names.roles);
  const given: readonly unknown[] = Array.isArray(told) ? told : [told];
  const roles = staffRoles.filter((role) => given.includes(role));
  if (roles.length === 0) throw new SignInRefused("roles");
  return {
    kind: "staff",
    subject: `${issuer}|${sub}`,
    name,
    roles,
    unit: text(claims, names.unit) || null,
    assurance: text(claims, names.assurance),
  };
}
