import { randomBytes, randomUUID } from "node:crypto";
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
import { createRequestGuard } from "#server/access/request-guard.ts";
import { createBox } from "#server/access/sealed-box.ts";
import { createSessionService, type SessionService } from "#server/access/sessions.ts";
import { createSignInService } from "#server/access/sign-in.ts";
import { createDemoProvider, type DemoProvider } from "#server/demo/demo-provider.ts";
import type { SignInRefusal } from "#server/errors/problem.ts";
import { createProblemOf } from "#server/errors/problem-of.ts";
import { createLog } from "#server/log.ts";
import { signInRoutes } from "#server/routes/sign-in.ts";
import { PlainBrowser } from "#test/plain-browser.ts";

const dataDir = mkdtempSync(join(tmpdir(), "afsaet-sign-in-"));
const now = () => new Date();
const refusals: { reason: SignInRefusal; cause: unknown }[] = [];
let server: Server;
let database: OpenedDatabase;
let demo: DemoProvider;
let sessions: SessionService;
let cookies: Cookies;
let baseUrl: string;
let admitted = true;

const posted = (fields: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  headers: { Origin: baseUrl },
});

/** A browser that knows the way through the demonstration's log-in. */
class Browser extends PlainBrowser {
  constructor() {
    super(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // the public name does not resolve
  }

  /** The page with the persons to choose among, as an address. */
  async toChooser(start = "/log-ind"): Promise<string> {
    return await this.follow(await this.follow(start));
  }

  /** The address of our own that the provider sends the browser back to. */
  async choose(chooser: string, person: string): Promise<string> {
    return await this.follow(await this.follow(chooser, posted({ person })));
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
  const app = signInRoutes({
    signIn,
    cookies,
    rateLimit: { admits: () => admitted },
    exitSite: "https://www.dmi.dk/",
    onRefused: (reason, cause) => refusals.push({ reason, cause }),
    problemOf: createProblemOf(createLog({ level: "silent" })),
  });
  const listener = getRequestListener(app.fetch);
  const newRequestId = () => randomUUID();
  const serverToServer = ["/demo-login/token"];
  const guard = createRequestGuard({ baseUrl, formTargets: [], serverToServer, newRequestId });
  server.on("request", async (req, res) => {
    if (!guard(req, res) && !(await demo.handle(req, res))) await listener(req, res);
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

const whoIs = (browser: Browser) => sessions.resolve(cookies.session(browser.cookieHeader()));

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
    expect(cookies.signIn(browser.cookieHeader())).toBeNull();
  });
});

describe("logging in as staff", () => {
  test("gives the role that the provider tells, and starts at the cases", async () => {
    const browser = new Browser();
    const done = await browser.logIn("hanne-riisager", "/log-ind?som=medarbejder");
    expect(done.headers.get("location")).toBe("/personale");
    expect((await whoIs(browser))?.actor).toMatchObject({ kind: "staff", roles: ["caseworker"] });
  });

  test("as the same person again keeps the same id", async () => {
    const [first, second] = [new Browser(), new Browser()];
    await first.logIn("lone-thorsager", "/log-ind?som=medarbejder");
    await second.logIn("lone-thorsager", "/log-ind?som=medarbejder");
    expect((await whoIs(first))?.actor.id).toBe((await whoIs(second))?.actor.id);
  });
});

describe("a refused log-in", () => {
  test("is one below NSIS Substantial", async () => {
    const browser = new Browser();
    const done = await browser.logIn("karsten-dalby");
    expect([done.status, done.headers.get("location")]).toEqual([303, "/log-ind/afvist?grund=assurance"]);
    expect(await whoIs(browser)).toBeNull();
  });

  test("is one too many from the same address", async () => {
    admitted = false;
    const refused = await new Browser().send("/log-ind");
    admitted = true;
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(await refused.text()).toContain("Vent lidt");
  });

  test("is one that the person stopped", async () => {
    const browser = new Browser();
    const done = await browser.logIn("");
    expect(done.headers.get("location")).toBe("/log-ind/afvist?grund=cancelled");
  });

  test("is a citizen's person at the staff log-in", async () => {
    const browser = new Browser();
    const done = await browser.logIn("jonas-lindeskov", "/log-ind?som=medarbejder");
    expect(done.headers.get("location")).toBe("/log-ind/afvist?grund=cancelled");
  });

  test("is a second use of the same callback", async () => {
    const browser = new Browser();
    const callback = await browser.choose(await browser.toChooser(), "jonas-lindeskov");
    const signInCookie = cookies.signIn(browser.cookieHeader()) ?? "";
    expect(await browser.follow(callback)).toBe("/min-side");
    browser.keep(cookies.setSignIn(signInCookie));
    expect(await browser.follow(callback)).toBe("/log-ind/afvist?grund=expired");
  });

  test("is a callback in another browser, with another state, or with none", async () => {
    const browser = new Browser();
    const callback = await browser.choose(await browser.toChooser(), "jonas-lindeskov");
    const stranger = new Browser();
    await stranger.toChooser();
    expect(await stranger.follow(callback)).toBe("/log-ind/afvist?grund=expired");
    for (const forged of [callback.replace(/state=[^&]+/, "state=x"), callback.replace(/state=[^&]+/, "")])
      expect(await browser.follow(forged)).toBe("/log-ind/afvist?grund=expired");
    expect(await browser.follow(callback)).toBe("/min-side");
  });

  test("is an answer that names another issuer", async () => {
    const browser = new Browser();
    const callback = await browser.choose(await browser.toChooser(), "jonas-lindeskov");
    const mixedUp = callback.replace(/iss=[^&]+/, "iss=https%3A%2F%2Fevil.example");
    expect(await browser.follow(mixedUp)).toBe("/log-ind/afvist?grund=provider");
  });

  test("is a code from somebody else's log-in", async () => {
    const [victim, attacker] = [new Browser(), new Browser()];
    const stolen = await attacker.choose(await attacker.toChooser(), "sofie-elmelund");
    const callback = await victim.choose(await victim.toChooser(), "jonas-lindeskov");
    const code = new URL(stolen).searchParams.get("code") ?? "";
    const injected = callback.replace(/code=[^&]+/, `code=${code}`);
    expect(await victim.follow(injected)).toBe("/log-ind/afvist?grund=provider");
    expect(await whoIs(victim)).toBeNull();
  });
});

describe("the session", () => {
  test("gets a new value at log-in, and the value from before is dead", async () => {
    const browser = new Browser();
    await browser.logIn("jonas-lindeskov");
    const before = cookies.session(browser.cookieHeader());
    await browser.logIn("sofie-elmelund");
    expect(cookies.session(browser.cookieHeader())).not.toBe(before);
    expect(await sessions.resolve(before)).toBeNull();
    expect((await whoIs(browser))?.actor.name).toBe("Sofie Elmelund");
  });

  test("never takes a value that was planted before log-in", async () => {
    const browser = new Browser();
    const planted = "p".repeat(43);
    browser.keep(`afsaet=${planted}; Path=/`);
    await browser.logIn("jonas-lindeskov");
    expect(cookies.session(browser.cookieHeader())).not.toBe(planted);
    expect(await sessions.resolve(planted)).toBeNull();
  });

  test("ends on the server and at the provider at log-out", async () => {
    const browser = new Browser();
    await browser.logIn("jonas-lindeskov");
    const value = cookies.session(browser.cookieHeader());
    const out = await browser.send("/log-ud", posted());
    expect(out.status).toBe(303);
    expect(out.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(browser.cookieHeader()).not.toContain("afsaet=");
    expect(await sessions.resolve(value)).toBeNull();
    const away = out.headers.get("location") ?? "";
    expect(away).toMatch(/\/demo-login\/session\/end\?/);
    // The ID token holds the cpr number, which must not stand in an address; so no `id_token_hint`.
    expect([...new URL(away).searchParams.keys()].toSorted()).toEqual([
      "client_id",
      "post_logout_redirect_uri",
    ]);
    const back = await browser.send(away);
    expect([back.status, back.headers.get("location")]).toEqual([303, `${baseUrl}/logget-ud`]);
  });

  test("is not needed for logging out", async () => {
    const out = await new Browser().send("/log-ud", posted());
    expect([out.status, out.headers.get("location")]).toEqual([303, "/logget-ud"]);
  });

  test("ends at a quick exit, and the person is led to the neutral site", async () => {
    const browser = new Browser();
    await browser.logIn("jonas-lindeskov");
    const value = cookies.session(browser.cookieHeader());
    const away = await browser.send("/forlad", { headers: { "Sec-Fetch-Site": "same-origin" } });
    expect([away.status, away.headers.get("location")]).toEqual([303, "https://www.dmi.dk/"]);
    expect(away.headers.get("clear-site-data")).toBe('"storage"');
    expect(browser.cookieHeader()).not.toContain("afsaet=");
    expect(await sessions.resolve(value)).toBeNull();
  });

  test("leaves audit rows of its start and end", async () => {
    const browser = new Browser();
    await browser.logIn("amina-haugsted");
    const actorId = (await whoIs(browser))?.actor.id ?? "";
    const subjectId = (await whoIs(browser))?.session.hash.slice(0, 16) ?? "";
    await browser.send("/log-ud", posted());
    for (const action of ["session.start", "session.end"]) {
      const search = { actorId, action, subjectId, since: new Date(0) };
      expect(await database.ports.audit.latest(search)).toMatchObject({
        actorKind: "citizen",
        role: "citizen",
      });
    }
  });
});

test("a log-in can be finished although another tab began one later", async () => {
  const browser = new Browser();
  const earlier = await browser.toChooser("/log-ind?til=/min-side/svar");
  await browser.toChooser();
  const done = await browser.send(await browser.choose(earlier, "jonas-lindeskov"));
  expect(done.headers.get("location")).toBe("/min-side/svar");
});
