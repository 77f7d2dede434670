import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Tables } from "../define.ts";
import type { DatabaseFacts } from "../ports.ts";
import type { postgresKit } from "./postgres.ts";
import { readFast } from "./row-mapper.ts";

/** What a table is built from; each database has one. */
export type Kit = typeof postgresKit;

/** A connection to ask through. Shared code uses only what both databases know. */
export type Db = NodePgDatabase;

/** One database, opened: the only thing a store needs. */
export interface Storage {
  readonly tables: Tables;
  readonly facts: DatabaseFacts;
  /** How many migrations the opening ran. */
  readonly migrationsApplied: number;
  /** Reads outside a unit. May run twice when the connection broke, so it must not change anything. */
  read<T>(look: (db: Db) => Promise<T>): Promise<T>;
  /** Runs one atomic unit; resolves when it is durable. A unit inside a unit is refused. */
  write<T>(unit: (tx: Db) => Promise<T>): Promise<T>;
  /** Makes a select inside a unit take the rows that nobody else is working on. */
  claiming<Q extends object>(select: Q): Q;
  /** See `Database`. */
  forgetDeleted(): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A database that is only read, by a tool beside the running program. */
export type Reading = Pick<Storage, "tables" | "read" | "close">;

interface Preparable<R> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<R> };
}

/**
 * A statement that is built once a connection and then only filled in. Building a query anew costs more than
 * running it, so everything on the path of an answer is prepared.
 */
export function prepared<R>(name: string, build: (db: Db) => Preparable<R>) {
  const ready = new WeakMap<Db, ReturnType<Preparable<R>["prepare"]>>();
  return (db: Db, values: Record<string, unknown>): Promise<R> => {
    const known = ready.get(db);
    if (known) return known.execute(values);
    const fresh = readFast(build(db).prepare(name));
    ready.set(db, fresh);
    return fresh.execute(values);
  };
}

/** A place in a prepared statement, encoded the way the column stores it. Not for null. */
export const slot = (column: PgColumn, name: string): SQL => sql`${sql.param(sql.placeholder(name), column)}`;
