import type { DraftChange, StoredResponse } from "#db/ports.ts";
import type { Filler } from "#server/access/actor.ts";
import { AlreadySent, Conflict, NotFound } from "#server/errors/problem.ts";
import { marksAfter } from "#server/use-cases/answering/answer-marks.ts";
import type { Seen } from "#server/use-cases/answering/drawn-from.ts";
import { helpOf, withWayOf } from "#server/use-cases/answering/provenance.ts";
import type { Deps } from "#server/use-cases/deps.ts";

type Changed = Pick<DraftChange, "answers" | "variant" | "lang" | "translationHash" | "resumeAt"> & {
  readonly lookAgain?: readonly string[];
  /** Whose change it is, so that it can be told from another screen's. */
  readonly seen?: Seen | undefined;
};

/** A save that meets another one starts over from what stands now; this often before it gives up. */
const attempts = 5;

/**
 * Saves a change to a draft. `change` says what the draft shall be, given what it is, or null when there is
 * nothing to save; it runs again when somebody else has saved in between, so that neither save is lost.
 * @throws AlreadySent, NotFound, Conflict (the draft was changed all the time)
 */
export async function changeDraft(
  deps: Deps,
  { draft, by }: { draft: StoredResponse; by: Filler },
  change: (current: StoredResponse) => Changed | null,
): Promise<StoredResponse> {
  if (draft.sentAt !== null) throw new AlreadySent();
  let current = draft;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const changed = change(current);
    if (changed === null) return current;
    const outcome = await deps.ports.responses.saveDraft(saveOf(current, { ...changed, by }, deps.now()));
    if (outcome.kind === "saved") return outcome.response;
    if (outcome.kind === "missing") throw new NotFound();
    if (outcome.kind === "sent") throw new AlreadySent();
    current = outcome.response;
  }
  throw new Conflict();
}

function saveOf(
  current: StoredResponse,
  { seen, by, ...changed }: Changed & { by: Filler },
  at: Date,
): DraftChange {
  const { id, citizenId, revision, lookAgain } = current;
  const marks = marksAfter(current, changed.answers, { at, seen });
  const hands = { provenance: withWayOf(by, current.provenance), help: helpOf(by) };
  return { id, citizenId, revision, lookAgain, ...changed, ...hands, marks, at };
}
