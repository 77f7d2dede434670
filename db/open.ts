import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Storage } from "./kits/kit.ts";
import { openPostgres } from "./kits/postgres-connection.ts";
import { readPostgres } from "./kits/postgres-reading.ts";
import { openSqlite } from "./kits/sqlite-connection.ts";
import { readSqlite } from "./kits/sqlite-reading.ts";
import type { Database, SentAnswers } from "./ports.ts";
import { portsOf } from "./stores/ports-of.ts";
import { sentAnswers } from "./stores/sent-answers.ts";

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
  const { facts, migrationsApplied, forgetDeleted, ping, close } = storage;
  return { ports: portsOf(storage), facts, migrationsApplied, forgetDeleted, ping, close };
}

function openStorage({ databaseUrl, dataDir, migrations }: OpenOptions): Promise<Storage> {
  const folder = migrations instanceof URL ? fileURLToPath(migrations) : resolve(migrations);
  if (databaseUrl !== undefined)
    return openPostgres({ url: databaseUrl, migrations: join(folder, "postgres") });
  return openSqlite({ file: resolve(dataDir, "afsaet.sqlite"), migrations: join(folder, "sqlite") });
}

/** The answers that were sent, for counting; closed when it has been read. */
export interface AnswersForCounting {
  of(version: { questionnaireId: string; version: string }): AsyncGenerator<SentAnswers>;
  close(): Promise<void>;
}

/**
 * Opens the database for reading alone, beside a running program, and shows nothing but answers without their
 * senders. Throws `DatabaseSetupError` or `DatabaseUnavailable`.
 */
export async function openForCounting(
  options: Pick<OpenOptions, "databaseUrl" | "dataDir">,
): Promise<AnswersForCounting> {
  const { databaseUrl, dataDir } = options;
  const reading = await (databaseUrl === undefined
    ? readSqlite(resolve(dataDir, "afsaet.sqlite"))
    : readPostgres(databaseUrl));
  return { of: (version) => sentAnswers(reading, version), close: () => reading.close() };
}
