import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { DatabaseSetupError } from "../errors.ts";

const settings = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "secure_delete = ON",
  "temp_store = MEMORY",
  "cache_size = -16000",
];

/** What must hold on every connection: the driver forgets some of it when a file is opened again. */
const promises = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, secure_delete: 1 };

/**
 * Makes the file and its folder readable by this user alone. The journal files take over the file's mode; a
 * folder that was there before is left as its owner made it.
 */
export function prepareFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Never opened when it exists: closing it again would drop the locks this process holds on it.
    if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
    chmodSync(file, 0o600);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new DatabaseSetupError(`The data folder ${dirname(file)} cannot be used (${reason}).`);
  }
}

/** Opens one connection, set up for durability, and asserts that it really is. */
export function connect(file: string, use: "write" | "read"): Sqlite.Database {
  const connection = new Sqlite(file, { timeout: 50 });
  try {
    for (const setting of settings) connection.pragma(setting);
    if (use === "read") connection.pragma("query_only = ON");
    assertDurable(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Throws when a commit on this connection could be lost, or a deletion leave its bytes behind. */
export function assertDurable(connection: Sqlite.Database): void {
  for (const [name, expected] of Object.entries(promises)) {
    const actual: unknown = connection.pragma(name, { simple: true });
    if (actual !== expected)
      throw new DatabaseSetupError(`SQLite runs with ${name}=${String(actual)}; it must be ${expected}.`);
  }
}

/** Keeps compiled statements, so that each text is compiled once a connection. */
export function rememberStatements(connection: Sqlite.Database): void {
  const compiled = new Map<string, Sqlite.Statement>();
  const compile = connection.prepare.bind(connection);
  const remember = (text: string): Sqlite.Statement => {
    const known = compiled.get(text);
    if (known && !known.busy) return known;
    const fresh = compile(text);
    if (compiled.size < 500) compiled.set(text, fresh);
    return fresh;
  };
  connection.prepare = remember as unknown as typeof connection.prepare;
}
