import type { Audit, Installation } from "#db/ports.ts";
import { type Mode, WrongSettings } from "#server/config.ts";
import { demoSeed } from "#server/demo/demo-seed.ts";

export interface Beginning {
  readonly ports: { readonly installation: Installation; readonly audit: Audit };
  readonly mode: Mode;
  /** See `keyCheckOf`. */
  readonly keyCheck: string;
}

const refusals = {
  production:
    "MODE: the database was begun in demo mode. Its people and its legal basis are made up, so production does " +
    "not run on it. Set DATABASE_URL (or DATA_DIR) to a new, empty database.",
  demo:
    "MODE: the database belongs to production. In demo mode anybody may log in as anybody, so the demonstration " +
    "does not run on it. Set DATABASE_URL (or DATA_DIR) to another database.",
} as const;

const otherKey =
  "MASTER_KEY: is not the key that the database was begun with, so nothing sealed in it can be opened and nobody " +
  "can be found by cpr number. Restore the first key (in demo mode the file demo.key in DATA_DIR), or use a new, " +
  "empty database.";

/**
 * Ties the database to its mode and its master key at the first start, and checks both at every later one.
 * @throws WrongSettings when the database was begun in the other mode or with another key.
 */
export async function settleInstallation({ ports, mode, keyCheck }: Beginning): Promise<void> {
  const { installation, audit } = ports;
  // A database from before the facts were kept is known by what the demonstration put into it.
  const seeded = (await audit.latest({ ...demoSeed, since: new Date(0) })) !== null;
  if (seeded && mode === "production") throw new WrongSettings([refusals.production]);
  if ((await installation.settle("mode", mode)) !== mode) throw new WrongSettings([refusals[mode]]);
  if ((await installation.settle("key-check", keyCheck)) !== keyCheck) throw new WrongSettings([otherKey]);
}
