import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { rawRequest } from "#test/security/raw-request.ts";
import { type Served, serve } from "#test/served.ts";

let served: Served;
const people: Record<string, HttpPerson> = {};
let script: string;

beforeAll(async () => {
  served = await serve();
  for (const [name, key, kind] of [
    ["citizen", "jonas-lindeskov", "borger"],
    ["caseworker", "omar-vestergaard", "medarbejder"],
  ] as const) {
    people[name] = httpPerson(served);
    await logIn(people[name], key, kind);
  }
  people["nobody"] = httpPerson(served);
  const html = await (await people["citizen"]?.get("/min-side"))?.text();
  script = /\/_astro\/[\w.-]+\.js/.exec(html ?? "")?.[0] ?? "/_astro/missing";
});
afterAll(() => served.dispose());

/** Every kind of answer: who asks for what, and the status. */
const kinds: readonly { kind: string; who: string; path: () => string; status: number; post?: true }[] = [
  { kind: "front page", who: "nobody", path: () => "/", status: 200 },
  { kind: "own page", who: "citizen", path: () => "/min-side", status: 200 },
  { kind: "queue", who: "caseworker", path: () => "/sager", status: 200 },
  { kind: "API", who: "citizen", path: () => "/api/responses", status: 200 },
  { kind: "API, not logged in", who: "nobody", path: () => "/api/responses", status: 401 },
  { kind: "page, not logged in", who: "nobody", path: () => "/min-side", status: 401 },
  { kind: "page, not allowed", who: "citizen", path: () => "/sager", status: 403 },
  { kind: "not found", who: "nobody", path: () => "/findes-ikke", status: 404 },
  { kind: "API, not found", who: "nobody", path: () => "/api/findes-ikke", status: 404 },
  { kind: "redirect", who: "nobody", path: () => "/log-ind?som=borger", status: 302 },
  { kind: "refused by the guard", who: "nobody", path: () => "/%00", status: 400 },
  { kind: "foreign origin", who: "nobody", path: () => "/log-ud", status: 403, post: true },
  { kind: "font", who: "nobody", path: () => "/fonts/ibm-plex-sans-400.woff2", status: 200 },
  { kind: "script", who: "nobody", path: () => script, status: 200 },
  { kind: "missing file", who: "nobody", path: () => "/_astro/findes-ikke.js", status: 404 },
];

const ask = (one: (typeof kinds)[number]) => {
  const cookies = [...(people[one.who]?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = {
    Cookie: cookies,
    ...(one.post && { Origin: "https://evil.example", "Content-Length": "0" }),
  };
  return rawRequest(served, one.path(), { method: one.post ? "POST" : "GET", headers });
};

describe.each(kinds)("$kind", (one) => {
  test("has the headers that every answer has", async () => {
    const { status, headers } = await ask(one);
    expect(status).toBe(one.status);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["server"]).toBeUndefined();
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    const policy = String(headers["content-security-policy"]);
    for (const rule of [
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe-|\*|data:/);
  });

  test("is stored by no browser, unless it is the same for everybody", async () => {
    const { headers } = await ask(one);
    const caching = headers["cache-control"];
    if (one.kind === "font") expect(caching).toBe("public, max-age=2592000");
    else if (one.kind === "script") expect(caching).toBe("public, max-age=31536000, immutable");
    else expect(caching).toBe("no-store");
  });
});

test("a page allows only scripts and styles whose hash it names, and has no other", async () => {
  const answer = await ask({ kind: "", who: "citizen", path: () => "/min-side", status: 200 });
  const policy = String(answer.headers["content-security-policy"]) + answer.body;
  expect(policy).toMatch(/script-src 'self' 'sha256-/);
  expect(policy).toMatch(/style-src 'self' 'sha256-/);
  expect(answer.body).not.toMatch(/\son\w+=|\sstyle=|href="javascript:/i);
  expect(answer.body.match(/(?:src|href)="(?:https?:)?\/\/[^"]+/g) ?? []).toEqual([]);
});

test.each([
  ["br", (bytes: Buffer) => brotliDecompressSync(bytes)],
  ["gzip", (bytes: Buffer) => gunzipSync(bytes)],
] as const)("a page travels packed: %s", async (encoding, unpack) => {
  const { request } = await import("node:http");
  const { bytes, headers } = await new Promise<{ bytes: Buffer; headers: Record<string, unknown> }>(
    (resolve) => {
      const options = {
        host: "127.0.0.1",
        port: served.port,
        path: "/",
        headers: { "Accept-Encoding": encoding },
      };
      request(options, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        resolve({ bytes: Buffer.concat(parts), headers: answer.headers });
      }).end();
    },
  );
  expect(headers["content-encoding"]).toBe(encoding);
  expect(String(headers["vary"])).toMatch(/accept-encoding/i);
  const html = unpack(bytes).toString("utf8");
  expect(html).toContain("</html>");
  expect(bytes.length).toBeLessThan(html.length / 2);
});
