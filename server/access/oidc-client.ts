import * as oidc from "openid-client";
import { type Claims, missingClaims } from "#server/access/claims.ts";
import { SignInRefused } from "#server/errors/problem.ts";
import type { OidcSettings } from "#server/oidc-settings.ts";

/** What ties an answer from the provider to the question that we asked. */
interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The municipality's identity provider, as far as a log-in needs it. */
export interface OidcClient {
  /** The provider's address to send the browser to. @throws SignInRefused `provider` when it does not answer. */
  authorizationUrl(checks: Checks): Promise<URL>;
  /**
   * Exchanges the code for claims; state, nonce, issuer, audience, signature and times have been checked.
   * @throws SignInRefused `cancelled` when the person stopped, `provider` for all else.
   */
  complete(query: URLSearchParams, checks: Checks): Promise<Claims>;
  /**
   * Where to end the session at the provider too; null when it offers no such address. It names our client and
   * never the person: an ID token as hint would put name and cpr number into an address.
   */
  endSessionUrl(): Promise<URL | null>;
}

export interface OidcClientOptions {
  readonly settings: OidcSettings;
  /** Claims without which nobody gets in; asked of the user info endpoint when the ID token lacks them. */
  readonly neededClaims: readonly string[];
  /** `login` makes the provider ask again, also when the last person at this computer did not log out. */
  readonly prompt: "login" | undefined;
  readonly baseUrl: string;
  /** Demo mode only: our own provider on plain http. */
  readonly allowHttp: boolean;
  readonly fetch: typeof fetch;
}

const timeoutSeconds = 10;

/** Names of errors by which a provider says that the person stopped (OpenID Connect Core 3.1.2.6, RFC 6749 4.1.2.1). */
const stopped: ReadonlySet<string> = new Set(["access_denied", "login_required"]);

/** Basic when the provider offers it or says nothing (OpenID Connect Discovery 3), else in the body. */
const authenticate =
  (secret: string): oidc.ClientAuth =>
  (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const basic = methods.includes("client_secret_basic");
    const method = basic ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
    return method(server, client, body, headers);
  };

async function discover(options: OidcClientOptions): Promise<oidc.Configuration> {
  const { settings, allowHttp } = options;
  if (!allowHttp && !settings.issuer.startsWith("https:")) throw new SignInRefused("provider");
  return await oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    undefined,
    authenticate(settings.clientSecret),
    {
      // The ID token comes straight from the provider over TLS; its signature is checked all the same.
      execute: [oidc.enableNonRepudiationChecks, ...(allowHttp ? [oidc.allowInsecureRequests] : [])],
      timeout: timeoutSeconds,
      [oidc.customFetch]: (url, init) => options.fetch(url, init as RequestInit),
    },
  );
}

/** Asks for the provider's metadata once; a failed attempt is forgotten, so that the next log-in tries anew. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

async function exchange(
  configuration: oidc.Configuration,
  currentUrl: URL,
  checks: Checks,
): Promise<{ claims: Claims; accessToken: string; sub: string }> {
  const tokens = await oidc.authorizationCodeGrant(configuration, currentUrl, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new SignInRefused("provider");
  return { claims, accessToken: tokens.access_token, sub: claims.sub };
}

/** Says in our words why the provider's answer is not taken; the original stays as the cause for the log. */
function refusal(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  const code = error instanceof oidc.AuthorizationResponseError ? error.error : "";
  const refused = new SignInRefused(stopped.has(code) ? "cancelled" : "provider");
  refused.cause = error;
  return refused;
}

/** A client of one provider, with authorization code, PKCE (S256), state and nonce. */
export function createOidcClient(options: OidcClientOptions): OidcClient {
  const configuration = lazily(() => discover(options));
  const redirectUri = `${options.baseUrl}/log-ind/retur`;
  return {
    async authorizationUrl({ state, nonce, codeVerifier }) {
      const known = await configuration().catch((error: unknown) => {
        throw refusal(error);
      });
      return oidc.buildAuthorizationUrl(known, {
        redirect_uri: redirectUri,
        scope: options.settings.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        ...(options.prompt === undefined ? {} : { prompt: options.prompt }),
      });
    },
    async complete(query, checks) {
      try {
        const known = await configuration();
        const currentUrl = new URL(`${redirectUri}?${query}`);
        const { claims, accessToken, sub } = await exchange(known, currentUrl, checks);
        const incomplete = missingClaims(claims, options.neededClaims).length > 0;
        if (!incomplete || known.serverMetadata().userinfo_endpoint === undefined) return claims;
        // What the signed ID token says wins over the user info.
        return { ...(await oidc.fetchUserInfo(known, accessToken, sub)), ...claims };
      } catch (error) {
        throw refusal(error);
      }
    },
    async endSessionUrl() {
      const known = await configuration();
      if (known.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(known, {
        post_logout_redirect_uri: `${options.baseUrl}/logget-ud`,
      });
    },
  };
}
