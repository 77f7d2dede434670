import type { DraftChange, StoredResponse } from "#db/ports.ts";
import { AlreadySent, Conflict, NotFound } from "#server/errors/problem.ts";
import type { Deps } from "#server/use-cases/deps.ts";

type Changed = Pick<DraftChange, "answers" | "variant" | "lang" | "resumeAt">;

/** A save that meets another one starts over from what stands now; this often before it gives up. */
const attempts = 5;

/**
 * Saves a change to a draft. `change` says what the draft shall be, given what it is; it runs again when
 * somebody else has saved in between, so that neither save is lost.
 * @throws AlreadySent, NotFound, Conflict (the draft was changed all the time)
 */
export async function changeDraft(
  deps: Deps,
  draft: StoredResponse,
  change: (current: StoredResponse) => Changed,
): Promise<StoredResponse> {
  if (draft.sentAt !== null) throw new AlreadySent();
  let current = draft;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { id, citizenId, revision } = current;
    const { answers, variant, lang, resumeAt } = change(current);
    const saved = { id, citizenId, revision, answers, variant, lang, resumeAt, at: deps.now() };
    const outcome = await deps.ports.responses.saveDraft(saved);
    if (outcome.kind === "saved") return outcome.response;
    if (outcome.kind === "missing") throw new NotFound();
    if (outcome.kind === "sent") throw new AlreadySent();
    current = outcome.response;
  }
  throw new Conflict();
}
