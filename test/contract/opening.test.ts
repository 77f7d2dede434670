import { tmpdir } from "node:os";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#db/open.ts";
import { startPostgres, type TestPostgres } from "#test/postgres.ts";
import { dialects, migrations, placeOn } from "./databases.ts";
import { makeDraft, withDraft } from "./fixtures.ts";

describe.each(dialects)("opening on %s", (dialect) => {
  test("the first opening makes the tables, the second finds everything as it was", async () => {
    const place = await placeOn(dialect);
    const first = await place.open();
    expect(first.migrationsApplied).toBeGreaterThan(0);
    const { citizen, draft } = await withDraft(first.ports);
    await first.close();
    const second = await place.open();
    expect(second.migrationsApplied).toBe(0);
    await second.ping();
    expect(await second.ports.responses.ownResponse(citizen.id, draft.id)).toEqual(
      makeDraft(citizen.id, { id: draft.id }),
    );
    await second.close();
    await place.remove();
  });

  test("the facts name the database and what makes a commit durable", async () => {
    const place = await placeOn(dialect);
    const database = await place.open();
    expect(database.facts.dialect).toBe(dialect);
    expect(database.facts.version).toMatch(/^\d+\.\d+/);
    expect(database.facts.durability).toMatch(
      dialect === "sqlite" ? /^wal\/FULL$/ : /^synchronous_commit=on/,
    );
    await database.close();
    await place.remove();
  });
});

describe("opening PostgreSQL", () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: tmpdir(), migrations });

  test("three processes that start together all come up, and the tables are made once", async () => {
    const opened = await Promise.all([open(server.url), open(server.url), open(server.url)]);
    const applied = opened.map((database) => database.migrationsApplied).toSorted((a, b) => a - b);
    expect(applied).toEqual([0, 0, expect.any(Number)]);
    expect(applied[2]).toBeGreaterThan(0);
    await Promise.all(opened.map((database) => database.close()));
  });

  test.each(["mysql://root:hemmelig@localhost/x", "localhost:5432", "postgres//u:hemmelig@h/d", ""])(
    "an address like %j is refused without repeating it",
    async (url) => {
      const error: unknown = await open(url).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "database-setup" });
      expect(String(error)).toContain("DATABASE_URL must look like");
      expect(String(error)).not.toContain("hemmelig");
    },
  );

  test("an unknown database is told by name, without the password", async () => {
    const url = new URL(server.url);
    url.pathname = "/no_such_database";
    url.password = "hemmelig";
    const error: unknown = await open(url.href).catch((reason: unknown) => reason);
    expect(String(error)).toContain("There is no database");
    expect(String(error)).not.toContain("hemmelig");
  });

  test("a server that does not answer is told as such", async () => {
    await expect(open("postgres://u:hemmelig@127.0.0.1:1/x")).rejects.toMatchObject({
      code: "database-unavailable",
    });
  });

  test("a server that may lose confirmed answers is refused", async () => {
    const { url, stop } = await startPostgres();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET synchronous_commit = off`);
    await client.end();
    await expect(open(url)).rejects.toThrow("synchronous_commit=off");
    await stop();
  });
});
