import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Cookies } from "#server/access/cookies.ts";
import { plainPage, plainPagePolicy } from "#server/access/plain-page.ts";
import type { RateLimit } from "#server/access/rate-limit.ts";
import { returnPath } from "#server/access/return-path.ts";
import type { SignInKind, SignInService } from "#server/access/sign-in.ts";
import { type Problem, type SignInRefusal, SignInRefused, TooManyRequests } from "#server/errors/problem.ts";

export interface SignInRouteDeps {
  readonly signIn: SignInService;
  readonly cookies: Cookies;
  /** By the address of the connection; forwarded headers are not believed. */
  readonly rateLimit: RateLimit;
  /** Told why a log-in was refused; the cause, if any, is the provider's error. */
  readonly onRefused: (reason: SignInRefusal, cause: unknown) => void;
  /** The neutral public site that a quick exit leads to. */
  readonly exitSite: string;
  /** Turns any error into a problem; what nobody expected is logged under the request id. */
  readonly problemOf: (error: unknown, requestId: string) => Problem;
}

type Env = { Bindings: Partial<HttpBindings> };

const startPages: Record<SignInKind, string> = { citizen: "/min-side", staff: "/personale" };

const refusedPage = (reason: SignInRefusal): string => `/log-ind/afvist?grund=${reason}`;

const callerOf = (c: Context<Env>): string => c.env?.incoming?.socket.remoteAddress ?? "";

/** What is not a refusal, such as a database that is away. */
function tellPlainly(c: Context<Env>, problem: Problem): Response {
  c.header("Content-Security-Policy", plainPagePolicy);
  if (problem.status === 429 || problem.status === 503) c.header("Retry-After", "30");
  return c.html(plainPage(problem), problem.status as ContentfulStatusCode);
}

/** Refusals lead to their page; all else is thrown on. */
function refuse(c: Context<Env>, deps: SignInRouteDeps, error: unknown): Response {
  if (!(error instanceof SignInRefused)) throw error;
  deps.onRefused(error.reason, error.cause);
  return c.redirect(refusedPage(error.reason), 303);
}

/** Another site's link here must not end the session; browsers that do not say where they come from may. */
const isOwnLink = (c: Context<Env>): boolean =>
  ["same-origin", "none", undefined].includes(c.req.header("Sec-Fetch-Site")) &&
  c.req.header("Sec-Purpose") === undefined;

/**
 * A link, not a form: browsers hold a form's redirects to this site's policy, and nobody knows where a public
 * site redirects to. Whatever fails here, the person is led away.
 */
async function leaveAtOnce(c: Context<Env>, deps: SignInRouteDeps): Promise<Response> {
  if (isOwnLink(c)) {
    try {
      await deps.signIn.leave(deps.cookies.session(c.req.header("Cookie")));
    } catch (error) {
      deps.problemOf(error, c.req.header("x-request-id") ?? "");
    }
    c.header("Set-Cookie", deps.cookies.clearSession(), { append: true });
    // Without "cache": emptying it takes seconds on a slow phone, and no page with answers is in it.
    c.header("Clear-Site-Data", '"storage"');
  }
  return c.redirect(deps.exitSite, 303);
}

/** Log-in and log-out: `/log-ind`, `/log-ind/retur`, `/log-ud` and `/forlad`, mounted at the root of the site. */
export const signInRoutes = (deps: SignInRouteDeps) =>
  new Hono<Env>()
    .onError((error, c) => tellPlainly(c, deps.problemOf(error, c.req.header("x-request-id") ?? "")))
    .use(async (c, next) => {
      await next();
      c.header("Cache-Control", "no-store");
    })
    .get("/log-ind", async (c) => {
      if (!deps.rateLimit.admits(callerOf(c))) throw new TooManyRequests();
      const kind = c.req.query("som") === "medarbejder" ? "staff" : "citizen";
      const returnTo = returnPath(c.req.query("til"), startPages[kind]);
      try {
        const begun = await deps.signIn.begin(
          { kind, returnTo },
          deps.cookies.signIn(c.req.header("Cookie")),
        );
        c.header("Set-Cookie", deps.cookies.setSignIn(begun.cookie), { append: true });
        return c.redirect(begun.redirectTo.href, 302);
      } catch (error) {
        return refuse(c, deps, error);
      }
    })
    .get("/log-ind/retur", async (c) => {
      const header = c.req.header("Cookie");
      const had = { signIn: deps.cookies.signIn(header), session: deps.cookies.session(header) };
      try {
        const done = await deps.signIn.complete(new URL(c.req.url).searchParams, had);
        c.header("Set-Cookie", deps.cookies.clearSignIn(), { append: true });
        c.header("Set-Cookie", deps.cookies.setSession(done.sessionCookie), { append: true });
        return c.redirect(done.returnTo, 303);
      } catch (error) {
        return refuse(c, deps, error);
      }
    })
    .get("/forlad", (c) => leaveAtOnce(c, deps))
    .post("/log-ud", async (c) => {
      const next = await deps.signIn.end(deps.cookies.session(c.req.header("Cookie")));
      c.header("Set-Cookie", deps.cookies.clearSession(), { append: true });
      c.header("Clear-Site-Data", '"cache", "storage"');
      return c.redirect(next?.href ?? "/logget-ud", 303);
    });
