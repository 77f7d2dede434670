import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { openDatabase } from "#db/open.ts";

export const migrations = new URL("../../db/migrations/", import.meta.url);

/** A migrated database in a folder of its own; `seed` fills it before anybody measures. */
export async function withFolder<T>(
  seed: (connection: Sqlite.Database) => void,
  work: (dataDir: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-bench-"));
  try {
    await (await openDatabase({ dataDir: folder, migrations })).close();
    const connection = new Sqlite(join(folder, "afsaet.sqlite"));
    seed(connection);
    connection.close();
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
