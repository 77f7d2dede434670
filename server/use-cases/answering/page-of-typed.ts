import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { demandFiller, ownDraft } from "#server/use-cases/answering/own-response.ts";
import { type PostedPage, whereAsked } from "#server/use-cases/answering/posted-page.ts";
import type { Deps } from "#server/use-cases/deps.ts";

type TypedPage = Pick<PostedPage, "questionnaireId" | "fields" | "along">;

/**
 * The page of the draft that asks for what was typed on a page of an older version, with the fields that it asks
 * for. Null when this person is not asked any of it any more. Nothing is saved.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft), VersionRetired
 */
export const pageOfTyped =
  (deps: Deps) =>
  async (
    visitor: Visitor | AssistingActor,
    typed: TypedPage,
  ): Promise<(TypedPage & { readonly number: number }) | null> => {
    const by = demandFiller(visitor, "response.read");
    return whereAsked(deps, await ownDraft(deps, by, typed.questionnaireId), typed);
  };
