import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type OpenedDatabase, openDatabase } from "#db/open.ts";
import { type Cookies, cookiesFor } from "#server/access/cookies.ts";
import { loopbackFetch } from "#server/access/loopback-fetch.ts";
import { createRateLimit } from "#server/access/rate-limit.ts";
import { createBox } from "#server/access/sealed-box.ts";
import { createSessionService, type SessionService } from "#server/access/sessions.ts";
import { createSignInService } from "#server/access/sign-in.ts";
import { createDemoProvider, type DemoProvider } from "#server/demo/demo-provider.ts";
import type { SignInRefusal } from "#server/errors/problem.ts";
import { signInRoutes } from "#server/routes/sign-in.ts";

const dataDir = mkdtempSync(join(tmpdir(), "afsaet-sign-in-"));
const now = () => new Date();
const refusals: { reason: SignInRefusal; cause: unknown }[] = [];
let server: Server;
let database: OpenedDatabase;
let demo: DemoProvider;
let sessions: SessionService;
let cookies: Cookies;
let baseUrl: string;

/** A browser as far as log-in needs one: keeps cookies by path, follows no redirect by itself. */
class Browser {
  readonly jar = new Map<string, { value: string; path: string }>();

  async send(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, baseUrl);
    const sent = [...this.jar].filter(([, { path }]) => url.pathname.startsWith(path));
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join("; ");
    // The public name does not resolve; only the port is real.
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, {
      ...init,
      redirect: "manual",
      headers: { Cookie: cookie, Accept: "text/html", ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const gone = value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(line);
    if (gone) this.jar.delete(name);
    else this.jar.set(name, { value, path: /path=([^;]+)/i.exec(line)?.[1] ?? "/" });
  }

  header(): string {
    return [...this.jar].map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  /** The page with the persons to choose among, as an address. */
  async toChooser(start = "/log-ind"): Promise<string> {
    const begun = await this.send(start);
    expect(begun.status).toBe(302);
    const asked = await this.send(begun.headers.get("location") ?? "");
    return asked.headers.get("location") ?? "";
  }

  /** The address of our own that the provider sends the browser back to. */
  async choose(chooser: string, person: string): Promise<string> {
    const body = new URLSearchParams({ person });
    const chosen = await this.send(chooser, { method: "POST", body });
    const resumed = await this.send(chosen.headers.get("location") ?? "");
    return resumed.headers.get("location") ?? "";
  }

  async logIn(person: string, start?: string): Promise<Response> {
    return await this.send(await this.choose(await this.toChooser(start), person));
  }
}

beforeAll(async () => {
  server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  baseUrl = `http://afsaet.invalid:${port}`;
  database = await openDatabase({ dataDir, migrations: new URL("../../db/migrations/", import.meta.url) });
  demo = await createDemoProvider({
    mode: "demo",
    baseUrl,
    dataDir,
    now,
    randomBytes,
    onFault(error) {
      throw error;
    },
  });
  cookies = cookiesFor(baseUrl);
  const { ports } = database;
  sessions = createSessionService({ ports, box: createBox(randomBytes(32), randomBytes), now, randomBytes });
  const signIn = createSignInService({
    sessions: ports.sessions,
    sessionService: sessions,
    logins: { citizen: demo.citizenLogin, staff: demo.staffLogin },
    baseUrl,
    allowHttp: true,
    fetch: loopbackFetch(baseUrl, port, fetch),
    now,
    randomBytes,
    onProviderFault(error) {
      throw error;
    },
  });
  const onRefused = (reason: SignInRefusal, cause: unknown) => refusals.push({ reason, cause });
  const rateLimit = createRateLimit({ perMinute: 1_000, now });
  const app = signInRoutes({ signIn, cookies, rateLimit, onRefused });
  const listener = getRequestListener(app.fetch);
  server.on("request", async (req, res) => {
    if (!(await demo.handle(req, res))) await listener(req, res);
  });
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.close();
});

beforeEach(() => {
  refusals.length = 0;
});

const whoIs = (browser: Browser) => sessions.resolve(cookies.session(browser.header()));

describe("logging in as a citizen", () => {
  test("goes to the provider and back to the page that was asked for", async () => {
    const browser = new Browser();
    const done = await browser.logIn("jonas-lindeskov", "/log-ind?til=/skema/risikoscreening/3");
    expect(refusals).toEqual([]);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/skema/risikoscreening/3"]);
    expect(done.headers.get("cache-control")).toBe("no-store");
    const found = await whoIs(browser);
    expect(found?.actor).toMatchObject({ kind: "citizen", name: "Jonas Lindeskov" });
    expect(found?.session.assurance).toBe("https://data.gov.dk/concept/core/nsis/Substantial");
    expect([...browser.jar.keys()].filter((name) => name.startsWith("afsaet"))).toEqual(["afsaet"]);
  });
});
