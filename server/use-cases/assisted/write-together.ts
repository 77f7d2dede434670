import type { StoredResponse } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { AlreadySent } from "#server/errors/problem.ts";
import { type AnswerChanges, type Saved, saveAnswers } from "#server/use-cases/answering/save-answers.ts";
import { sendResponse, type ToSend } from "#server/use-cases/answering/send-response.ts";
import { type AssistedAt, assistingFor } from "#server/use-cases/assisted/assisting-for.ts";
import { type StaffReceipt, staffReceipt } from "#server/use-cases/assisted/staff-receipt.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** What a caseworker has saved; of the draft only what they named themselves. To see the rest is a look, on record. */
export interface SavedTogether extends Pick<Saved, "problems" | "conflicts"> {
  readonly saved: Pick<StoredResponse, "revision" | "savedAt" | "answers">;
}

/**
 * Saves answers in an opened draft, as the citizen does.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent, VersionRetired, Conflict
 */
export const saveTogether =
  (deps: Deps) =>
  async (visitor: Visitor, at: AssistedAt, changes: AnswerChanges): Promise<SavedTogether> => {
    const by = await assistingFor(deps, visitor, at);
    const { response, problems, conflicts } = await saveAnswers(deps)(by, changes);
    const { revision, savedAt, answers } = response;
    const named = Object.entries(answers).filter(([id]) => Object.hasOwn(changes.answers, id));
    return { saved: { revision, savedAt, answers: Object.fromEntries(named) }, problems, conflicts };
  };

/**
 * Sends an opened draft, as the citizen does. What somebody else has sent is not the caseworker's to hear about.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent (by somebody else), VersionRetired, AnswersChanged,
 * MissingAnswers, WrongAnswers, Conflict
 */
export const sendTogether =
  (deps: Deps) =>
  async (visitor: Visitor, at: AssistedAt, toSend: ToSend): Promise<StaffReceipt> => {
    const by = await assistingFor(deps, visitor, at);
    const sent = await sendResponse(deps)(by, toSend);
    // Also when the citizen came first in the very moment.
    if (sent.sentBy !== by.staff.id) throw new AlreadySent();
    return staffReceipt(sent);
  };
