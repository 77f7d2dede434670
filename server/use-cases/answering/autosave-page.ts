import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen, ownDraft } from "#server/use-cases/answering/own-response.ts";
import { isHidden, type PageProblem, shownPages } from "#server/use-cases/answering/page-view.ts";
import { asOfNow, type PostedPage, readPostedPage } from "#server/use-cases/answering/posted-page.ts";
import { saveAnswers } from "#server/use-cases/answering/save-answers.ts";
import type { Deps } from "#server/use-cases/deps.ts";

export type Autosaved =
  | { readonly kind: "saved"; readonly at: Date }
  /** The answer cannot be read yet, such as half a date. */
  | { readonly kind: "unfinished" }
  | { readonly kind: "problem"; readonly problem: PageProblem }
  /** Saving it would take other answers away: that waits until the citizen goes on. */
  | { readonly kind: "waits" }
  | { readonly kind: "conflict" };

/**
 * Saves a page that somebody is still working on, as `savePage` does, but takes no other answer away and moves
 * nobody on: the draft resumes at this page.
 * @throws NotLoggedIn, NotAllowed, NotFound, WrongBody, AlreadySent, VersionRetired, Conflict
 */
export const autosavePage =
  (deps: Deps) =>
  async (visitor: Visitor, posted: PostedPage): Promise<Autosaved> => {
    const citizen = demandCitizen(visitor, "response.save");
    const draft = await ownDraft(deps, citizen, posted.questionnaireId);
    // A page of an older version is told of when it is posted, not while somebody types.
    if (asOfNow(deps, draft, posted) !== posted) return { kind: "waits" };
    if (isHidden(shownPages(deps, draft), posted.number)) return { kind: "waits" };
    const { asked, answers, problems: unread, seen } = readPostedPage(deps, draft, posted);
    const [unreadable] = unread.filter(({ code }) => code !== "incomplete-date");
    if (unreadable) return { kind: "problem", problem: unreadable };
    if (Object.keys(answers).length === 0) return { kind: "unfinished" };
    const { response, problems, conflicts, waits } = await saveAnswers(deps)(visitor, {
      responseId: draft.id,
      answers,
      lang: posted.lang,
      resumeAt: posted.number,
      seen,
      gently: true,
    });
    const [refused] = problems;
    const wrong = asked.find(({ question }) => question.id === refused?.question);
    if (refused && wrong) return { kind: "problem", problem: { ...refused, question: wrong.question } };
    if (conflicts.length > 0) return { kind: "conflict" };
    if (waits) return { kind: "waits" };
    return unread.length > 0 ? { kind: "unfinished" } : { kind: "saved", at: response.savedAt };
  };
