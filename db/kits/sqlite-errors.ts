import Sqlite from "better-sqlite3";
import { DatabaseBusy, DatabaseFull, DatabaseRefused, DatabaseUnavailable } from "../errors.ts";

/** True while another connection holds the file; waiting may help. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

/** SQLite's errors as ours. Its messages name tables and columns, never values. */
export function fromSqlite(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  if (isBusy(error)) return new DatabaseBusy();
  if (error.code === "SQLITE_FULL") return new DatabaseFull();
  if (/^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB|READONLY)/.test(error.code))
    return new DatabaseUnavailable(`The database file cannot be used: ${error.code} (${error.message})`);
  return new DatabaseRefused(error.code, error.message);
}

const longestWaitMs = 5_000;

/**
 * Repeats a step while somebody else holds the file, without blocking the process: the driver waits 50 ms at
 * most inside the call, everything longer is waited out here.
 */
export async function patiently<T>(step: () => T | Promise<T>): Promise<T> {
  const until = performance.now() + longestWaitMs;
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 100)) {
    try {
      return await step();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    await new Promise((resume) => setTimeout(resume, pauseMs));
  }
}
