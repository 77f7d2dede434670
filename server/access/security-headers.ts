import type { ServerResponse } from "node:http";

export interface HeaderRules {
  readonly baseUrl: string;
  /** Origins that a form's answer may lead on to: the identity providers, at log-out. */
  readonly formTargets: readonly string[];
}

type Outgoing = Pick<
  ServerResponse,
  "getHeader" | "setHeader" | "appendHeader" | "removeHeader" | "writeHead"
>;

const policyName = "Content-Security-Policy";

/**
 * Rules for every answer, beside the policy with hashes that the pages bring themselves; a browser enforces
 * both. Chromium asks `form-action` also about redirects after a form, hence the identity providers.
 */
const framePolicy = ({ formTargets }: HeaderRules): string =>
  [
    "frame-ancestors 'none'",
    "base-uri 'none'",
    ...["object-src", "frame-src", "worker-src", "media-src"].map((kind) => `${kind} 'none'`),
    ...["connect-src", "font-src", "img-src", "manifest-src"].map((kind) => `${kind} 'self'`),
    `form-action ${["'self'", ...formTargets].join(" ")}`,
  ].join("; ");

/** The same for every answer of the server, static files and errors too. */
export function fixedHeaders({ baseUrl }: HeaderRules): Readonly<Record<string, string>> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(baseUrl.startsWith("https:") && {
      "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    }),
  };
}

/** How long a browser may keep the file of that path; null for all that may hold personal data. */
function publicCaching(path: string): string | null {
  if (path.startsWith("/_astro/")) return "public, max-age=31536000, immutable"; // the name holds a hash
  if (path.startsWith("/fonts/")) return "public, max-age=2592000";
  return path === "/favicon.svg" ? "public, max-age=86400" : null;
}

/**
 * Writes the headers when an answer begins, so that no part of the program can leave them out or weaken
 * them. An answer's own content security policy stays, beside ours.
 */
export function createHeaderWriter(rules: HeaderRules): (res: Outgoing, path: string) => void {
  const fixed = Object.entries(fixedHeaders(rules));
  const ours = framePolicy(rules);
  return (res, path) => {
    const writeHead = res.writeHead.bind(res) as (...given: unknown[]) => ServerResponse;
    const hooked = (...given: unknown[]): ServerResponse => {
      const headers = given.at(-1);
      const own = typeof headers === "object" && headers !== null ? given.slice(0, -1) : given;
      if (own !== given) applyGiven(res, headers);
      for (const [name, value] of fixed) res.setHeader(name, value);
      const theirs = [res.getHeader(policyName) ?? []].flat().map(String);
      res.setHeader(policyName, [...theirs, ours]);
      const caching = Number(given[0]) < 400 ? publicCaching(path) : null;
      res.setHeader("Cache-Control", caching ?? "no-store");
      return writeHead(...own);
    };
    res.writeHead = hooked as ServerResponse["writeHead"];
  };
}

/** What was given to `writeHead`: an object, or names and values in turn. */
function applyGiven(res: Outgoing, headers: unknown): void {
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers as Record<string, number | string | string[]>)) {
      if (value !== undefined) res.setHeader(name, value);
    }
    return;
  }
  const flat = headers.flat().map(String);
  const names = flat.filter((_, i) => i % 2 === 0);
  for (const name of names) res.removeHeader(name);
  for (const [i, name] of names.entries()) res.appendHeader(name, flat[i * 2 + 1] ?? "");
}
