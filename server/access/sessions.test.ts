import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type OpenedDatabase, openDatabase } from "#db/open.ts";
import type { CitizenId } from "#db/ports.ts";
import type { CitizenIdentity, StaffIdentity } from "#server/access/claims.ts";
import { cookiesFor } from "#server/access/cookies.ts";
import type { Cpr } from "#server/access/cpr.ts";
import { cprPurpose, createBox, tokenHash } from "#server/access/sealed-box.ts";
import { createSessionService, type SessionService } from "#server/access/sessions.ts";

const box = createBox(randomBytes(32), randomBytes);
const start = new Date("2026-11-02T08:00:00Z");
const minute = 60_000;
let clock = start;
const pass = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * minute);
};

const anna: CitizenIdentity = { kind: "citizen", cpr: "1403924124" as Cpr, name: "Anna", assurance: "High" };
const hanne: StaffIdentity = {
  kind: "staff",
  subject: "https://idp.example|1",
  name: "Hanne",
  roles: ["caseworker", "team_lead"],
  unit: "nord",
  assurance: "High",
};

let database: OpenedDatabase;
let sessions: SessionService;

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "afsaet-sessions-"));
  database = await openDatabase({ dataDir, migrations: new URL("../../db/migrations/", import.meta.url) });
  sessions = createSessionService({ ports: database.ports, box, now: () => clock, randomBytes });
});
afterAll(() => database.close());
beforeEach(() => {
  clock = start;
});

const logIn = (identity: CitizenIdentity | StaffIdentity, old: string | null = null) =>
  sessions.start(identity, old);

describe("a session", () => {
  test("is behind a fresh 256-bit value of which only the hash is stored", async () => {
    const cookie = await logIn(anna);
    expect(Buffer.from(cookie, "base64url")).toHaveLength(32);
    expect(await database.ports.sessions.find(cookie)).toBeNull();
    expect(await database.ports.sessions.find(tokenHash(cookie))).not.toBeNull();
    expect((await sessions.resolve(cookie))?.actor.name).toBe("Anna");
  });

  test("ends the one that the browser had", async () => {
    const old = await logIn(anna);
    const fresh = await logIn(anna, old);
    expect(await sessions.resolve(old)).toBeNull();
    expect(await sessions.resolve(fresh)).not.toBeNull();
  });

  test("lives on while somebody is active, and ends after 20 idle minutes", async () => {
    const cookie = await logIn(anna);
    for (let i = 0; i < 10; i += 1) {
      pass(19);
      expect(await sessions.resolve(cookie)).not.toBeNull();
    }
    pass(20);
    expect(await sessions.resolve(cookie)).toBeNull();
    clock = start;
    expect(await sessions.resolve(cookie)).toBeNull(); // gone for good, also when the clock is set back
  });

  test("ends 8 hours after log-in however active somebody is", async () => {
    const cookie = await logIn(anna);
    for (let passed = 0; passed < 8 * 60 - 15; passed += 15) {
      pass(15);
      expect(await sessions.resolve(cookie)).not.toBeNull();
    }
    pass(15);
    expect(await sessions.resolve(cookie)).toBeNull();
  });

  test("writes down activity at most once a minute", async () => {
    const cookie = await logIn(anna);
    const lastSeen = async () => (await database.ports.sessions.find(tokenHash(cookie)))?.lastSeenAt;
    pass(0.9);
    await sessions.resolve(cookie);
    expect(await lastSeen()).toEqual(start);
    pass(0.2);
    expect((await sessions.resolve(cookie))?.session.lastSeenAt).toEqual(clock);
    expect(await lastSeen()).toEqual(clock);
  });

  test("ends once, and says whose it was", async () => {
    const cookie = await logIn(anna);
    expect(await sessions.end(cookie)).toBe("citizen");
    expect(await sessions.end(cookie)).toBeNull();
    expect(await sessions.resolve(cookie)).toBeNull();
  });

  test("is nobody's without a cookie or with an unknown one", async () => {
    expect(await sessions.resolve(null)).toBeNull();
    expect(await sessions.resolve("x".repeat(43))).toBeNull();
  });
});

describe("a person", () => {
  test("is found again by the cpr number, which is stored sealed", async () => {
    const [first, second] = [await logIn(anna), await logIn({ ...anna, name: "Anna Ny" })];
    const id = (await sessions.resolve(first))?.actor.id;
    expect((await sessions.resolve(second))?.actor).toEqual({ kind: "citizen", id, name: "Anna Ny" });
    const stored = await database.ports.people.citizen(id as CitizenId);
    expect(JSON.stringify(stored)).not.toContain(anna.cpr);
    expect(box.open(stored?.cprSealed ?? "", cprPurpose(stored?.cprIndex ?? ""))).toBe(anna.cpr);
  });

  test("of the staff loses a role in every session when a later log-in lacks it", async () => {
    const cookie = await logIn(hanne);
    await logIn({ ...hanne, roles: ["team_lead"] });
    expect((await sessions.resolve(cookie))?.actor).toMatchObject({ roles: ["team_lead"] });
    await logIn({ ...hanne, roles: ["evaluator"] });
    expect(await sessions.resolve(cookie)).toBeNull();
  });
});

test("sweeping forgets what is over and nothing else", async () => {
  const [idle, active] = [await logIn(anna), await logIn(anna)];
  pass(15);
  await sessions.resolve(active);
  pass(10);
  await sessions.sweep();
  expect(await database.ports.sessions.find(tokenHash(idle))).toBeNull();
  expect(await database.ports.sessions.find(tokenHash(active))).not.toBeNull();
});

describe("the cookies", () => {
  const value = "a".repeat(43);
  test("are bound to the host, the https connection and the browser's own requests", () => {
    const line = cookiesFor("https://afsaet.example").setSession(value);
    expect(line).toBe(`__Host-afsaet=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  });

  test("do without the prefix on a local http address", () => {
    const cookies = cookiesFor("http://localhost:4321");
    expect(cookies.setSession(value)).toBe(`afsaet=${value}; Path=/; HttpOnly; SameSite=Lax`);
    expect(cookies.setSignIn(value)).toContain("Max-Age=600");
    expect(cookies.clearSession()).toContain("Max-Age=0");
  });

  test.each([
    undefined,
    "",
    "afsaet=",
    "afsaet=short",
    `afsaet=${value}x`,
    `other=${value}`,
    `afsaet=${"a ".repeat(21)}`,
  ])("are not read out of %j", (header) => expect(cookiesFor("http://localhost").session(header)).toBeNull());

  test("are not mistaken for each other", () => {
    const { session, signIn } = cookiesFor("http://localhost");
    expect(signIn(`afsaet=${value}`)).toBeNull();
    expect(session(`afsaet-log-ind=${value}`)).toBeNull();
    expect(session(`x=1; afsaet=${value}; afsaet-log-ind=b`)).toBe(value);
  });
});
