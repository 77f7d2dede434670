import type { StoredResponse } from "#db/ports.ts";
import type { AnswerProblem, AnswerValue } from "#questionnaires/engine/answers.ts";
import type { Page } from "#questionnaires/engine/paging.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { changedAt } from "#server/use-cases/answering/answer-marks.ts";
import { newStamp } from "#server/use-cases/answering/drawn-from.ts";
import { demandFiller, ownDraft } from "#server/use-cases/answering/own-response.ts";
import {
  isHidden,
  type PageProblem,
  type PageView,
  shownPages,
  stepAfter,
  storedFields,
} from "#server/use-cases/answering/page-view.ts";
import {
  asOfNow,
  type PostedPage,
  type ReadPage,
  readPostedPage,
} from "#server/use-cases/answering/posted-page.ts";
import { saveAnswers } from "#server/use-cases/answering/save-answers.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainAnswer } from "#server/use-cases/plain-answer.ts";

/** The page has been saved; `next` is the page to show, or the review. */
export interface PageSaved {
  readonly kind: "saved";
  readonly next: number | "review";
}

/** A question that two screens have answered differently. */
export interface TwoAnswers {
  readonly question: Question;
  /** The answer of this screen; undefined when it was left blank. */
  readonly here: AnswerValue | undefined;
  readonly elsewhere: AnswerValue | undefined;
  /** When the other answer was saved; null when that is not known. */
  readonly changedAt: Date | null;
}

/** Another screen has given a question of the page another answer; that of this screen was not saved. */
export interface PageConflict {
  readonly kind: "conflict";
  readonly view: PageView;
  /** At least one, in the order of the page. */
  readonly differing: readonly TwoAnswers[];
  /** The fields of the page as the other screen would have them. */
  readonly fieldsElsewhere: Fields;
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
    const now = asOfNow(deps, draft, posted);
    if (now === null) return { kind: "saved", next: stepAfter(before, draft.resumeAt - 1) };
    if (isHidden(before, now.number)) return { kind: "saved", next: stepAfter(before, now.number) };
    const read = readPostedPage(deps, draft, now);
    if (Object.keys(read.answers).length === 0) return { ...read.view, problems: read.problems };

    const { response, problems, conflicts } = await saveAnswers(deps)(visitor, {
      responseId: draft.id,
      answers: read.answers,
      lang: posted.lang,
      resumeAt: resumeAfter(read, posted.pause),
      seen: read.seen,
    });
    const wrong = problemsOf(read, problems);
    if (wrong.length > 0) return { ...read.view, response, problems: wrong };
    if (conflicts.length > 0) return conflictOf(deps, response, { read, conflicts });
    const isAsked = ({ question }: Page) => Object.hasOwn(read.answers, question.id);
    const rest = shownPages(deps, response).filter((page) => !isAsked(page));
    return { kind: "saved", next: stepAfter(rest, now.number) };
  };

/** One past the last question of the page; the first blank one when the citizen wants a pause. */
function resumeAfter({ asked, answers, view }: ReadPage, pause: boolean): number {
  const blank = pause ? asked.find(({ question }) => answers[question.id] === null) : undefined;
  return blank?.number ?? (asked.at(-1)?.number ?? view.page.number) + 1;
}

/** What could not be read and what was refused, in the order of the page. */
function problemsOf(
  { asked, problems }: ReadPage,
  refused: readonly AnswerProblem[],
): readonly PageProblem[] {
  return asked.flatMap(({ question }) => {
    const told =
      problems.find((one) => one.question === question) ??
      refused.find((one) => one.question === question.id);
    return told === undefined ? [] : [{ ...told, question }];
  });
}

function conflictOf(
  deps: Deps,
  response: StoredResponse,
  { read, conflicts }: { read: ReadPage; conflicts: readonly string[] },
): PageConflict {
  const { view, asked, answers } = read;
  const here = (question: Question): AnswerValue | undefined => {
    const value = answers[question.id];
    return value === null ? undefined : (plainAnswer(question, value) as AnswerValue);
  };
  return {
    kind: "conflict",
    view: { ...view, response },
    differing: asked.flatMap(({ question }) => {
      if (!conflicts.includes(question.id)) return [];
      const elsewhere = response.answers[question.id];
      return [{ question, here: here(question), elsewhere, changedAt: changedAt(response, question.id) }];
    }),
    fieldsElsewhere: storedFields(
      response,
      view.installed.questionnaire.definition,
      asked.map(({ question }) => question),
    ),
    freshStamp: newStamp(deps, response),
  };
}
