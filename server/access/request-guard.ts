import type { IncomingMessage, ServerOptions, ServerResponse } from "node:http";
import { languageOf } from "#server/access/language.ts";
import { plainPage, plainPagePolicy } from "#server/access/plain-page.ts";
import { isApi, methodsOf, pathOf, verdict } from "#server/access/request-verdict.ts";
import { createHeaderWriter } from "#server/access/security-headers.ts";
import type { Problem } from "#server/errors/problem.ts";
import { WrongMethod } from "#server/errors/problem.ts";
import { toProblemJson } from "#server/errors/problem-json.ts";

export interface GuardOptions {
  readonly baseUrl: string;
  /** Origins of the identity providers. */
  readonly formTargets: readonly string[];
  /** Paths that servers call, not browsers: exempt from the check of where a request comes from. */
  readonly serverToServer: readonly string[];
  readonly newRequestId: () => string;
}

/** For `http.createServer`: a client that sends slowly, or sends no end of headers, is let go of. */
export const serverOptions: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
};

/**
 * Looks at every request of the server before anything else does: turns it away with an answer (then true),
 * or lets it go on under the public host's name, with a request id and without headers that claim who sent it.
 */
export function createRequestGuard(options: GuardOptions) {
  const { origin, host } = new URL(options.baseUrl);
  const rules = { origin, serverToServer: new Set(options.serverToServer) };
  const writeHeaders = createHeaderWriter(options);
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const target = req.url ?? "";
    writeHeaders(res, pathOf(target));
    const requestId = options.newRequestId();
    const problem = verdict({ method: req.method ?? "", target, headers: req.headers }, rules);
    if (problem !== null) {
      refuse({ req, res, problem, requestId });
      return true;
    }
    const elsewhere = sameLoopbackElsewhere(req, options.baseUrl);
    if (elsewhere !== null) {
      res.writeHead(302, { Location: elsewhere }).end();
      return true;
    }
    believeOnly(req, { host, "x-request-id": requestId });
    return false;
  };
}

/** Headers by which a client could pretend to be somewhere or somebody else. */
const claims =
  /^(?:host|forwarded|x-forwarded-.*|x-real-ip|x-original-url|x-rewrite-url|x-http-method.*|x-request-id)$/;

/** Replaced in both places: some parts of the program read the raw list, others the object. */
function believeOnly(req: IncomingMessage, own: Readonly<Record<string, string>>): void {
  const raw: string[] = [];
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i] ?? "";
    if (!claims.test(name.toLowerCase())) raw.push(name, req.rawHeaders[i + 1] ?? "");
  }
  for (const name of Object.keys(req.headers)) if (claims.test(name)) delete req.headers[name];
  Object.assign(req.headers, own);
  req.rawHeaders = [...raw, ...Object.entries(own).flat()];
}

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Somebody who opened `127.0.0.1` where the address is `localhost` begins the log-in there, where the way
 * back from the provider leads; the cookie of the log-in would be lost otherwise.
 */
function sameLoopbackElsewhere(req: IncomingMessage, baseUrl: string): string | null {
  const target = req.url ?? "";
  if (pathOf(target) !== "/log-ind") return null;
  const base = new URL(baseUrl);
  const asked = URL.parse(`http://${req.headers.host ?? ""}`);
  if (asked === null || asked.host === base.host) return null;
  const bothLoopback = loopbackNames.has(asked.hostname) && loopbackNames.has(base.hostname);
  return bothLoopback && asked.port === base.port ? baseUrl + target : null;
}

interface Refusal {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly problem: Problem;
  readonly requestId: string;
}

/** How long a client may still send after it was refused, so that it gets to read the answer. */
const lingerMs = 1_000;

function refuse({ req, res, problem, requestId }: Refusal): void {
  const target = req.url ?? "";
  const { cookie, "accept-language": acceptLanguage } = req.headers;
  const told = { lang: languageOf({ cookie, acceptLanguage }), requestId };
  const body = isApi(target) ? JSON.stringify(toProblemJson(problem, told)) : plainPage(problem);
  res.statusCode = problem.status;
  res.setHeader("Content-Type", isApi(target) ? "application/problem+json" : "text/html; charset=utf-8");
  res.setHeader("Content-Security-Policy", plainPagePolicy);
  res.setHeader("Content-Length", Buffer.byteLength(body));
  if (problem instanceof WrongMethod) res.setHeader("Allow", methodsOf(target).join(", "));
  res.setHeader("Connection", "close");
  res.flushHeaders();
  if (req.method !== "HEAD") res.write(body);
  endSoon(req, res);
}

/**
 * A body may be on its way, of any size: what still arrives is thrown away, then the connection is cut. Ending
 * the answer cuts it at once, and a client that is still sending would lose the answer: hence not before.
 */
function endSoon(req: IncomingMessage, res: ServerResponse): void {
  const { socket } = req;
  const cut = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(cut));
  req.once("end", () => res.end());
  req.resume();
}
