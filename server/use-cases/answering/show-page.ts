import type { StoredResponse } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen, ownDraft } from "#server/use-cases/answering/own-response.ts";
import { type PageView, pageAfter, pageView, shownPages } from "#server/use-cases/answering/page-view.ts";
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
    visitor: Visitor,
    at: { questionnaireId: string; number: number },
  ): Promise<PageView | Elsewhere> => {
    const citizen = demandCitizen(visitor, "response.read");
    const draft = await ownDraft(deps, citizen, at.questionnaireId);
    const hidden = hiddenPage(deps, draft, at.number);
    return hidden ?? pageView(deps, draft, at.number);
  };

function hiddenPage(deps: Deps, draft: StoredResponse, number: number): Elsewhere | null {
  const pages = shownPages(deps, draft);
  const last = pages.at(-1)?.number ?? 0;
  const isHidden = number >= 1 && number <= last && !pages.some((page) => page.number === number);
  return isHidden ? { kind: "elsewhere", number: pageAfter(pages, number) } : null;
}

/**
 * Where the citizen goes on: the page they had come to, or the review.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft), VersionRetired
 */
export const resumePoint =
  (deps: Deps) =>
  async (visitor: Visitor, questionnaireId: string): Promise<number | "review"> => {
    const citizen = demandCitizen(visitor, "response.read");
    const draft = await ownDraft(deps, citizen, questionnaireId);
    const next = pageAfter(shownPages(deps, draft), draft.resumeAt - 1);
    return shownPages(deps, draft).some(({ number }) => number === next) ? next : "review";
  };
