import type { AuditEvent, Database } from "#db/ports.ts";
import { staleBefore } from "#server/use-cases/answering/draft-deadline.ts";
import type { Municipality } from "#server/use-cases/deps.ts";

export interface Retention {
  readonly database: Pick<Database, "ports" | "forgetDeleted">;
  readonly municipality: Pick<Municipality, "draftDays">;
  readonly now: () => Date;
}

/** Few enough that nobody's save waits for it. */
const batch = 100;

/**
 * Deletes the drafts that nobody has worked on for the municipality's days, on record, and takes them out of the
 * files. Runs as often as one likes: what is gone is gone. Returns how many there were.
 */
export async function deleteStaleDrafts(retention: Retention): Promise<number> {
  const { database, now } = retention;
  const savedBefore = staleBefore(retention);
  const audit = ({ id, citizenId }: { id: string; citizenId: AuditEvent["citizenId"] }): AuditEvent => ({
    at: now(),
    actorKind: "system",
    actorId: "retention",
    role: "system",
    action: "response.delete-stale-draft",
    subjectKind: "response",
    subjectId: id,
    citizenId,
    purpose: null,
  });
  let deleted = 0;
  let last = batch;
  while (last === batch) {
    last = await database.ports.responses.deleteStaleDrafts({ savedBefore, limit: batch }, audit);
    deleted += last;
  }
  // Also for what citizens have deleted themselves since the last time.
  await database.forgetDeleted();
  return deleted;
}
