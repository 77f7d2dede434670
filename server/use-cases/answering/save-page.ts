import type { StoredResponse } from "#db/ports.ts";
import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { changedAt } from "#server/use-cases/answering/answer-marks.ts";
import { newStamp } from "#server/use-cases/answering/drawn-from.ts";
import type { Fields } from "#server/use-cases/answering/fields.ts";
import { demandFiller, ownDraft } from "#server/use-cases/answering/own-response.ts";
import {
  isHidden,
  type PageView,
  pageView,
  shownPages,
  stepAfter,
} from "#server/use-cases/answering/page-view.ts";
import { type PostedPage, type ReadPage, readPostedPage } from "#server/use-cases/answering/posted-page.ts";
import { saveAnswers } from "#server/use-cases/answering/save-answers.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** The page has been saved; `next` is the page to show, or the review. */
export interface PageSaved {
  readonly kind: "saved";
  readonly next: number | "review";
}

/** Another screen has given the same question another answer; nothing was saved. */
export interface PageConflict {
  readonly kind: "conflict";
  readonly view: PageView;
  /** The answer of this screen; undefined when it was left blank. */
  readonly here: AnswerValue | undefined;
  readonly elsewhere: { readonly answer: AnswerValue | undefined; readonly fields: Fields };
  /** When the other answer was saved; null when that is not known. */
  readonly changedAt: Date | null;
  /** For a form that has now seen both. */
  readonly freshStamp: string;
}

/**
 * Saves what was typed on one page. Blank counts as not answered. When the answer is wrong, the page comes
 * back with the text as typed and nothing of the draft is lost. When another screen has changed the same answer
 * since the page was drawn, both come back. A question that another tab has hidden in the meantime has no answer
 * to save: it leads on. With `pause`, a blank page is asked again at the return.
 * @throws NotLoggedIn, NotAllowed, NotFound, WrongBody (a field of no question here), AlreadySent, VersionRetired, Conflict
 */
export const savePage =
  (deps: Deps) =>
  async (
    visitor: Visitor | AssistingActor,
    posted: PostedPage & { readonly pause: boolean },
  ): Promise<PageSaved | PageView | PageConflict> => {
    const by = demandFiller(visitor, "response.save");
    const draft = await ownDraft(deps, by, posted.questionnaireId);
    const before = shownPages(deps, draft);
    if (isHidden(before, posted.number)) return { kind: "saved", next: stepAfter(before, posted.number) };
    const read = readPostedPage(deps, draft, posted);
    if (read.problem !== null) return { ...read.view, problem: read.problem };

    const { response, problems, conflicts } = await saveAnswers(deps)(visitor, {
      responseId: draft.id,
      answers: { [read.question.id]: read.value },
      lang: posted.lang,
      resumeAt: posted.pause && read.value === null ? posted.number : posted.number + 1,
      seen: read.seen,
    });
    const [problem] = problems;
    if (problem !== undefined) return { ...read.view, response, problem: problem.code };
    if (conflicts.length > 0) return conflictOf(deps, response, read);
    return { kind: "saved", next: stepAfter(shownPages(deps, response), posted.number) };
  };

function conflictOf(deps: Deps, response: StoredResponse, { view, question, value }: ReadPage): PageConflict {
  const elsewhere = pageView(deps, response, view.page.number);
  const here = typeof value === "string" && question.kind === "text" ? plainText(value) : value;
  return {
    kind: "conflict",
    view: { ...view, response },
    here: here === null ? undefined : (here as AnswerValue),
    elsewhere: { answer: response.answers[question.id], fields: elsewhere.fields },
    changedAt: changedAt(response, question.id),
    freshStamp: newStamp(deps, response),
  };
}
