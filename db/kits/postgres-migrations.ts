import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";

/** Any number that nobody else uses for an advisory lock in this database. */
const lockNumber = 5_417_302_611;

/** Brings the tables up to date; processes that start together wait for each other. */
export async function applyMigrations(pool: pg.Pool, folder: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("SET lock_timeout = '120s'");
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber]);
    const before = await countMigrations(client);
    await migrate(drizzle(client), { migrationsFolder: folder });
    return (await countMigrations(client)) - before;
  } finally {
    // Ends the session, and with it the lock and the longer time limit, whatever happened.
    client.release(true);
  }
}

async function countMigrations(client: pg.PoolClient): Promise<number> {
  const { rows: tables } = await client.query(
    "SELECT 1 FROM pg_tables WHERE schemaname = 'drizzle' AND tablename = '__drizzle_migrations'",
  );
  if (tables.length === 0) return 0;
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations",
  );
  return rows[0]?.n ?? 0;
}
