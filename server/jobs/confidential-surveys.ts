import type { Database } from "#db/ports.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { keepPanels } from "#server/use-cases/panels/keep-panels.ts";

/** Tells the figures of confidential surveys whose last round is over, and takes what is deleted out of the files. */
export async function keepConfidentialSurveys({
  deps,
  database,
}: {
  readonly deps: Deps;
  readonly database: Pick<Database, "forgetDeleted">;
}): Promise<void> {
  if ((await keepPanels(deps)) > 0) await database.forgetDeleted();
}
