import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { define } from "../define.ts";
import { DatabaseSetupError } from "../errors.ts";
import type { Db, Reading } from "./kit.ts";
import { sqliteKit } from "./sqlite.ts";
import { fromSqlite, patiently } from "./sqlite-errors.ts";

/** Opens the database file for reading, beside a running program: nothing is locked, made or migrated. */
export async function readSqlite(file: string): Promise<Reading> {
  if (!existsSync(file)) throw new DatabaseSetupError(`There is no database file ${file}.`);
  try {
    const connection = new Sqlite(file, { readonly: true, timeout: 50 });
    const db = drizzle(connection, { casing: "snake_case" }) as unknown as Db;
    return {
      tables: define(sqliteKit),
      async read(look) {
        try {
          return await patiently(() => look(db));
        } catch (error) {
          throw fromSqlite(error);
        }
      },
      close: async () => void connection.close(),
    };
  } catch (error) {
    throw fromSqlite(error);
  }
}
