import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import type { Storage } from "#db/kits/kit.ts";
import { openPostgres } from "#db/kits/postgres-connection.ts";
import { openSqlite } from "#db/kits/sqlite-connection.ts";
import { type AnswersForCounting, type OpenedDatabase, openDatabase, openForCounting } from "#db/open.ts";
import { startPostgres } from "#test/postgres.ts";

export const dialects = ["sqlite", "postgres"] as const;
export type Dialect = (typeof dialects)[number];

export const migrations = new URL("../../db/migrations/", import.meta.url);

/** An empty place for a database; `remove` takes it away. */
export interface Place {
  open(): Promise<OpenedDatabase>;
  openStorage(): Promise<Storage>;
  openForCounting(): Promise<AnswersForCounting>;
  /** Runs one statement on a connection of its own, past the program. */
  raw(text: string): Promise<readonly unknown[]>;
  remove(): Promise<void>;
}

/** The same kind of place on either database. */
export const placeOn = (dialect: Dialect): Promise<Place> =>
  dialect === "sqlite" ? Promise.resolve(sqlitePlace()) : postgresPlace();

export function sqlitePlace(): Place & { dataDir: string; file: string } {
  const dataDir = join(mkdtempSync(join(tmpdir(), "afsaet-contract-")), "data");
  const file = join(dataDir, "afsaet.sqlite");
  return {
    dataDir,
    file,
    open: () => openDatabase({ dataDir, migrations }),
    openForCounting: () => openForCounting({ dataDir }),
    openStorage: () => openSqlite({ file, migrations: new URL("sqlite", migrations).pathname }),
    async raw(text) {
      const connection = new Sqlite(file);
      try {
        const statement = connection.prepare(text);
        return statement.reader ? statement.all() : [statement.run()];
      } finally {
        connection.close();
      }
    },
    async remove() {
      rmSync(join(dataDir, ".."), { recursive: true, force: true });
    },
  };
}

async function postgresPlace(): Promise<Place> {
  const { url, stop } = await startPostgres();
  return {
    open: () => openDatabase({ databaseUrl: url, dataDir: tmpdir(), migrations }),
    openForCounting: () => openForCounting({ databaseUrl: url, dataDir: tmpdir() }),
    openStorage: () => openPostgres({ url, migrations: new URL("postgres", migrations).pathname }),
    async raw(text) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query(text)).rows;
      } finally {
        await client.end();
      }
    },
    remove: stop,
  };
}
