import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRequestGuard, serverOptions } from "#server/access/request-guard.ts";
import { fixedHeaders } from "#server/access/security-headers.ts";

const baseUrl = "https://afsaet.example";
const requestId = "0b3c9d1e-7a52-4f7e-9c0d-3f1f5a1b2c3d";
const options = {
  baseUrl,
  formTargets: ["https://idp.example"],
  serverToServer: [],
  newRequestId: () => requestId,
};
const own = { Origin: baseUrl, "Content-Type": "application/x-www-form-urlencoded" };

let server: Server;
let origin: string;
let port: number;
let seen = 0;

const app = new Hono()
  .get("/echo", (c) => c.json({ url: c.req.url, ...c.req.header() }))
  .get("/weak", (c) => {
    c.header("Cache-Control", "public, max-age=60");
    c.header("X-Frame-Options", "SAMEORIGIN");
    c.header("Content-Security-Policy", "script-src 'sha256-x'");
    c.header("Set-Cookie", "a=1");
    c.header("Set-Cookie", "b=2", { append: true });
    return c.text("x");
  })
  .get("/_astro/*", (c) => (c.req.path.includes("missing") ? c.notFound() : c.text("x")))
  .post("/form", async (c) => c.text(`${(await c.req.text()).length}`));

beforeAll(async () => {
  const guard = createRequestGuard(options);
  const listener = getRequestListener(app.fetch);
  server = createServer(serverOptions, (req, res) => {
    if (guard(req, res)) return;
    seen += 1;
    if (req.url === "/raw")
      res.writeHead(200, "Fine", ["X-A", "1", "X-A", "2", "Cache-Control", "public"]).end();
    else if (req.url === "/bare") res.end("x");
    else listener(req, res);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("headers", () => {
  test.each(["/weak", "/raw", "/bare", "/missing", "/_astro/a.js", "/%00"])(
    "are strict on the answer of %s",
    async (path) => {
      const { headers } = await fetch(origin + path);
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).toContain("form-action 'self' https://idp.example");
      expect(headers.get("cache-control")).toBe(
        path === "/_astro/a.js" ? "public, max-age=31536000, immutable" : "no-store",
      );
    },
  );

  test("leave an answer's own policy and cookies in place", async () => {
    const { headers } = await fetch(`${origin}/weak`);
    expect(headers.get("content-security-policy")).toMatch(/^script-src 'sha256-x', frame-ancestors/);
    expect(headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect((await fetch(`${origin}/raw`)).headers.get("x-a")).toBe("1, 2");
  });

  test("let nobody keep a missing file", async () => {
    expect((await fetch(`${origin}/_astro/missing.js`)).headers.get("cache-control")).toBe("no-store");
  });

  test("promise https only where there is https", () => {
    const names = Object.keys(fixedHeaders({ ...options, baseUrl: "http://localhost:4321" }));
    expect(names).not.toContain("Strict-Transport-Security");
  });
});

describe("a request that goes on", () => {
  test("is known by the public host, whatever it claims, and by an id of ours", async () => {
    const forged = {
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "gopher",
      "X-Forwarded-For": "6.6.6.6",
      Forwarded: "host=evil.example",
      "X-Request-Id": "theirs",
      "X-Other": "kept",
    };
    const told = (await (await fetch(`${origin}/echo`, { headers: forged })).json()) as Record<
      string,
      string
    >;
    expect(told["host"]).toBe("afsaet.example");
    expect(told["x-request-id"]).toBe(requestId);
    expect(told["x-other"]).toBe("kept");
    expect(JSON.stringify(told)).not.toMatch(/evil|gopher|6\.6\.6\.6|theirs/);
  });

  test("has its body", async () => {
    const init = { method: "POST", headers: own, body: "a".repeat(256 * 1024) };
    expect(await (await fetch(`${origin}/form`, init)).text()).toBe(String(256 * 1024));
  });
});

describe("a refused request", () => {
  test("reaches nothing, and is told why as a page or as a problem", async () => {
    const before = seen;
    const page = await fetch(`${origin}/form`, { method: "POST", body: new URLSearchParams({ a: "1" }) });
    expect([page.status, page.headers.get("content-type")]).toEqual([403, "text/html; charset=utf-8"]);
    expect(await page.text()).toContain("Siden kunne ikke sendes herfra");
    const problem = await fetch(`${origin}/api/x`, { method: "POST" });
    expect(problem.headers.get("content-type")).toBe("application/problem+json");
    expect(await problem.json()).toMatchObject({ type: "urn:afsaet:problem:foreign-origin", status: 403 });
    expect((await fetch(origin, { method: "OPTIONS" })).headers.get("allow")).toContain("GET");
    expect(seen).toBe(before);
  });

  test.each([
    [{ Cookie: "sprog=en" }, "The page could not be sent from here. Open it again and try once more."],
    [
      { "Accept-Language": "en-GB" },
      "The page could not be sent from here. Open it again and try once more.",
    ],
    [{}, "Siden kunne ikke sendes herfra. Åbn den igen, og prøv en gang til."],
  ])("is told in the person's language: %j", async (headers: Record<string, string>, title) => {
    const problem = await fetch(`${origin}/api/x`, { method: "POST", headers });
    expect(await problem.json()).toMatchObject({ title });
  });

  test("says which methods there are", async () => {
    const allow = async (path: string) =>
      (await fetch(origin + path, { method: "OPTIONS" })).headers.get("allow");
    expect(await allow("/sager")).toBe("GET, HEAD, POST");
    expect(await allow("/api/cases")).toBe("GET, HEAD, POST, PUT, PATCH, DELETE");
  });

  test("that is too large is answered, and the connection closed", async () => {
    const tooMuch = await fetch(`${origin}/form`, {
      method: "POST",
      headers: own,
      body: "a".repeat(256 * 1024 + 1),
    });
    expect([tooMuch.status, tooMuch.headers.get("connection")]).toEqual([413, "close"]);
  });

  test("whose body has no announced end is cut off, however much it sends", async () => {
    const sending = request(`${origin}/form`, { method: "POST", headers: own });
    let sent = 0;
    const more = setInterval(() => {
      sent += 65_536;
      sending.write(Buffer.alloc(65_536));
    }, 5);
    sending.on("error", () => {});
    const [answer] = await once(sending, "response");
    expect(answer.statusCode).toBe(413);
    answer.resume();
    await once(sending, "close");
    clearInterval(more);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test("cannot be hidden behind another one", async () => {
    const socket = connect(port, "127.0.0.1");
    socket.write(
      "POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n",
    );
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /);
    socket.destroy();
  });
});

test("the log-in of somebody at another loopback name begins where it will come back to", async () => {
  const guard = createRequestGuard({ ...options, baseUrl: `http://localhost:${port}` });
  const other = createServer((req, res) => {
    if (!guard(req, res)) res.end("here");
  }).listen(0, "127.0.0.1");
  await once(other, "listening");
  const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const ask = async (path: string, host: string) => {
    const [answer] = await once(request(at + path, { headers: { Host: host } }).end(), "response");
    answer.resume();
    return answer.headers.location;
  };
  expect(await ask("/log-ind?til=/sager", `127.0.0.1:${port}`)).toBe(
    `http://localhost:${port}/log-ind?til=/sager`,
  );
  expect(await ask("/log-ind", `localhost:${port}`)).toBeUndefined();
  expect(await ask("/log-ind", "evil.example")).toBeUndefined();
  expect(await ask("/min-side", `127.0.0.1:${port}`)).toBeUndefined();
  other.close();
});
