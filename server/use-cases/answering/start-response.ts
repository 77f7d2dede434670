import type { Lang, ResponseId, StoredResponse } from "#db/ports.ts";
import type { AssistingActor, Filler, Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandFiller } from "#server/use-cases/answering/own-response.ts";
import { helpOf, withWayOf } from "#server/use-cases/answering/provenance.ts";
import { auditOfFilling, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { isAnonymous, readingOf } from "#server/use-cases/library.ts";

export interface Start {
  readonly questionnaireId: string;
  readonly variant: string;
  readonly lang: Lang;
}

/**
 * Begins a draft, or returns the one that the citizen has: there is one draft a questionnaire. The caller sees
 * from its `variant` whether it is for another benefit.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such questionnaire or benefit, or an anonymous one)
 */
export const startResponse =
  (deps: Deps) =>
  async (
    visitor: Visitor | AssistingActor,
    { questionnaireId, variant, lang }: Start,
  ): Promise<StoredResponse> => {
    const by = demandFiller(visitor, "response.start");
    const installed = deps.library.newest(questionnaireId);
    if (isAnonymous(installed)) throw new NotFound();
    const { instrument, questionnaire } = installed;
    if (!questionnaire.definition.variants.some(({ id }) => id === variant)) throw new NotFound();
    const draft = draftFor(deps, by, { instrument, variant, ...readingOf(installed, lang) });
    const audit = auditOfFilling(by, "response.start", {
      at: draft.startedAt,
      subject: responseSubject(draft.id, by.id),
    });
    return deps.ports.responses.startDraft(draft, audit, helpOf(by));
  };

/** A draft that this person begins now, not stored yet. */
export function draftFor(
  deps: Deps,
  by: Filler,
  begun: Pick<StoredResponse, "instrument" | "variant"> & ReturnType<typeof readingOf>,
): StoredResponse {
  const at = deps.now();
  return {
    id: newId(deps.randomBytes) as ResponseId,
    citizenId: by.id,
    ...begun,
    provenance: withWayOf(by, []),
    answers: {},
    marks: {},
    lookAgain: [],
    resumeAt: 1,
    revision: 0,
    startedAt: at,
    savedAt: at,
    sentAt: null,
    sentBy: null,
    receiptNumber: null,
  };
}
