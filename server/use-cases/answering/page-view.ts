import type { StoredResponse } from "#db/ports.ts";
import { type Page, pagesOf } from "#questionnaires/engine/paging.ts";
import { NotFound } from "#server/errors/problem.ts";
import { newStamp } from "#server/use-cases/answering/drawn-from.ts";
import { type Fields, fieldsOf } from "#server/use-cases/answering/fields.ts";
import { instrumentOf, personOf } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

/** One question, ready to be shown. */
export interface PageView {
  readonly kind: "page";
  readonly response: StoredResponse;
  readonly installed: Installed;
  readonly page: Page;
  /** As typed when something is wrong, else as stored. */
  readonly fields: Fields;
  /** Why the answer was not saved, if it was not. */
  readonly problem: string | null;
  /** For the form's hidden field: what it was drawn from. */
  readonly stamp: string;
  /** Number of the page before; null on the first. */
  readonly previous: number | null;
}

/** Pages of the questions that are shown to this person, in order. */
export const shownPages = (deps: Deps, response: StoredResponse): readonly Page[] =>
  pagesOf(instrumentOf(deps, response).questionnaire, personOf(deps, response));

/** One past the number of the last question: the review. */
export const reviewNumber = (pages: readonly Page[]): number => (pages.at(-1)?.number ?? 0) + 1;

/** First shown page after a number, or the number of the review. */
export const pageAfter = (pages: readonly Page[], number: number): number =>
  pages.find((page) => page.number > number)?.number ?? reviewNumber(pages);

/** First shown page after a number, or the review. */
export const stepAfter = (pages: readonly Page[], number: number): number | "review" =>
  pages.find((page) => page.number > number)?.number ?? "review";

/** True for the number of a question that this person is not asked, but that there is. */
export const isHidden = (pages: readonly Page[], number: number): boolean =>
  Number.isInteger(number) &&
  number >= 1 &&
  number < reviewNumber(pages) &&
  !pages.some((page) => page.number === number);

/** @throws NotFound when the person is not shown that page */
export function pageView(deps: Deps, response: StoredResponse, number: number): PageView {
  const installed = instrumentOf(deps, response);
  const pages = shownPages(deps, response);
  const page = pages.find((candidate) => candidate.number === number);
  if (page === undefined) throw new NotFound();
  const skip = installed.questionnaire.definition.skip_option.code;
  return {
    kind: "page",
    response,
    installed,
    page,
    fields: fieldsOf(page.question, response.answers, skip),
    problem: null,
    stamp: newStamp(deps, response),
    previous: pages.findLast((candidate) => candidate.number < number)?.number ?? null,
  };
}
