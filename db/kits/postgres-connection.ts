import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { define } from "../define.ts";
import { DatabaseSetupError, DatabaseUnavailable } from "../errors.ts";
import type { Db, Storage } from "./kit.ts";
import { postgresKit } from "./postgres.ts";
import { fromPostgres, isBroken } from "./postgres-errors.ts";
import { applyMigrations } from "./postgres-migrations.ts";
import { PostgresUnits } from "./postgres-units.ts";
import { refuseNesting } from "./unit-scope.ts";

interface ServerFacts {
  readonly version: string;
  readonly synchronous_commit: string;
  readonly fsync: string;
}

/** Connects to the server, asserts that its commits are durable, and migrates the tables. */
export async function openPostgres(options: { url: string; migrations: string }): Promise<Storage> {
  const pool = poolFor(options.url);
  try {
    const server = await factsOf(pool);
    const migrationsApplied = await applyMigrations(pool, options.migrations);
    return storageOf(pool, { server, migrationsApplied });
  } catch (error) {
    await pool.end();
    throw setUpError(error, new URL(options.url));
  }
}

function poolFor(url: string): pg.Pool {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new DatabaseSetupError("DATABASE_URL must look like postgres://user:password@host:5432/database.");
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    onConnect: prepareClient as (client: pg.ClientBase) => void,
  });
  // Without listeners a lost connection ends the process. Whoever uses it gets the error; the pool drops it.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Runs on each new connection, before anybody gets it. */
async function prepareClient(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<ServerFacts>(
    `SELECT set_config('TimeZone', 'UTC', false), set_config('lock_timeout', '5s', false),
            set_config('idle_in_transaction_session_timeout', '30s', false),
            current_setting('synchronous_commit') AS synchronous_commit`,
  );
  if (rows[0]?.synchronous_commit === "off")
    throw new DatabaseSetupError(
      "The server runs with synchronous_commit=off and may lose answers it has confirmed. Set it to on for this database.",
    );
}

async function factsOf(pool: pg.Pool): Promise<ServerFacts> {
  const { rows } = await pool.query<ServerFacts>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS synchronous_commit`,
  );
  const [facts] = rows;
  if (!facts) throw new DatabaseUnavailable("The database server did not describe itself.");
  return facts;
}

function storageOf(
  pool: pg.Pool,
  { server, migrationsApplied }: { server: ServerFacts; migrationsApplied: number },
): Storage {
  const units = new PostgresUnits(pool);
  const db: Db = drizzle(pool, { casing: "snake_case" });
  let closing: Promise<void> | null = null;
  const asOurs = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing) throw new DatabaseUnavailable("The database is closed.");
    try {
      return await work();
    } catch (error) {
      throw fromPostgres(error);
    }
  };
  const read = <T>(look: (db: Db) => Promise<T>) =>
    asOurs(() => {
      refuseNesting();
      return onceMoreWhenBroken(() => look(db));
    });
  return {
    tables: define(postgresKit),
    migrationsApplied,
    facts: { dialect: "postgres", version: server.version, durability: durabilityOf(server) },
    read,
    write: (unit) => asOurs(() => units.run(unit)),
    claiming: skipLocked,
    forgetDeleted: () => Promise.resolve(),
    ping: () => read(async () => void (await pool.query("SELECT 1"))),
    close() {
      closing ??= pool.end();
      return closing;
    },
  };
}

const durabilityOf = (server: ServerFacts): string =>
  `synchronous_commit=${server.synchronous_commit}${server.fsync === "on" ? "" : `, fsync=${server.fsync}`}`;

interface Lockable {
  for(strength: "update", config: { skipLocked: true }): unknown;
}

const skipLocked = <Q extends object>(select: Q): Q =>
  (select as unknown as Lockable).for("update", { skipLocked: true }) as Q;

async function onceMoreWhenBroken<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!isBroken(error)) throw error;
    return look();
  }
}

/** What an operator can mend, told with the address but never with the password. */
function setUpError(error: unknown, url: URL): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const where = `${url.host}${url.pathname}`;
  if (code === "28P01" || code === "28000")
    return new DatabaseSetupError(`The server at ${where} refused the user or password of DATABASE_URL.`);
  if (code === "3D000") return new DatabaseSetupError(`There is no database ${where}.`);
  if (code === "42501")
    return new DatabaseSetupError(`The user of DATABASE_URL may not create tables in ${where}.`);
  return fromPostgres(error);
}
