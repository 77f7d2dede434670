import { readFileSync, rmSync, writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { DatabaseSetupError } from "../errors.ts";
import { isBusy } from "./sqlite-errors.ts";

/**
 * Makes this process the only one that uses the database file, until `release`. The operating system holds the
 * lock (an exclusive transaction on an empty file), so it is gone the moment a process dies, even by `kill -9`,
 * and a process number that was given out again fools nobody. Never read or copy the lock file from inside the
 * program: closing any other handle of it would drop the lock.
 */
export function lockProcess(file: string): { release(): void } {
  const holder = new Sqlite(`${file}.lock`, { timeout: 0 });
  try {
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    if (isBusy(error)) throw new DatabaseSetupError(inUse(file));
    throw error;
  }
  writeFileSync(`${file}.pid`, `${process.pid}\n`, { mode: 0o600 });
  return {
    release() {
      rmSync(`${file}.pid`, { force: true });
      holder.close();
    },
  };
}

function inUse(file: string): string {
  const pid = readPid(`${file}.pid`);
  return `Another process${pid} already uses ${file}. Stop it first, or set DATABASE_URL to a PostgreSQL server to run several processes.`;
}

function readPid(file: string): string {
  try {
    return ` (number ${readFileSync(file, "utf8").trim()})`;
  } catch {
    return "";
  }
}
