import { openDatabase } from "#db/open.ts";

/** Run as a process of its own: holds the database of the given folder until it is killed. */
const migrations = new URL("../../db/migrations/", import.meta.url);
try {
  await openDatabase({ dataDir: process.argv[2] ?? "", migrations });
  process.stdout.write("open\n");
  setInterval(() => undefined, 1_000);
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
}
