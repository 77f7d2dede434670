import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenedDatabase, openDatabase } from "#db/open.ts";
import { keyCheckOf } from "#server/access/sealed-box.ts";
import { type Mode, WrongSettings } from "#server/config.ts";
import { demoSeed } from "#server/demo/demo-seed.ts";
import { settleInstallation } from "#server/installation.ts";
import { makeAudit } from "#test/contract/fixtures.ts";

const [key, otherKey] = [randomBytes(32), randomBytes(32)];
let dataDir: string;
let database: OpenedDatabase;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "afsaet-installation-"));
  database = await openDatabase({ dataDir, migrations: new URL("../db/migrations/", import.meta.url) });
});
afterEach(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true });
});

const start = (mode: Mode, masterKey = key): Promise<void> =>
  settleInstallation({ ports: database.ports, mode, keyCheck: keyCheckOf(masterKey) });

async function refusal(mode: Mode, masterKey = key): Promise<string> {
  const error: unknown = await start(mode, masterKey).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WrongSettings);
  return (error as WrongSettings).message;
}

describe("a database", () => {
  test.each(["demo", "production"] as const)("starts again and again in %s with its key", async (mode) => {
    for (let i = 0; i < 3; i += 1) await start(mode);
  });

  test("is refused with another key, and the sentence names the setting but no key", async () => {
    await start("production");
    const said = await refusal("production", otherKey);
    expect(said).toMatch(/^MASTER_KEY: /);
    for (const secret of [key, otherKey]) expect(said).not.toContain(secret.toString("base64"));
    await start("production");
  });

  test("of the demonstration is refused in production, and the other way round", async () => {
    await start("demo");
    expect(await refusal("production")).toMatch(/^MODE: the database was begun in demo mode/);
    await start("demo");
  });

  test("of production is refused in demo mode, where anybody may log in", async () => {
    await start("production");
    expect(await refusal("demo")).toMatch(/^MODE: the database belongs to production/);
    await start("production");
  });

  test("seeded before its mode was kept is known by the trace of the seeding", async () => {
    await database.ports.audit.record([makeAudit(demoSeed)]);
    expect(await refusal("production")).toMatch(/^MODE: the database was begun in demo mode/);
    await start("demo");
  });
});
