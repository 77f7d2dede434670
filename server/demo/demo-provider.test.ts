import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDemoProvider, type DemoProvider } from "#server/demo/demo-provider.ts";
import { PlainBrowser } from "#test/plain-browser.ts";

const dataDir = mkdtempSync(join(tmpdir(), "afsaet-demo-"));
const now = () => new Date();
let server: Server;
let demo: DemoProvider;
let baseUrl: string;
let origin: string;

beforeAll(async () => {
  server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  baseUrl = `http://afsaet.invalid:${port}`;
  origin = `http://127.0.0.1:${port}`;
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
  server.on("request", async (req, res) => {
    if (!(await demo.handle(req, res))) res.writeHead(404).end("not the provider's");
  });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Begins a log-in as our own program would; gives the address of the page to choose a person on. */
function ask(browser: PlainBrowser, changed: Record<string, string> = {}): Promise<string> {
  const parameters = new URLSearchParams({
    client_id: demo.citizenLogin.clientId,
    response_type: "code",
    scope: demo.citizenLogin.scope,
    redirect_uri: `${baseUrl}/log-ind/retur`,
    state: "s",
    code_challenge: "a".repeat(43),
    code_challenge_method: "S256",
    ...changed,
  });
  return browser.follow(`/demo-login/auth?${parameters}`);
}

describe("the demo provider", () => {
  test("tells whom a log-in is for, and knows no other", async () => {
    const uid = (address: string) => address.split("/").at(-1) ?? "";
    expect(await demo.interactionKind(uid(await ask(new PlainBrowser(origin))))).toBe("citizen");
    const { clientId, scope } = demo.staffLogin;
    const staff = await ask(new PlainBrowser(origin), { client_id: clientId, scope });
    expect(await demo.interactionKind(uid(staff))).toBe("staff");
    expect(await demo.interactionKind("unknown")).toBeNull();
  });

  test("leaves the page to choose on, and all else, to others", async () => {
    const browser = new PlainBrowser(origin);
    expect((await browser.send(await ask(browser))).status).toBe(404);
    expect((await browser.send("/demo-loginx")).status).toBe(404);
  });

  test("asks for a person each time, also when somebody is logged in there", async () => {
    const browser = new PlainBrowser(origin);
    const body = new URLSearchParams({ person: "jonas-lindeskov" });
    const back = await browser.follow(await browser.follow(await ask(browser), { method: "POST", body }));
    expect(back).toMatch(/\/log-ind\/retur\?code=/);
    expect(await ask(browser)).toMatch(/^\/demo-login\/vaelg\//);
  });

  test.each([
    ["another return address", { redirect_uri: "https://evil.example/log-ind/retur" }],
    ["an unknown client", { client_id: "x" }],
  ])("sends %s to the page for refusals", async (_name, changed) => {
    expect(await ask(new PlainBrowser(origin), changed)).toBe("/log-ind/afvist?grund=provider");
  });

  test("demands PKCE", async () => {
    const refused = await ask(new PlainBrowser(origin), { code_challenge: "", code_challenge_method: "" });
    expect(refused).toContain("error=invalid_request");
  });

  test("sends a forgotten log-in to the page for refusals", async () => {
    const init = { method: "POST", body: new URLSearchParams({ person: "x" }) };
    const gone = await new PlainBrowser(origin).follow("/demo-login/vaelg/unknown", init);
    expect(gone).toBe("/log-ind/afvist?grund=expired");
  });

  test("lets nobody finish the log-in of another browser", async () => {
    const chooser = await ask(new PlainBrowser(origin));
    const init = { method: "POST", body: new URLSearchParams({ person: "jonas-lindeskov" }) };
    expect(await new PlainBrowser(origin).follow(chooser, init)).toBe("/log-ind/afvist?grund=expired");
  });

  test("makes its addresses from the public one, whatever a client sends", async () => {
    const found = await new PlainBrowser(origin).send("/demo-login/.well-known/openid-configuration", {
      headers: {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        Accept: "application/json",
      },
    });
    expect(JSON.stringify(await found.json())).not.toMatch(/evil|https:\/\/afsaet|127\.0\.0\.1/);
  });

  test("keeps its keys over a restart, where only their owner may read them", async () => {
    const options = { mode: "demo", baseUrl, dataDir, now, randomBytes, onFault() {} } as const;
    const again = await createDemoProvider(options);
    expect(again.citizenLogin).toEqual(demo.citizenLogin);
    expect(statSync(join(dataDir, "demo-login.json")).mode & 0o777).toBe(0o600);
  });

  test("does not run in production", async () => {
    const options = { mode: "production", baseUrl, dataDir, now, randomBytes, onFault() {} } as const;
    await expect(createDemoProvider(options)).rejects.toThrow("demo mode only");
  });
});
