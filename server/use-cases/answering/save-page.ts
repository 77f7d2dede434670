import type { Lang } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { WrongBody } from "#server/errors/problem.ts";
import { type Fields, namesOf, readFields } from "#server/use-cases/answering/fields.ts";
import { demandCitizen, ownDraft } from "#server/use-cases/answering/own-response.ts";
import {
  isHidden,
  type PageView,
  pageView,
  shownPages,
  stepAfter,
} from "#server/use-cases/answering/page-view.ts";
import { saveAnswers } from "#server/use-cases/answering/save-answers.ts";
import type { Deps } from "#server/use-cases/deps.ts";

export interface PostedPage {
  readonly questionnaireId: string;
  readonly number: number;
  readonly fields: Fields;
  readonly lang: Lang;
  /** True for "save and pause": a blank page is then asked again at the return. */
  readonly pause: boolean;
}

/** The page has been saved; `next` is the page to show, or the review. */
export interface PageSaved {
  readonly kind: "saved";
  readonly next: number | "review";
}

/**
 * Saves what was typed on one page. Blank counts as not answered. When the answer is wrong, the page comes
 * back with the text as typed and nothing of the draft is lost. A question that another tab has hidden in the
 * meantime has no answer to save: it leads on.
 * @throws NotLoggedIn, NotAllowed, NotFound, WrongBody (a field of no question here), AlreadySent, VersionRetired, Conflict
 */
export const savePage =
  (deps: Deps) =>
  async (visitor: Visitor, posted: PostedPage): Promise<PageSaved | PageView> => {
    const citizen = demandCitizen(visitor, "response.save");
    const draft = await ownDraft(deps, citizen, posted.questionnaireId);
    const before = shownPages(deps, draft);
    if (isHidden(before, posted.number)) return { kind: "saved", next: stepAfter(before, posted.number) };
    const view = pageView(deps, draft, posted.number);
    const { question } = view.page;
    demandOwnFields(posted.fields, namesOf(question));
    const reading = readFields(
      question,
      posted.fields,
      view.installed.questionnaire.definition.skip_option.code,
    );
    if (reading.kind === "problem") return { ...view, fields: posted.fields, problem: reading.code };

    const value = reading.kind === "blank" ? null : reading.value;
    const { response, problems } = await saveAnswers(deps)(visitor, {
      responseId: draft.id,
      answers: { [question.id]: value },
      lang: posted.lang,
      resumeAt: posted.pause && value === null ? posted.number : posted.number + 1,
    });
    const [problem] = problems;
    if (problem !== undefined)
      return { ...pageView(deps, response, posted.number), fields: posted.fields, problem: problem.code };
    return { kind: "saved", next: stepAfter(shownPages(deps, response), posted.number) };
  };

/** What the page did not ask was not typed on it: nothing of such a form is saved. @throws WrongBody */
function demandOwnFields(fields: Fields, names: readonly string[]): void {
  if (Object.keys(fields).some((name) => !names.includes(name)))
    throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
}
