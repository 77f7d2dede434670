import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { demandFiller, ownDraft } from "#server/use-cases/answering/own-response.ts";
import {
  isHidden,
  type PageView,
  pageAfter,
  pageView,
  shownPages,
  stepAfter,
} from "#server/use-cases/answering/page-view.ts";
import { demandOpenVersion } from "#server/use-cases/answering/version-state.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Go to another page instead: the question is not shown to this person. */
export interface Elsewhere {
  readonly kind: "elsewhere";
  readonly number: number;
}

/**
 * One page of the citizen's draft. A number of a hidden question leads on to the next shown one.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft, or no such number), VersionRetired
 */
export const showPage =
  (deps: Deps) =>
  async (
    visitor: Visitor | AssistingActor,
    at: { questionnaireId: string; number: number },
  ): Promise<PageView | Elsewhere> => {
    const by = demandFiller(visitor, "response.read");
    const draft = await ownDraft(deps, by, at.questionnaireId);
    demandOpenVersion(deps, draft);
    const pages = shownPages(deps, draft);
    if (isHidden(pages, at.number)) return { kind: "elsewhere", number: pageAfter(pages, at.number) };
    return pageView(deps, draft, at.number);
  };

/**
 * Where the citizen goes on: the page they had come to, or the review.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft), VersionRetired
 */
export const resumePoint =
  (deps: Deps) =>
  async (visitor: Visitor | AssistingActor, questionnaireId: string): Promise<number | "review"> => {
    const by = demandFiller(visitor, "response.read");
    const draft = await ownDraft(deps, by, questionnaireId);
    demandOpenVersion(deps, draft);
    return stepAfter(shownPages(deps, draft), draft.resumeAt - 1);
  };
