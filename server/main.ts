import "#server/boot.ts";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { handler as pages } from "@astrojs/node/server.js";
import { getRequestListener } from "@hono/node-server";
import compression from "compression";
import { createRequestGuard, type GuardOptions, serverOptions } from "#server/access/request-guard.ts";
import type { Composed } from "#server/compose.ts";
import { WrongSettings } from "#server/config.ts";
import { jobsOf } from "#server/jobs/jobs-of.ts";
import { startJobs } from "#server/jobs/timetable.ts";
import { routePattern } from "#server/route-pattern.ts";
import { running } from "#server/running.ts";
import { welcome } from "#server/welcome.ts";

type Answer = (req: IncomingMessage, res: ServerResponse) => unknown;

/** Requests under way get this long to end when the program is asked to stop. */
const graceMs = 10_000;

const signInPaths: ReadonlySet<string> = new Set(["/log-ind", "/log-ind/retur", "/log-ud", "/forlad"]);

/** Which part of the program answers a path: API, log-in, demonstration provider, or pages and files. */
function answers({ api, signIn, demoProvider }: Composed): Answer {
  const apiAnswers = getRequestListener(api.fetch);
  const signInAnswers = getRequestListener(signIn.fetch);
  return async (req, res) => {
    const path = (req.url ?? "").split("?", 1)[0] ?? "";
    if (path.startsWith("/api/")) return apiAnswers(req, res);
    if (signInPaths.has(path)) return signInAnswers(req, res);
    if (demoProvider !== null && (await demoProvider.handle(req, res))) return;
    return pages(req, res);
  };
}

/** What the guard needs to know of this installation: where forms may lead, and which paths servers call. */
function guardOptions({ config, demoProvider }: Composed): GuardOptions {
  const issuers = [config.citizenLogin?.issuer, config.staffLogin?.issuer].filter(
    (issuer) => issuer !== undefined,
  );
  return {
    baseUrl: config.baseUrl,
    formTargets: [...new Set(issuers.map((issuer) => new URL(issuer).origin))],
    serverToServer: demoProvider === null ? [] : ["/demo-login/token"],
    newRequestId: randomUUID,
  };
}

/** One line a request: which route, how it went and how long it took; nothing of what was asked. */
function logWhenDone({ log }: Composed, req: IncomingMessage, res: ServerResponse): void {
  const startedAt = performance.now();
  const route = routePattern((req.url ?? "").split("?", 1)[0] ?? "");
  const method = req.method ?? "";
  res.once("close", () => {
    const requestId = String(req.headers["x-request-id"] ?? "");
    const ms = Math.round(performance.now() - startedAt);
    log.event("request", { requestId, method, route, status: res.statusCode, ms });
  });
}

/** Starts the one process: pages, files, API and jobs on one port. */
async function start(): Promise<void> {
  const program = await running();
  const { config, log, database } = program;
  const answer = answers(program);
  const guard = createRequestGuard(guardOptions(program));
  const compress = compression() as unknown as (...parts: [...Parameters<Answer>, () => void]) => void;
  const server = createServer(serverOptions, (req, res) => {
    logWhenDone(program, req, res);
    // Asked to stop: a connection that is kept alive would bring one request after the other.
    res.shouldKeepAlive &&= server.listening;
    if (!guard(req, res)) compress(req, res, () => void answer(req, res));
  });
  const stopJobs = startJobs(jobsOf(program), (error) => log.fault("job-failed", error));
  const stop = async (): Promise<void> => {
    server.close();
    // Again and again: a connection whose last request began before the stop falls idle after it.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const forced = setTimeout(() => server.closeAllConnections(), graceMs);
    await new Promise<void>((resolve) => server.once("close", resolve));
    clearInterval(idle);
    clearTimeout(forced);
    await stopJobs();
    await database.close();
    process.exit(0);
  };
  // What nobody caught may have left things half done: say so without its message, and let a supervisor start anew.
  process.once("uncaughtException", (error) => {
    log.fault("uncaught", error);
    process.exit(1);
  });
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  server.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    process.stderr.write(
      `Port ${config.port} is in use. Stop what uses it, or choose another: PORT=4322 npm start\n`,
    );
    process.exit(1);
  });
  server.listen(config.port, config.host, () =>
    process.stdout.write(welcome(config, database.facts, program.demoPeople)),
  );
}

/** Wrong settings and an unusable database are told as sentences, not as a stack. */
function tellAndStop(error: unknown): never {
  const expected =
    error instanceof WrongSettings ||
    (error instanceof Error && /^(Database|QuestionnaireFile)/.test(error.name));
  process.stderr.write(
    `Afsæt cannot start.\n${expected ? (error as Error).message : String((error as Error).stack)}\n`,
  );
  process.exit(1);
}

start().catch(tellAndStop);
