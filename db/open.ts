import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Storage } from "./kits/kit.ts";
import { openPostgres } from "./kits/postgres-connection.ts";
import { openSqlite } from "./kits/sqlite-connection.ts";
import type { Database } from "./ports.ts";
import { portsOf } from "./stores/ports-of.ts";

export interface OpenOptions {
  /** A PostgreSQL server; without one, the file `afsaet.sqlite` in `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** The folder `db/migrations`, wherever the program was installed. */
  readonly migrations: string | URL;
}

export interface OpenedDatabase extends Database {
  /** How many migrations this opening ran; 0 when the tables were up to date. */
  readonly migrationsApplied: number;
}

/**
 * Opens the database that `databaseUrl` names, and brings its tables up to date.
 * Throws `DatabaseSetupError` with a sentence for the operator, or `DatabaseUnavailable`.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const storage = await openStorage(options);
  const { facts, migrationsApplied, ping, close } = storage;
  return { ports: portsOf(storage), facts, migrationsApplied, ping, close };
}

function openStorage({ databaseUrl, dataDir, migrations }: OpenOptions): Promise<Storage> {
  const folder = migrations instanceof URL ? fileURLToPath(migrations) : resolve(migrations);
  if (databaseUrl !== undefined)
    return openPostgres({ url: databaseUrl, migrations: join(folder, "postgres") });
  return openSqlite({ file: resolve(dataDir, "afsaet.sqlite"), migrations: join(folder, "sqlite") });
}
