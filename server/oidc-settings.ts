type Env = Readonly<Record<string, string | undefined>>;

export interface ClaimNames {
  readonly cpr: string;
  readonly name: string;
  readonly assurance: string;
  readonly roles: string;
  readonly unit: string;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly claims: ClaimNames;
}

/** Claims as a Danish broker names them. */
export const standardClaims: ClaimNames = {
  cpr: "dk.cpr",
  name: "name",
  assurance: "loa",
  roles: "roles",
  unit: "unit",
};

/** How one of the two log-ins is reached; undefined when the environment names none. */
export function oidcSettings(
  env: Env,
  prefix: "CITIZEN_OIDC" | "STAFF_OIDC",
  defaults: ClaimNames,
): OidcSettings | undefined {
  const issuer = env[`${prefix}_ISSUER`];
  if (issuer === undefined) return undefined;
  return {
    issuer,
    clientId: env[`${prefix}_CLIENT_ID`] ?? "",
    clientSecret: env[`${prefix}_CLIENT_SECRET`] ?? "",
    scope: env[`${prefix}_SCOPE`] ?? "openid profile",
    claims: {
      cpr: env[`${prefix}_CLAIM_CPR`] ?? defaults.cpr,
      name: env[`${prefix}_CLAIM_NAME`] ?? defaults.name,
      assurance: env[`${prefix}_CLAIM_ASSURANCE`] ?? defaults.assurance,
      roles: env[`${prefix}_CLAIM_ROLES`] ?? defaults.roles,
      unit: env[`${prefix}_CLAIM_UNIT`] ?? defaults.unit,
    },
  };
}
