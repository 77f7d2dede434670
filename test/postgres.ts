import { randomUUID } from "node:crypto";
import pg from "pg";
import { startServer } from "./embedded-postgres.ts";

export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * An empty PostgreSQL database of one's own: inside the server of `TEST_DATABASE_URL` when that is set (the
 * test runner sets it), else in a server started for it. `stop` removes it.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const shared = process.env["TEST_DATABASE_URL"];
  if (shared === undefined || shared === "") return startServer();
  const name = `afsaet_${randomUUID().replaceAll("-", "")}`;
  await command(shared, `CREATE DATABASE ${name}`);
  const url = new URL(shared);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => command(shared, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
