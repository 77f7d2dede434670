import type { StoredResponse } from "#db/ports.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { Conflict, NotFound } from "#server/errors/problem.ts";
import { changeDraft } from "#server/use-cases/answering/change-draft.ts";
import { seenBy } from "#server/use-cases/answering/drawn-from.ts";
import {
  demandFiller,
  instrumentOf,
  ownResponse,
  personTyping,
} from "#server/use-cases/answering/own-response.ts";
import { demandOpenVersion } from "#server/use-cases/answering/version-state.ts";
import type { Deps } from "#server/use-cases/deps.ts";

export interface VariantChoice {
  readonly responseId: string;
  readonly variant: string;
  /** Of the page that told what would become of the answers. */
  readonly stamp: string | undefined;
}

/**
 * Changes the benefit of a draft after the citizen has confirmed it. Answers to questions that both benefits
 * ask are kept; the others are dropped, and the draft starts again at its first page. The same benefit again changes nothing.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent, VersionRetired, Conflict (not what was seen)
 */
export const changeVariant =
  (deps: Deps) =>
  async (visitor: Visitor | AssistingActor, change: VariantChoice): Promise<StoredResponse> => {
    const by = demandFiller(visitor, "response.save");
    const draft = await ownResponse(deps, by, change.responseId);
    if (draft.sentAt === null) demandOpenVersion(deps, draft);
    const { questionnaire } = instrumentOf(deps, draft);
    if (!questionnaire.definition.variants.some(({ id }) => id === change.variant)) throw new NotFound();
    return changeDraft(deps, { draft, by }, (current) => {
      if (current.variant === change.variant) return null;
      if (seenBy(change.stamp, current)?.revision !== current.revision) throw new Conflict();
      const { lang, translationHash } = current;
      const answers = answersWith(deps, current, change.variant);
      return { answers, variant: change.variant, lang, translationHash, resumeAt: 1 };
    });
  };

/** The answers of a draft that stand with another benefit. @throws VersionRetired */
export function answersWith(deps: Deps, draft: StoredResponse, variant: string): StoredResponse["answers"] {
  const { questionnaire } = instrumentOf(deps, draft);
  const isAsked = (id: string): boolean => {
    const question = questionnaire.question(id);
    return question !== undefined && isAskedIn(question, variant);
  };
  const shared = Object.fromEntries(Object.entries(draft.answers).filter(([id]) => isAsked(id)));
  const person = { ...personTyping(deps, draft), variant, answers: shared };
  return checkAnswers(questionnaire, person, { asTyped: true }).answers;
}
