import type { Database } from "#db/ports.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { closeInvitations, inviteCitizens } from "#server/use-cases/surveys/invitations.ts";

/** Invites citizens to surveys that are open, and takes those of surveys that are over out of the files. */
export async function keepInvitations({
  deps,
  database,
}: {
  readonly deps: Deps;
  readonly database: Pick<Database, "forgetDeleted">;
}): Promise<void> {
  await inviteCitizens(deps);
  if ((await closeInvitations(deps)) > 0) await database.forgetDeleted();
}
