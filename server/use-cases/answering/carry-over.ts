import type { StoredResponse } from "#db/ports.ts";
import { pagesOf } from "#questionnaires/engine/paging.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { AlreadySent, Conflict, NotFound } from "#server/errors/problem.ts";
import { marksAfter } from "#server/use-cases/answering/answer-marks.ts";
import { seenBy } from "#server/use-cases/answering/drawn-from.ts";
import { demandFiller, ownDraft } from "#server/use-cases/answering/own-response.ts";
import { helpOf, withWayOf } from "#server/use-cases/answering/provenance.ts";
import { type CarryOverView, carryOverOf } from "#server/use-cases/answering/show-carry-over.ts";
import { auditOfFilling, responseSubject } from "#server/use-cases/audit-event.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readingOf } from "#server/use-cases/library.ts";

/**
 * Goes on with the newest version, as the one who fills in has seen and confirmed it: answers that fit are kept, those to
 * changed questions are to be looked at before sending, the others are deleted. The draft resumes at the first
 * question that needs something.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired, AlreadySent, Conflict (not what was seen)
 */
export const carryOver =
  (deps: Deps) =>
  async (
    visitor: Visitor | AssistingActor,
    { questionnaireId, stamp }: { questionnaireId: string; stamp: string | undefined },
  ): Promise<StoredResponse> => {
    const by = demandFiller(visitor, "response.carry-over");
    const draft = await ownDraft(deps, by, questionnaireId);
    const view = carryOverOf(deps, draft);
    if (seenBy(stamp, draft)?.revision !== draft.revision) throw new Conflict();
    const at = deps.now();
    const { id, citizenId, revision, variant, lang, provenance } = draft;
    const { answers, lookAgain } = view.plan;
    const subject = responseSubject(id, citizenId);
    const audit = auditOfFilling(by, "response.carry-over", { at, subject });
    const marks = marksAfter(draft, answers, { at, seen: undefined });
    const resumeAt = firstToSee(view, civilDate(at));
    const outcome = await deps.ports.responses.carryOver(
      {
        id,
        citizenId,
        revision,
        variant,
        ...readingOf(view.after, lang),
        answers,
        lookAgain,
        marks,
        resumeAt,
        provenance: withWayOf(by, provenance),
        help: helpOf(by),
        at,
      },
      view.after.instrument,
      audit,
    );
    if (outcome.kind === "saved") return outcome.response;
    if (outcome.kind === "missing") throw new NotFound();
    throw outcome.kind === "sent" ? new AlreadySent() : new Conflict();
  };

/** The first page that has no answer or one to look at again; one past the last when there is none. */
function firstToSee({ response, after, plan }: CarryOverView, submittedOn: string): number {
  const { answers, lookAgain } = plan;
  const pages = pagesOf(after.questionnaire, { variant: response.variant, submittedOn, answers });
  const open = pages.find(({ question: { id } }) => lookAgain.includes(id) || !Object.hasOwn(answers, id));
  return open?.number ?? (pages.at(-1)?.number ?? 0) + 1;
}
