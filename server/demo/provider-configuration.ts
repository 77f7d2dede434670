import type { Configuration, errors, KoaContextWithOIDC } from "oidc-provider";
import type { DemoSecrets } from "#server/demo/demo-secrets.ts";
import { memoryAdapter } from "#server/demo/memory-adapter.ts";
import { type DemoPerson, demoPersonWith } from "#server/demo/persons.ts";

export const demoClientIds = { citizen: "afsaet-borger", staff: "afsaet-medarbejder" } as const;

/** Claims as a Danish broker names them. */
const claimsOf = (person: DemoPerson): Record<string, unknown> =>
  person.kind === "citizen"
    ? {
        name: person.name,
        "dk.cpr": person.cpr,
        loa: `https://data.gov.dk/concept/core/nsis/${person.assurance}`,
        identity_type: "private",
      }
    : {
        name: person.name,
        roles: person.roles,
        unit: person.unit,
        loa: "https://data.gov.dk/concept/core/nsis/Substantial",
        identity_type: "professional",
      };

const minutes = (count: number) => () => count * 60;

/** Our own refusal page instead of the provider's, which has inline styles. */
function showRefusal(ctx: KoaContextWithOIDC, error: errors.OIDCProviderError | Error): void {
  const reason = error.name === "SessionNotFound" ? "expired" : "provider";
  ctx.status = 303;
  ctx.redirect(`/log-ind/afvist?grund=${reason}`);
}

const client = (baseUrl: string, kind: keyof typeof demoClientIds, secret: string) => ({
  client_id: demoClientIds[kind],
  client_secret: secret,
  redirect_uris: [`${baseUrl}/log-ind/retur`],
  post_logout_redirect_uris: [`${baseUrl}/logget-ud`],
  response_types: ["code" as const],
  grant_types: ["authorization_code"],
  id_token_signed_response_alg: "ES256" as const,
});

/** Settings of the demo provider: two clients, PKCE always, claims in the ID token, nothing on disk. */
export const providerConfiguration = (options: {
  baseUrl: string;
  secrets: DemoSecrets;
  now: () => Date;
}): Configuration => ({
  adapter: memoryAdapter(options.now),
  clients: [
    client(options.baseUrl, "citizen", options.secrets.citizenSecret),
    client(options.baseUrl, "staff", options.secrets.staffSecret),
  ],
  jwks: { keys: [options.secrets.signingKey] },
  cookies: { keys: [options.secrets.cookieKey] },
  claims: {
    profile: ["name"],
    ssn: ["dk.cpr"],
    mitid: ["loa", "identity_type"],
    roles: ["roles", "unit"],
  },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  clientBasedCORS: () => false,
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource() {}, postLogoutSuccessSource() {} },
  },
  interactions: { url: (_ctx, { uid }) => `/demo-login/vaelg/${uid}` },
  renderError: (ctx, _out, error) => showRefusal(ctx, error),
  findAccount(_ctx, sub) {
    const person = demoPersonWith(sub);
    return person && { accountId: sub, claims: () => ({ sub, ...claimsOf(person) }) };
  },
  ttl: {
    AccessToken: minutes(5),
    AuthorizationCode: minutes(1),
    IdToken: minutes(5),
    Interaction: minutes(10),
    Session: minutes(8 * 60),
    Grant: minutes(8 * 60),
  },
});
