import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type KoaContextWithOIDC, Provider } from "oidc-provider";
import { type DemoSecrets, demoSecrets } from "#server/demo/demo-secrets.ts";
import { type DemoPerson, demoPersonsOf } from "#server/demo/persons.ts";
import { demoClientIds, providerConfiguration } from "#server/demo/provider-configuration.ts";
import type { OidcSettings } from "#server/oidc-settings.ts";

const mount = "/demo-login";
const chooser = /^\/demo-login\/vaelg\/([A-Za-z0-9_-]{1,64})$/;

type DemoKind = DemoPerson["kind"];

/** An OpenID provider inside this process, for demonstration and tests; anybody may be anybody. */
export interface DemoProvider {
  /** Answers what is under `/demo-login`, but not GET `/demo-login/vaelg/:uid`; false when it is not its business. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** Whom the log-in with this id is for; null when there is none. The page lists `demoPersonsOf(kind)`. */
  interactionKind(uid: string): Promise<DemoKind | null>;
  readonly citizenLogin: OidcSettings;
  readonly staffLogin: OidcSettings;
}

export interface DemoProviderOptions {
  readonly mode: "demo" | "production";
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly onFault: (error: unknown) => void;
}

/** Import it dynamically and in demo mode only. @throws in production. */
export async function createDemoProvider(options: DemoProviderOptions): Promise<DemoProvider> {
  if (options.mode !== "demo")
    throw new Error("The demo provider lets anybody in; it runs in demo mode only.");
  const { baseUrl } = options;
  const secrets = demoSecrets(options.dataDir, options.randomBytes);
  const provider = new Provider(
    baseUrl + mount,
    providerConfiguration({ baseUrl, secrets, now: options.now }),
  );
  provider.proxy = true; // believes the forwarded headers, which `mounted` writes itself
  provider.silent = true;
  provider.on("server_error", (_ctx, error) => options.onFault(error));
  provider.use((ctx, next) => withoutScreens(provider, ctx as KoaContextWithOIDC, next));
  const callback = provider.callback();
  return {
    async handle(req, res) {
      const path = (req.url ?? "").split("?", 1)[0] ?? "";
      const uid = chooser.exec(path)?.[1];
      if (uid !== undefined && req.method !== "POST") return false;
      if (uid === undefined && !path.startsWith(`${mount}/`)) return false;
      mounted(req, baseUrl, uid === undefined);
      if (uid === undefined) await callback(req, res);
      else
        await choose(provider, { req, res, uid }).catch((error: unknown) => notChosen(res, error, options));
      return true;
    },
    async interactionKind(uid) {
      const interaction = await provider.Interaction.find(uid);
      return interaction ? kindOf(interaction.params["client_id"]) : null;
    },
    citizenLogin: loginOf(baseUrl, "citizen", secrets),
    staffLogin: loginOf(baseUrl, "staff", secrets),
  };
}

const kindOf = (clientId: unknown): DemoKind => (clientId === demoClientIds.staff ? "staff" : "citizen");

const loginOf = (baseUrl: string, kind: DemoKind, secrets: DemoSecrets): OidcSettings => ({
  issuer: baseUrl + mount,
  clientId: demoClientIds[kind],
  clientSecret: kind === "citizen" ? secrets.citizenSecret : secrets.staffSecret,
  scope: kind === "citizen" ? "openid profile mitid ssn" : "openid profile mitid roles",
  claims: { cpr: "dk.cpr", name: "name", assurance: "loa", roles: "roles", unit: "unit" },
});

/** The provider makes its addresses from the request: let it see the public one, whatever the client sent. */
function mounted(req: IncomingMessage, baseUrl: string, strip: boolean): void {
  const { host, protocol } = new URL(baseUrl);
  Object.assign(req.headers, {
    host,
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
  });
  if (!strip) return;
  Object.assign(req, { originalUrl: req.url });
  req.url = (req.url ?? "").slice(mount.length);
}

/**
 * No single sign-on at log-in and no question at log-out: the provider's own pages for both need a script
 * inline, and a demonstration is about choosing a person each time.
 */
async function withoutScreens(
  provider: Provider,
  ctx: KoaContextWithOIDC,
  next: () => Promise<unknown>,
): Promise<void> {
  if (ctx.path === "/auth" || ctx.path.startsWith("/auth/"))
    forgetCookie(ctx.req, provider.cookieName("session"));
  await next();
  if (ctx.oidc?.route !== "end_session" || ctx.status !== 200) return;
  const { session } = ctx.oidc;
  const goOn = session?.state?.["postLogoutRedirectUri"];
  await session?.destroy();
  ctx.cookies.set(provider.cookieName("session"), null);
  ctx.body = null;
  ctx.status = 303;
  ctx.redirect(typeof goOn === "string" ? goOn : "/logget-ud");
}

function forgetCookie(req: IncomingMessage, name: string): void {
  const kept = (req.headers.cookie ?? "").split("; ").filter((pair) => !pair.startsWith(name));
  req.headers.cookie = kept.join("; ");
}

/** The person chosen on the page is logged in; consent is given at once, for there is nothing to consent to. */
async function choose(
  provider: Provider,
  { req, res, uid }: { req: IncomingMessage; res: ServerResponse; uid: string },
): Promise<void> {
  const form = new URLSearchParams(await text(req));
  const interaction = await provider.interactionDetails(req, res);
  if (interaction.uid !== uid) throw new Error("The log-in belongs to another page.");
  const clientId = String(interaction.params["client_id"]);
  const person = demoPersonsOf(kindOf(clientId)).find(({ key }) => key === form.get("person"));
  if (person === undefined) {
    await provider.interactionFinished(req, res, { error: "access_denied" });
    return;
  }
  const grant = new provider.Grant({ accountId: person.key, clientId });
  grant.addOIDCScope(String(interaction.params["scope"]));
  const grantId = await grant.save();
  await provider.interactionFinished(req, res, { login: { accountId: person.key }, consent: { grantId } });
}

function notChosen(res: ServerResponse, error: unknown, { onFault }: DemoProviderOptions): void {
  const forgotten = error instanceof Error && error.name === "SessionNotFound";
  if (!forgotten) onFault(error);
  res.writeHead(303, { Location: `/log-ind/afvist?grund=${forgotten ? "expired" : "provider"}` }).end();
}
