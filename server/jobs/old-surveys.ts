import type { AuditEvent, Database } from "#db/ports.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Municipality } from "#server/use-cases/deps.ts";
import { deletedOn } from "#server/use-cases/surveys/survey-deadline.ts";

/**
 * Deletes the answers, comments, codes and invitations of campaigns that were over the municipality's months ago, on
 * record, and takes them out of the files. What the campaign was stays: its name, its days and why it asked. Runs as often as one likes.
 * Returns how many campaigns there were.
 */
export async function deleteOldSurveys({
  database,
  municipality,
  now,
}: {
  readonly database: Pick<Database, "ports" | "forgetDeleted">;
  readonly municipality: Pick<Municipality, "surveyMonths">;
  readonly now: () => Date;
}): Promise<number> {
  const today = civilDate(now());
  const { campaigns, surveys } = database.ports;
  const due = (await campaigns.all()).filter((campaign) => deletedOn(campaign, municipality) <= today);
  let deleted = 0;
  for (const { id } of due) if (await surveys.deleteOf(id, today, deletionOf(id, now()))) deleted += 1;
  if (deleted > 0) await database.forgetDeleted();
  return deleted;
}

const deletionOf = (campaignId: string, at: Date): AuditEvent => ({
  at,
  actorKind: "system",
  actorId: "retention",
  role: "system",
  action: "campaign.delete-old-answers",
  subjectKind: "campaign",
  subjectId: campaignId,
  citizenId: null,
  purpose: null,
});
