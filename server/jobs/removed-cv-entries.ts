import type { Database } from "#db/ports.ts";
import { removedBefore } from "#server/cv/removed-entries.ts";
import { inBatches } from "#server/jobs/in-batches.ts";

/**
 * Deletes for good what citizens have taken away from their CVs longer ago than it can be brought back, and takes it
 * out of the files. Runs as often as one likes. Returns how many entries there were.
 */
export async function deleteRemovedCvEntries({
  database,
  now,
}: {
  readonly database: Pick<Database, "ports" | "forgetDeleted">;
  readonly now: () => Date;
}): Promise<number> {
  const before = removedBefore(now());
  const deleted = await inBatches((limit) => database.ports.cvEntries.deleteRemoved({ before, limit }));
  if (deleted > 0) await database.forgetDeleted();
  return deleted;
}
