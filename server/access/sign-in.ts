import type { Sessions, SignIn } from "#db/ports.ts";
import { type Claims, citizenIdentity, type Identity, staffIdentity } from "#server/access/claims.ts";
import { signInMinutes } from "#server/access/cookies.ts";
import { createOidcClient, type OidcClient } from "#server/access/oidc-client.ts";
import { tokenHash } from "#server/access/sealed-box.ts";
import { randomValue, type SessionService } from "#server/access/sessions.ts";
import { SignInRefused } from "#server/errors/problem.ts";
import type { OidcSettings } from "#server/oidc-settings.ts";

export type SignInKind = SignIn["kind"];

export interface SignInService {
  /** Begins a log-in. The cookie ties it to this browser; one that the browser already has is used again. */
  begin(
    wish: { kind: SignInKind; returnTo: string },
    cookie: string | null,
  ): Promise<{ redirectTo: URL; cookie: string }>;
  /**
   * Finishes a log-in and starts a session.
   * @throws SignInRefused when it is unknown, used, too old, cancelled, too weak or not from the provider.
   */
  complete(
    query: URLSearchParams,
    cookies: { signIn: string | null; session: string | null },
  ): Promise<{ returnTo: string; sessionCookie: string }>;
  /** Ends the session here; returns where to end it at the provider, null when there is nothing to end. */
  end(sessionCookie: string | null): Promise<URL | null>;
  /** Ends the session here and nothing else: for somebody who must be away from the screen at once. */
  leave(sessionCookie: string | null): Promise<void>;
}

export interface SignInDeps {
  readonly sessions: Sessions;
  readonly sessionService: SessionService;
  readonly logins: Readonly<Record<SignInKind, OidcSettings | undefined>>;
  readonly baseUrl: string;
  /** Demo mode only: lets the identity provider be reached over plain http. */
  readonly allowHttp: boolean;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Told when the provider cannot be reached at log-out; the session here has ended all the same. */
  readonly onProviderFault: (error: unknown) => void;
}

/** One browser may have several log-ins on their way, one a tab: the state tells them apart. */
const signInHash = (cookie: string, state: string): string => tokenHash(`${cookie}.${state}`);

function clientOf(deps: SignInDeps, kind: SignInKind): OidcClient | undefined {
  const settings = deps.logins[kind];
  if (settings === undefined) return undefined;
  const { cpr, name, assurance, roles } = settings.claims;
  return createOidcClient({
    settings,
    neededClaims: kind === "citizen" ? [cpr, name, assurance] : [name, roles],
    // Citizens share computers at the library; staff may rely on the single sign-on of their own computer.
    prompt: kind === "citizen" ? "login" : undefined,
    baseUrl: deps.baseUrl,
    allowHttp: deps.allowHttp,
    fetch: deps.fetch,
  });
}

/** Log-in and log-out through the municipality's identity providers, one for citizens and one for staff. */
export function createSignInService(deps: SignInDeps): SignInService {
  const clients = { citizen: clientOf(deps, "citizen"), staff: clientOf(deps, "staff") };
  const clientFor = (kind: SignInKind): OidcClient => {
    const client = clients[kind];
    if (client === undefined) throw new SignInRefused("provider");
    return client;
  };
  return {
    async begin({ kind, returnTo }, oldCookie) {
      const cookie = oldCookie ?? randomValue(deps.randomBytes);
      const [state, nonce, codeVerifier] = [
        randomValue(deps.randomBytes),
        randomValue(deps.randomBytes),
        randomValue(deps.randomBytes),
      ];
      const redirectTo = await clientFor(kind).authorizationUrl({ state, nonce, codeVerifier });
      const expiresAt = new Date(deps.now().getTime() + signInMinutes * 60_000);
      const hash = signInHash(cookie, state);
      await deps.sessions.beginSignIn({ hash, kind, state, nonce, codeVerifier, returnTo, expiresAt });
      return { redirectTo, cookie };
    },
    async complete(query, cookies) {
      const signIn = await takeSignIn(deps, query, cookies.signIn);
      const claims = await clientFor(signIn.kind).complete(query, signIn);
      const identity = identityOf(claims, deps.logins[signIn.kind], signIn.kind);
      const sessionCookie = await deps.sessionService.start(identity, cookies.session);
      return { returnTo: signIn.returnTo, sessionCookie };
    },
    async end(sessionCookie) {
      const kind = await deps.sessionService.end(sessionCookie);
      const client = kind === null ? undefined : clients[kind];
      if (client === undefined) return null;
      try {
        return await client.endSessionUrl();
      } catch (error) {
        deps.onProviderFault(error);
        return null;
      }
    },
    async leave(sessionCookie) {
      await deps.sessionService.end(sessionCookie);
    },
  };
}

/** Taken before the code is exchanged, so that a second call with the same address finds nothing. */
async function takeSignIn(deps: SignInDeps, query: URLSearchParams, cookie: string | null): Promise<SignIn> {
  const state = query.get("state");
  if (cookie === null || state === null) throw new SignInRefused("expired");
  const signIn = await deps.sessions.takeSignIn(signInHash(cookie, state), deps.now());
  if (signIn === null) throw new SignInRefused("expired");
  return signIn;
}

function identityOf(claims: Claims, settings: OidcSettings | undefined, kind: SignInKind): Identity {
  if (settings === undefined) throw new SignInRefused("provider");
  return kind === "citizen"
    ? citizenIdentity(claims, settings.claims)
    : staffIdentity(claims, settings.claims);
}
