import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { define } from "../define.ts";
import { DatabaseSetupError } from "../errors.ts";
import type { Reading } from "./kit.ts";
import { postgresKit } from "./postgres.ts";
import { fromPostgres } from "./postgres-errors.ts";

/** Connects for reading: the server itself refuses every change on this connection. */
export async function readPostgres(url: string): Promise<Reading> {
  if (!URL.canParse(url)) throw new DatabaseSetupError("DATABASE_URL is not an address.");
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: 5_000,
    options: "-c default_transaction_read_only=on",
  });
  pool.on("error", () => undefined);
  const db = drizzle(pool, { casing: "snake_case" });
  return {
    tables: define(postgresKit),
    async read(look) {
      try {
        return await look(db);
      } catch (error) {
        throw fromPostgres(error);
      }
    },
    close: () => pool.end(),
  };
}
