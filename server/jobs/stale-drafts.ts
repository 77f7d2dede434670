import type { AuditEvent, Database } from "#db/ports.ts";
import { inBatches } from "#server/jobs/in-batches.ts";
import { staleBefore } from "#server/use-cases/answering/draft-deadline.ts";
import type { Municipality } from "#server/use-cases/deps.ts";

export interface Retention {
  readonly database: Pick<Database, "ports" | "forgetDeleted">;
  readonly municipality: Pick<Municipality, "draftDays">;
  readonly now: () => Date;
}

/**
 * Deletes the drafts and the typed papers that nobody has worked on for the municipality's days, on record, and takes
 * them out of the files. Runs as often as one likes: what is gone is gone. Returns how many there were.
 */
export async function deleteStaleDrafts(retention: Retention): Promise<number> {
  const { database, now } = retention;
  const { responses, paperEntries } = database.ports;
  const before = staleBefore(retention);
  const audit =
    (action: string, subjectKind: AuditEvent["subjectKind"]) =>
    ({ id, citizenId }: { id: string; citizenId: AuditEvent["citizenId"] }): AuditEvent => ({
      at: now(),
      actorKind: "system",
      actorId: "retention",
      role: "system",
      action,
      subjectKind,
      subjectId: id,
      citizenId,
      purpose: null,
    });
  const ofDraft = audit("response.delete-stale-draft", "response");
  const ofPaper = audit("paper.delete-stale", "paper-form");
  const drafts = await inBatches((limit) =>
    responses.deleteStaleDrafts({ savedBefore: before, limit }, ofDraft),
  );
  const papers = await inBatches((limit) =>
    paperEntries.deleteStale({ typedBefore: before, limit }, ofPaper),
  );
  // Also for what citizens have deleted themselves since the last time.
  await database.forgetDeleted();
  return drafts + papers;
}
