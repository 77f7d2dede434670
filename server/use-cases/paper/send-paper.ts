import type { ResponseId } from "#db/ports.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { Conflict, NotFound, WrongAnswers } from "#server/errors/problem.ts";
import { prepareSending } from "#server/use-cases/answering/send-response.ts";
import { draftFor } from "#server/use-cases/answering/start-response.ts";
import { demandOpenVersion } from "#server/use-cases/answering/version-state.ts";
import { type StaffReceipt, staffReceipt } from "#server/use-cases/assisted/staff-receipt.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readingOf } from "#server/use-cases/library.ts";
import { checkPaper } from "#server/use-cases/paper/check-paper.ts";
import { type PaperCase, paperCase, written } from "#server/use-cases/paper/paper-case.ts";

/**
 * Sends a paper for the citizen: the answers are checked, scored when the gate is open, and stored as a response of
 * their own, beside any draft that the citizen has on the site. Sending again returns the first receipt, and never the answers.
 * @throws NotLoggedIn, NotAllowed, NotFound (not typed twice yet, or not settled), VersionRetired, MissingAnswers,
 * WrongAnswers, Conflict
 */
export const sendPaper =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId }: { entryId: string }): Promise<StaffReceipt> => {
    const found = await paperCase(deps, visitor, entryId);
    const { staff, entry, form, citizen, installed } = found;
    if (entry.responseId !== null) return sentOf(deps, found, entry.responseId);
    const keys = entry.twice ? entry.settled : entry.first.keys;
    if (keys === null) throw new NotFound();
    demandOpenVersion(deps, form);
    const by: AssistingActor = { kind: "assisting", id: citizen.id, staff, way: "paper" };
    const { instrument, variant, lang } = form;
    const { answers, problems } = checkPaper(deps, form, keys);
    // What was right when it was typed may be wrong now: the municipality keeps its own lists.
    if (problems.length > 0)
      throw new WrongAnswers(
        problems.map(({ question, code }) => ({ pointer: jsonPointer("answers", question), code })),
      );
    const draft = { ...draftFor(deps, by, { instrument, variant, ...readingOf(installed, lang) }), answers };
    const sending = await prepareSending(deps, by, draft);
    return staffReceipt(written(await deps.ports.paperEntries.send(entry, draft, sending)));
  };

async function sentOf(deps: Deps, { citizen }: PaperCase, id: ResponseId): Promise<StaffReceipt> {
  const sent = await deps.ports.responses.ownResponse(citizen.id, id);
  if (sent === null) throw new Conflict();
  return staffReceipt(sent);
}
