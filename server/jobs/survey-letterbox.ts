import type { Database } from "#db/ports.ts";
import type { Log } from "#server/log.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { emptyLetterbox } from "#server/use-cases/surveys/letterbox.ts";

interface Box {
  readonly deps: Deps;
  readonly database: Pick<Database, "forgetDeleted">;
  readonly log: Pick<Log, "fault">;
}

/** Letters that were sealed with another key: nobody can read them, and they are kept. */
class UnreadableLetters extends Error {
  override readonly name = "UnreadableLetters";
}

/** Stores what can be taken out of the letterbox today, and takes the letters out of the files. */
export async function emptySurveyLetterbox({ deps, database, log }: Box): Promise<void> {
  const { taken, unreadable } = await emptyLetterbox(deps);
  if (unreadable > 0)
    log.fault("unreadable-letters", new UnreadableLetters(`${unreadable} letters cannot be opened.`));
  if (taken > 0) await database.forgetDeleted();
}
