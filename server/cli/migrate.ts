import { openDatabase } from "#db/open.ts";
import { readConfig } from "#server/config.ts";

/** Brings the tables of the configured database up to date, and says what it did. The server does so too. */
async function migrate(): Promise<string> {
  // Only the address of the database is needed; the settings of the log-in need not be there yet.
  const { databaseUrl, dataDir } = readConfig({ ...process.env, MODE: "demo" });
  const migrations = new URL("../../db/migrations/", import.meta.url);
  const database = await openDatabase({ databaseUrl, dataDir, migrations });
  await database.close();
  const { dialect, version, durability } = database.facts;
  const done =
    database.migrationsApplied === 0
      ? "The tables are up to date."
      : `Migrations run: ${database.migrationsApplied}.`;
  return `${done} (${dialect} ${version}, ${durability})`;
}

try {
  console.log(await migrate());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
