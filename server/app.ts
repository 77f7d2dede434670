import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { openAPIRouteHandler } from "hono-openapi";
import type { Lang } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { sessionCookieName } from "#server/access/cookies.ts";
import { BrokenBody, NotFound, Problem } from "#server/errors/problem.ts";
import { toProblemJson } from "#server/errors/problem-json.ts";
import { accessLogRoutes } from "#server/routes/access-log.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { caseRoutes } from "#server/routes/cases.ts";
import { sessionScheme, unsafeRoutes } from "#server/routes/described.ts";
import { documentRoutes } from "#server/routes/documents.ts";
import { legalBasisRoutes } from "#server/routes/legal-bases.ts";
import { paperRoutes } from "#server/routes/paper.ts";
import { paperEntryRoutes } from "#server/routes/paper-entries.ts";
import { publicRoutes } from "#server/routes/public.ts";
import { responseRoutes } from "#server/routes/responses.ts";
import { togetherRoutes } from "#server/routes/together.ts";
import type { Municipality } from "#server/use-cases/deps.ts";
import type { Library } from "#server/use-cases/library.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

export interface ApiParts {
  readonly useCases: UseCases;
  readonly library: Library;
  readonly municipality: Municipality;
  readonly baseUrl: string;
  readonly ping: () => Promise<void>;
  readonly visitorOf: (request: Request) => Promise<Visitor>;
  /** What tells this session from every other; only asked of somebody who is logged in. */
  readonly sessionOf: (request: Request) => string;
  readonly langOf: (request: Request) => Lang;
  readonly requestIdOf: (request: Request) => string;
  /** Turns any error into a problem; what nobody expected is logged under the request id. */
  readonly problemOf: (error: unknown, requestId: string) => Problem;
}

/** The API as one Hono app, with its own description at `/api/openapi.json`. */
export function createApi(parts: ApiParts) {
  const api = new Hono<ApiEnv>().basePath("/api");
  api.use(async (c, next) => {
    c.set("requestId", parts.requestIdOf(c.req.raw));
    c.set("lang", parts.langOf(c.req.raw));
    c.set("session", parts.sessionOf(c.req.raw));
    c.set("visitor", null);
    c.header("Cache-Control", "no-store");
    if (c.req.path !== "/api/health") c.set("visitor", await parts.visitorOf(c.req.raw));
    await next();
  });
  const routes = api
    .route("/", publicRoutes(parts))
    .route("/", responseRoutes(parts.useCases))
    .route("/", accessLogRoutes(parts.useCases))
    .route("/", caseRoutes(parts.useCases))
    .route("/", togetherRoutes(parts.useCases))
    .route("/", paperEntryRoutes(parts.useCases))
    .route("/", legalBasisRoutes(parts.useCases))
    .route("/", documentRoutes(parts))
    .route("/", paperRoutes(parts));
  routes.get(
    "/openapi.json",
    openAPIRouteHandler(routes, {
      documentation: documentation(parts.baseUrl),
      defaultOptions: unsafeRoutes,
    }),
  );
  routes.notFound((c) => tell(parts, c.req.raw, new NotFound()));
  routes.onError((error, c) => tell(parts, c.req.raw, expected(error)));
  return routes;
}

const documentation = (baseUrl: string) => ({
  openapi: "3.1.0",
  info: {
    title: "Afsæt",
    version: "1",
    description: "Everything the pages can do. Log in at /log-ind first; the session is a cookie.",
  },
  servers: [{ url: baseUrl }],
  components: {
    securitySchemes: {
      [sessionScheme]: { type: "apiKey", in: "cookie", name: sessionCookieName(baseUrl) } as const,
    },
  },
});

/** Hono's own complaint about JSON that cannot be parsed is one of ours. */
const expected = (error: unknown): unknown =>
  error instanceof HTTPException && error.status === 400 ? new BrokenBody() : error;

function tell(parts: ApiParts, request: Request, error: unknown): Response {
  const requestId = parts.requestIdOf(request);
  const problem = error instanceof Problem ? error : parts.problemOf(error, requestId);
  const body = toProblemJson(problem, { lang: parts.langOf(request), requestId });
  return Response.json(body, {
    status: problem.status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}
