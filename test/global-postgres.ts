import { startServer } from "./embedded-postgres.ts";

/** One PostgreSQL server for a whole test run; each file makes its own database in it (`test/postgres.ts`). */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env["TEST_DATABASE_URL"]) return async () => undefined;
  const { url, stop } = await startServer();
  process.env["TEST_DATABASE_URL"] = url;
  return stop;
}
