import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { httpPerson, logIn } from "#test/http-person.ts";
import { runToEnd } from "#test/journeys/program.ts";
import { freePort, type Served, serve } from "#test/served.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "afsaet-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Settings with which production starts; each test spoils one. */
const whole = {
  MODE: "production",
  PORT: "1",
  DATA_DIR: join(folder, "production"),
  BASE_URL: "https://afsaet.example.dk",
  MASTER_KEY: randomBytes(32).toString("base64"),
  CITIZEN_OIDC_ISSUER: "https://broker.example.dk",
  CITIZEN_OIDC_CLIENT_ID: "afsaet",
  CITIZEN_OIDC_CLIENT_SECRET: "en-lang-hemmelighed-1",
  STAFF_OIDC_ISSUER: "https://idp.example.dk",
  STAFF_OIDC_CLIENT_ID: "afsaet",
  STAFF_OIDC_CLIENT_SECRET: "en-lang-hemmelighed-2",
  MUNICIPALITY_NAME: "Eksempel Kommune",
  MUNICIPALITY_PHONE: "12 34 56 78",
  MUNICIPALITY_EMAIL: "hjaelp@eksempel.dk",
};

async function refusal(change: Readonly<Record<string, string | undefined>>): Promise<string> {
  const settings = Object.entries({ ...whole, ...change }).filter(([, value]) => value !== undefined);
  const { code, said } = await runToEnd({ env: Object.fromEntries(settings) as Record<string, string> });
  expect(code, said).toBe(1);
  expect(said).not.toMatch(/\n\s+at /);
  expect(said, "a secret is never printed").not.toContain("hemmelighed");
  return said;
}

const needed = Object.keys(whole).filter((name) => !/^(MODE|PORT|DATA_DIR)$/.test(name));

describe("in production the program does not start", () => {
  test("without its settings, and names every one of them at once", async () => {
    const said = await refusal(Object.fromEntries(needed.map((name) => [name, undefined])));
    for (const name of needed) expect(said).toContain(`${name}:`);
  });

  test.each([
    ["MASTER_KEY", Buffer.alloc(32, 1).toString("base64")],
    ["MASTER_KEY", "kort"],
    ["BASE_URL", "http://afsaet.example.dk"],
    ["CITIZEN_OIDC_ISSUER", "http://broker.example.dk"],
    ["STAFF_OIDC_ISSUER", "https://afsaet.example.dk/demo-login"],
    ["STAFF_OIDC_CLIENT_SECRET", "hemmelighed"],
    ["PORT", "mange"],
    ["DEADLINE_DAYS", "0"],
  ])("with a weak or wrong %s", async (name, value) => {
    const said = await refusal({ [name]: value });
    expect(said).toContain(`${name}:`);
    expect(said.match(/^[A-Z_]+:/gm), "only that one").toEqual([`${name}:`]);
  });

  test("with a misspelled setting, and says which one was meant", async () => {
    const said = await refusal({ MUNICIPALTY_NAME: "Eksempel", OWN_VIEW_FRIST: "off" });
    expect(said).toContain("MUNICIPALTY_NAME");
    expect(said).toContain("Did you mean MUNICIPALITY_NAME?");
    expect(said).toContain("Did you mean OWN_VIEW_FIRST?");
  });

  test("by default: whoever forgets MODE gets production, not the demonstration", async () => {
    expect(await refusal({ MODE: undefined, BASE_URL: undefined })).toContain("BASE_URL:");
  });
});

test("in production there is no demonstration log-in and no demonstration data", async () => {
  const dataDir = join(folder, "real");
  const port = await freePort();
  const { PORT: _port, DATA_DIR: _dataDir, ...env } = whole;
  const served = await serve({ port, dataDir, env });
  const asked = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
  expect(served.output()).not.toMatch(/Solvang|invented/);
  for (const path of [
    "/demo-login/auth",
    "/demo-login/vaelg/x",
    "/demo-login/.well-known/openid-configuration",
  ])
    expect((await asked(path)).status, path).toBe(404);
  expect(await (await asked("/")).text()).not.toMatch(/demo-banner"|opdigtede/);
  await served.dispose();
});

describe("beside a program that runs already", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.dispose());

  test("a second one on the same port says that it is in use", async () => {
    const env = { MODE: "demo", PORT: String(served.port), DATA_DIR: join(folder, "other") };
    const { code, said } = await runToEnd({ env });
    expect(code).toBe(1);
    expect(said).toContain(`Port ${served.port} is in use.`);
    expect(said).not.toMatch(/\n\s+at /);
  });

  test("a second one on the same data folder is refused with a sentence, and the first goes on", async () => {
    const env = { MODE: "demo", PORT: String(await freePort()), DATA_DIR: served.dataDir };
    const { code, said } = await runToEnd({ env });
    expect(code).toBe(1);
    expect(said).toContain(`Another process (number ${served.process.pid}) already uses`);
    expect(said).not.toMatch(/\n\s+at /);
    expect((await fetch(`${served.url}/api/health`)).status).toBe(200);
  });
});

describe("a copy of the program", () => {
  const copy = join(folder, "copy");
  const file = join(copy, "questionnaires/definitions/risikoscreening/1.0.0.json");
  beforeAll(() => {
    mkdirSync(join(copy, "db"), { recursive: true });
    // The program looks for its folders from where its own file really lies, so that one is copied.
    cpSync(join(root, "dist"), join(copy, "dist"), { recursive: true });
    cpSync(join(root, "questionnaires"), join(copy, "questionnaires"), { recursive: true });
    cpSync(join(root, "db/migrations"), join(copy, "db/migrations"), { recursive: true });
    cpSync(join(root, "package.json"), join(copy, "package.json"));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  const start = async () =>
    runToEnd({
      folder: copy,
      env: { MODE: "demo", PORT: String(await freePort()), DATA_DIR: join(folder, "copied") },
    });

  test("does not start on a published questionnaire that was changed, not by one letter", async () => {
    const published = readFileSync(file, "utf8");
    writeFileSync(file, `${published} `);
    const changed = await start();
    expect([changed.code, changed.said]).toEqual([
      1,
      expect.stringContaining("risikoscreening@1.0.0 has been changed since it was published."),
    ]);
    rmSync(file);
    const gone = await start();
    expect([gone.code, gone.said]).toEqual([1, expect.stringContaining("cannot be read")]);
    for (const { said } of [changed, gone]) expect(said).not.toMatch(/\n\s+at /);
    writeFileSync(file, published);
  });
});

test("a second start is up at once and keeps the data", async () => {
  const [dataDir, port] = [join(folder, "twice"), await freePort()];
  const first = await serve({ dataDir, port });
  const citizen = httpPerson(first);
  await logIn(citizen, "laerke-bakkegaard", "borger");
  const start = { questionnaire: "risikoscreening", benefit: "kontanthjaelp" };
  const { id } = (await (await citizen.json("POST", "/api/responses", start)).json()) as { id: string };
  await citizen.json("PUT", `/api/responses/${id}/answers`, { answers: { bolig: "usikker" } });
  await first.stop();
  expect(first.process.exitCode).toBe(0);
  expect(existsSync(join(dataDir, "afsaet.sqlite"))).toBe(true);
  expect(existsSync(join(dataDir, "afsaet.sqlite-wal")), "the journal is written back at a stop").toBe(false);
  const second = await serve({ dataDir, port });
  const [draft] = (await (await citizen.get("/api/responses")).json()) as { id: string; answers: object }[];
  expect(draft, "also the log-in is kept").toMatchObject({ id, answers: { bolig: "usikker" } });
  await second.dispose();
});

const oldNode = ["/usr/local/bin/node", "/usr/bin/node"].find((path) => {
  const major = Number(
    /^v(\d+)/.exec(spawnSync(path, ["--version"], { encoding: "utf8" }).stdout ?? "")?.[1],
  );
  return major < 22;
});
// Only where an older Node is at hand; elsewhere there is nothing to run it with.
if (oldNode !== undefined) {
  test.each([
    ["the built program", ["dist/server/entry.mjs"]],
    ["a tool of the command line", ["server/cli/run.mjs", "assess"]],
  ])("a Node that is too old is told by one sentence, not by a crash: %s", (_what, words) => {
    const { status, stdout, stderr } = spawnSync(oldNode, words, { cwd: root, encoding: "utf8", env: {} });
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/^[^\n]*Node 22\.18 or newer[^\n]*\n$/);
  });
}
