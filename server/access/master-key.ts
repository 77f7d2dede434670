import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Config, WrongSettings } from "#server/config.ts";

type RandomBytes = (count: number) => Uint8Array;

/**
 * The key from the settings; in demo mode without one, a key file in the data folder.
 * @throws WrongSettings in production without a key, or when a key file is readable by others or damaged.
 */
export function masterKeyOf(
  config: Pick<Config, "mode" | "masterKey" | "dataDir">,
  randomBytes: RandomBytes,
): Buffer {
  if (config.masterKey !== undefined) return config.masterKey;
  if (config.mode === "production") throw new WrongSettings(["MASTER_KEY: is missing."]);
  return readOrMakeSecret(join(config.dataDir, "demo.key"), () => Buffer.from(randomBytes(32)), 32);
}

/** Reads a secret file that only its owner may read, or makes it the first time. */
export function readOrMakeSecret(file: string, make: () => Buffer, length?: number): Buffer {
  if (!exists(file)) makeOnce(file, make());
  if ((statSync(file).mode & 0o077) !== 0)
    throw new WrongSettings([`${file}: others on this machine may read it. Run: chmod 600 ${file}`]);
  const secret = readFileSync(file);
  if (length !== undefined && secret.length !== length)
    throw new WrongSettings([`${file}: is damaged. Restore it; without it nothing sealed can be opened.`]);
  return secret;
}

const exists = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined;

/** Linking a finished file into place: two processes that start together end up with one and the same secret. */
function makeOnce(file: string, secret: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, secret, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!exists(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
