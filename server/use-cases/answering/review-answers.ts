import type { StoredResponse } from "#db/ports.ts";
import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import { missingRequired, type Page } from "#questionnaires/engine/paging.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { newStamp } from "#server/use-cases/answering/drawn-from.ts";
import { demandFiller, instrumentOf, ownDraft, personOf } from "#server/use-cases/answering/own-response.ts";
import { shownPages } from "#server/use-cases/answering/page-view.ts";
import { demandOpenVersion, type VersionState } from "#server/use-cases/answering/version-state.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

export interface ReviewRow {
  readonly page: Page;
  /** Undefined when it is not answered; the skip code when the citizen did not want to. */
  readonly answer: AnswerValue | undefined;
  /** True when the answer is needed before sending and is missing. */
  readonly missing: boolean;
  /** True when the question has changed since it was answered, and the citizen has not looked at it yet. */
  readonly lookAgain: boolean;
}

export interface ReviewView {
  readonly response: StoredResponse;
  readonly installed: Installed;
  readonly version: VersionState;
  readonly rows: readonly ReviewRow[];
  /** For the form's hidden field: what it was drawn from. */
  readonly stamp: string;
}

/**
 * All shown questions with their answers, and which needed ones are missing.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft), VersionRetired
 */
export const reviewAnswers =
  (deps: Deps) =>
  async (visitor: Visitor | AssistingActor, questionnaireId: string): Promise<ReviewView> => {
    const by = demandFiller(visitor, "response.read");
    const response = await ownDraft(deps, by, questionnaireId);
    const version = demandOpenVersion(deps, response);
    const installed = instrumentOf(deps, response);
    const missing = new Set(missingRequired(installed.questionnaire, personOf(deps, response)));
    const rows = shownPages(deps, response).map((page) => ({
      page,
      answer: response.answers[page.question.id],
      missing: missing.has(page.question.id),
      lookAgain:
        response.lookAgain.includes(page.question.id) && Object.hasOwn(response.answers, page.question.id),
    }));
    return { response, installed, version, rows, stamp: newStamp(deps, response) };
  };
