import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Db } from "./kit.ts";
import { isBroken, isUndone } from "./postgres-errors.ts";
import { insideUnit, refuseNesting } from "./unit-scope.ts";

const mostAttempts = 3;

/** Runs units as transactions on clients of a pool. */
export class PostgresUnits {
  readonly #pool: pg.Pool;
  /** One query builder a client, so that prepared statements last as long as their connection. */
  readonly #builders = new WeakMap<pg.PoolClient, Db>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Runs again what the server undid because of another unit; never what may have been stored. */
  async run<T>(unit: (tx: Db) => Promise<T>): Promise<T> {
    refuseNesting();
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.#begin();
      try {
        return await this.#finish(client, unit);
      } catch (error) {
        if (!isUndone(error) || attempt === mostAttempts) throw error;
      }
    }
  }

  /** A connection may have died unnoticed in the pool; nothing has happened yet, so another one is tried. */
  async #begin(): Promise<pg.PoolClient> {
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.#pool.connect();
      try {
        await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
        return client;
      } catch (error) {
        client.release(true);
        if (!isBroken(error) || attempt === mostAttempts) throw error;
      }
    }
  }

  async #finish<T>(client: pg.PoolClient, unit: (tx: Db) => Promise<T>): Promise<T> {
    let usable = false;
    try {
      const value = await insideUnit(() => unit(this.#builderOf(client)));
      const { command } = await client.query("COMMIT");
      usable = true;
      // A unit that swallowed an error is answered with ROLLBACK.
      if (command !== "COMMIT") throw new Error(`The server answered a commit with ${command}.`);
      return value;
    } catch (error) {
      usable ||= await rolledBack(client, error);
      throw error;
    } finally {
      client.release(!usable);
    }
  }

  #builderOf(client: pg.PoolClient): Db {
    const known = this.#builders.get(client);
    if (known) return known;
    const fresh: Db = drizzle(client, { casing: "snake_case" });
    this.#builders.set(client, fresh);
    return fresh;
  }
}

/** False when the client cannot be used again; the server then rolls back by itself. */
async function rolledBack(client: pg.PoolClient, reason: unknown): Promise<boolean> {
  if (isBroken(reason)) return false;
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    return false;
  }
}
