import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { type SQL, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Storage } from "#db/kits/kit.ts";
import { assertDurable, connect, prepareFile } from "#db/kits/sqlite-files.ts";
import { openDatabase } from "#db/open.ts";
import { migrations, sqlitePlace } from "./databases.ts";
import { at, makeCitizen, twentyAtOnce } from "./fixtures.ts";

let place: ReturnType<typeof sqlitePlace>;
beforeEach(() => {
  place = sqlitePlace();
});
afterEach(() => place.remove());

describe("every connection", () => {
  test.each(["write", "read"] as const)("to %s is durable, also when the file is opened again", (use) => {
    prepareFile(place.file);
    for (const connection of [connect(place.file, use), connect(place.file, use)]) {
      const pragma = (name: string) => connection.pragma(name, { simple: true });
      expect(["journal_mode", "synchronous", "foreign_keys", "secure_delete"].map(pragma)).toEqual([
        "wal",
        2,
        1,
        1,
      ]);
      expect(pragma("busy_timeout")).toBe(50);
      connection.close();
    }
  });

  test("a connection that could lose a commit is refused", () => {
    prepareFile(place.file);
    const connection = connect(place.file, "write");
    connection.pragma("synchronous = NORMAL");
    expect(() => assertDurable(connection)).toThrow("SQLite runs with synchronous=1; it must be 2.");
    connection.close();
  });

  test("the one for reading cannot write", () => {
    prepareFile(place.file);
    const connection = connect(place.file, "read");
    expect(() => connection.exec("CREATE TABLE t (a)")).toThrow("readonly");
    connection.close();
  });
});

test("the file, its journal and its folder are for this user alone", async () => {
  const database = await place.open();
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
  const paths = [
    place.file,
    `${place.file}-wal`,
    `${place.file}-shm`,
    `${place.file}.lock`,
    `${place.file}.pid`,
  ];
  expect(paths.map(mode)).toEqual(paths.map(() => "600"));
  expect(mode(dirname(place.file))).toBe("700");
  await database.close();
  expect(() => statSync(`${place.file}-wal`)).toThrow("ENOENT");
});

describe("one process a file", () => {
  test("a second opening is refused with a sentence, and works after the first has closed", async () => {
    const first = await place.open();
    await expect(place.open()).rejects.toThrow(
      /Another process \(number \d+\) already uses .*afsaet\.sqlite/,
    );
    await first.ports.people.rememberCitizen(makeCitizen(), at());
    await first.close();
    await (await place.open()).close();
  });

  test("another process is refused while this one runs", async () => {
    const database = await place.open();
    const child = startChild();
    expect(await firstLine(child)).toContain("already uses");
    await database.close();
  });

  test("after kill -9 of the other process the file is free at once", async () => {
    const child = startChild();
    expect(await firstLine(child)).toBe("open");
    await expect(place.open()).rejects.toThrow(`number ${child.pid}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    await (await place.open()).close();
  });

  test("a process number that was left behind and belongs to somebody else hinders nobody", async () => {
    await (await place.open()).close();
    writeFileSync(`${place.file}.pid`, "1\n");
    await (await place.open()).close();
  });

  const startChild = (): ChildProcess =>
    spawn(process.execPath, [new URL("./hold-sqlite.ts", import.meta.url).pathname, place.dataDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });

  async function firstLine(child: ChildProcess): Promise<string> {
    if (!child.stdout) throw new Error("The child has no output.");
    const [chunk] = await once(child.stdout, "data");
    return String(chunk).trim();
  }
});

describe("while somebody else holds the file", () => {
  test("a write waits without stopping the process, and succeeds", async () => {
    const database = await place.open();
    const holder = new Sqlite(place.file);
    holder.exec("BEGIN IMMEDIATE");
    const stalls = watchStalls();
    setTimeout(() => holder.exec("COMMIT"), 1_000);
    const started = performance.now();
    await twentyAtOnce(() => database.ports.people.rememberCitizen(makeCitizen(), at()));
    expect(performance.now() - started).toBeGreaterThan(900);
    // A wait in the database would be the whole second; another program on the machine takes less.
    expect(stalls.longestMs()).toBeLessThan(500);
    holder.close();
    await database.close();
  });

  test("a write gives up after five seconds, stores nothing, and later ones work", async () => {
    const database = await place.open();
    const holder = new Sqlite(place.file);
    holder.exec("BEGIN IMMEDIATE");
    const citizen = makeCitizen();
    const started = performance.now();
    await expect(database.ports.people.rememberCitizen(citizen, at())).rejects.toMatchObject({
      code: "database-busy",
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await database.ports.people.citizen(citizen.id)).toBeNull();
    holder.exec("ROLLBACK");
    holder.close();
    await database.ports.people.rememberCitizen(citizen, at());
    expect(await database.ports.people.citizen(citizen.id)).toEqual(citizen);
    await database.close();
  });

  function watchStalls(): { longestMs(): number } {
    let [last, longest] = [performance.now(), 0];
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    return {
      longestMs() {
        clearInterval(timer);
        return longest;
      },
    };
  }
});

test("when the disk is full nothing is half stored, and it goes on when there is room", async () => {
  const storage = await place.openStorage();
  const table = storage.tables.citizens;
  const row = () => ({ ...makeCitizen(), nameFolded: "", createdAt: at(), seenAt: at() });
  await storage.write((tx) => tx.insert(table).values(row()));
  await limitPages(storage, 90);
  const large = { ...row(), name: "x".repeat(4_000_000) };
  const outcomes = await Promise.allSettled([
    storage.write((tx) => tx.insert(table).values(row())),
    storage.write((tx) => tx.insert(table).values(large)),
  ]);
  expect(outcomes.at(1)).toMatchObject({ status: "rejected", reason: { code: "database-full" } });
  const survived = outcomes.filter(({ status }) => status === "fulfilled").length;
  expect(await storage.read((db) => db.select({ id: table.id }).from(table))).toHaveLength(1 + survived);
  await limitPages(storage, 1_000_000);
  await storage.write((tx) => tx.insert(table).values(large));
  await storage.close();
});

const limitPages = (storage: Storage, pages: number) =>
  storage.write(async (tx) => {
    const connection = tx as unknown as { run(query: SQL): unknown };
    connection.run(sql.raw(`PRAGMA max_page_count = ${pages}`));
  });

test("a data folder that cannot be made is told as such", async () => {
  const inTheWay = `${place.dataDir}-file`;
  writeFileSync(inTheWay, "");
  const opening = openDatabase({ dataDir: `${inTheWay}/data`, migrations });
  await expect(opening).rejects.toThrow(/^The data folder .* cannot be used \(ENOTDIR\)\.$/);
});

test("a file that is no database is told as such and left alone", async () => {
  prepareFile(place.file);
  writeFileSync(place.file, "this is not a database, but somebody's important text ".repeat(40));
  await expect(place.open()).rejects.toMatchObject({ code: "database-unavailable" });
  await expect(place.open()).rejects.toThrow("SQLITE_NOTADB");
});
