import type Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { define } from "../define.ts";
import { DatabaseUnavailable } from "../errors.ts";
import type { Db, Storage } from "./kit.ts";
import { sqliteKit } from "./sqlite.ts";
import { fromSqlite, isBusy, patiently } from "./sqlite-errors.ts";
import { assertDurable, connect, prepareFile, rememberStatements } from "./sqlite-files.ts";
import { lockProcess } from "./sqlite-lock.ts";
import { refuseNesting } from "./unit-scope.ts";
import { type Transactor, WriteQueue } from "./write-queue.ts";

/** Opens the database file, migrates it, and holds it for this process alone. */
export async function openSqlite(options: { file: string; migrations: string }): Promise<Storage> {
  prepareFile(options.file);
  prepareFile(`${options.file}.lock`);
  const lock = lockProcess(options.file);
  let writer: Sqlite.Database | undefined;
  try {
    writer = await patiently(() => connect(options.file, "write"));
    const migrationsApplied = await applyMigrations(writer, options.migrations);
    const reader = await patiently(() => connect(options.file, "read"));
    return storageOf({ writer, reader, lock, migrationsApplied });
  } catch (error) {
    writer?.close();
    lock.release();
    throw fromSqlite(error);
  }
}

async function applyMigrations(writer: Sqlite.Database, migrations: string): Promise<number> {
  const before = countMigrations(writer);
  await patiently(() => migrate(drizzle(writer), { migrationsFolder: migrations }));
  assertDurable(writer);
  return countMigrations(writer) - before;
}

function countMigrations(writer: Sqlite.Database): number {
  const known = writer.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (known === undefined) return 0;
  return writer.prepare<[], number>("SELECT count(*) FROM __drizzle_migrations").pluck().get() ?? 0;
}

interface Opened {
  readonly writer: Sqlite.Database;
  readonly reader: Sqlite.Database;
  readonly lock: { release(): void };
  readonly migrationsApplied: number;
}

function storageOf({ writer, reader, lock, migrationsApplied }: Opened): Storage {
  const queue = new WriteQueue(transactorOf(writer));
  const [tx, db] = [asDb(writer), asDb(reader)];
  let closing: Promise<void> | null = null;
  const refuseWhenClosed = () => {
    if (closing) throw new DatabaseUnavailable("The database is closed.");
  };
  return {
    tables: define(sqliteKit),
    migrationsApplied,
    facts: {
      dialect: "sqlite",
      version: reader.prepare<[], string>("SELECT sqlite_version()").pluck().get() ?? "",
      durability: "wal/FULL",
    },
    async read(look) {
      refuseWhenClosed();
      refuseNesting();
      return asOurs(() => patiently(() => look(db)));
    },
    async write(unit) {
      refuseWhenClosed();
      return asOurs(() => queue.add(() => unit(tx)));
    },
    claiming: (select) => select,
    async forgetDeleted() {
      refuseWhenClosed();
      await queue.idle();
      // Who reads or writes just now keeps the journal; the next time it is emptied.
      await asOurs(() => patiently(() => writer.inTransaction || writer.pragma("wal_checkpoint(TRUNCATE)")));
    },
    async ping() {
      refuseWhenClosed();
      await asOurs(() => patiently(() => reader.prepare("SELECT 1").get()));
    },
    close() {
      closing ??= closeAll(queue, { writer, reader, lock });
      return closing;
    },
  };
}

const asDb = (connection: Sqlite.Database): Db => {
  rememberStatements(connection);
  const db = drizzle(connection, { casing: "snake_case" });
  planOnce(db);
  return db as unknown as Db;
};

/**
 * SQLite looks at the values behind `?` while it plans and so plans again for each new value, which took up to five
 * times as long as the search. A plus, which changes no value of any type, hides them.
 */
function planOnce(db: object): void {
  const { dialect } = db as { dialect: { escapeParam(place: number): string } };
  dialect.escapeParam = () => "+?";
}

function transactorOf(writer: Sqlite.Database): Transactor {
  const statement = (text: string) => {
    const prepared = writer.prepare(text);
    return () => void prepared.run();
  };
  const begin = statement("BEGIN IMMEDIATE");
  const undo = statement("ROLLBACK TO unit");
  const release = statement("RELEASE unit");
  return {
    begin: () => patiently(begin),
    commit: statement("COMMIT"),
    rollback: statement("ROLLBACK"),
    savepoint: statement("SAVEPOINT unit"),
    releaseSavepoint: release,
    rollbackSavepoint() {
      undo();
      release();
    },
    isOpen: () => writer.inTransaction,
  };
}

async function asOurs<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fromSqlite(error);
  }
}

async function closeAll(queue: WriteQueue, { writer, reader, lock }: Omit<Opened, "migrationsApplied">) {
  await queue.idle();
  reader.close();
  try {
    writer.pragma("wal_checkpoint(TRUNCATE)");
  } catch (error) {
    // The journal is as durable as the file; whoever holds the file leaves it to the next start.
    if (!isBusy(error)) throw fromSqlite(error);
  } finally {
    writer.close();
    lock.release();
  }
}
