import type { StoredResponse } from "#db/ports.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { answersWith } from "#server/use-cases/answering/change-variant.ts";
import { newStamp } from "#server/use-cases/answering/drawn-from.ts";
import { demandFiller, instrumentOf, ownDraft } from "#server/use-cases/answering/own-response.ts";
import { demandOpenVersion } from "#server/use-cases/answering/version-state.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

/** What another benefit would do to a draft. */
export interface VariantChange {
  readonly response: StoredResponse;
  /** The version that the draft is tied to. */
  readonly installed: Installed;
  /** The other benefit. */
  readonly variant: string;
  /** How many answers stay, and how many go. */
  readonly kept: number;
  readonly dropped: number;
  /** For the form's hidden field: what it was drawn from. */
  readonly stamp: string;
}

/**
 * What a change of benefit would do, before it is confirmed. The benefit is named by its place among those of the
 * draft's own version, counted from 1. Nothing is changed.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft or no such benefit), VersionRetired
 */
export const showVariantChange =
  (deps: Deps) =>
  async (
    visitor: Visitor | AssistingActor,
    asked: { readonly questionnaireId: string; readonly place: number | null },
  ): Promise<VariantChange> => {
    const by = demandFiller(visitor, "response.read");
    const response = await ownDraft(deps, by, asked.questionnaireId);
    demandOpenVersion(deps, response);
    const installed = instrumentOf(deps, response);
    const variant = installed.questionnaire.definition.variants[(asked.place ?? 0) - 1]?.id;
    if (variant === undefined) throw new NotFound();
    const kept = Object.keys(answersWith(deps, response, variant)).length;
    return {
      response,
      installed,
      variant,
      kept,
      dropped: Object.keys(response.answers).length - kept,
      stamp: newStamp(deps, response),
    };
  };
