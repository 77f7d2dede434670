import type { StoredResponse } from "#db/ports.ts";
import { followUpsOf } from "#questionnaires/engine/follow-ups.ts";
import { type LiveSlice, liveSlice } from "#questionnaires/engine/live-slice.ts";
import { type Page, pagesOf } from "#questionnaires/engine/paging.ts";
import { type Fields, fieldsOf, namesOf } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { NotFound } from "#server/errors/problem.ts";
import { newStamp } from "#server/use-cases/answering/drawn-from.ts";
import { instrumentOf, personOf } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

/** A question whose answer was not saved, and why. */
export interface PageProblem {
  readonly question: Question;
  readonly code: string;
  /** The row of a matrix, or the entry and field of a list. */
  readonly part?: string | undefined;
}

/** One question, ready to be shown, with those that its answer may call for. */
export interface PageView {
  readonly kind: "page";
  readonly response: StoredResponse;
  readonly installed: Installed;
  readonly page: Page;
  /** They have pages of their own, and stand on this one while its answer calls for them, where a script can tell. */
  readonly followUps: readonly Question[];
  /** What a script needs to tell which of them are asked; null where there are none. */
  readonly slice: LiveSlice | null;
  /** How many questions of the step are shown on other pages. */
  readonly othersInStep: number;
  /** Of all of them: as typed when something is wrong, else as stored. */
  readonly fields: Fields;
  /** One a question at most, in the order of the page. */
  readonly problems: readonly PageProblem[];
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
  const { questionnaire } = installed;
  const { definition } = questionnaire;
  const followUps = followUpsOf(definition, response.variant, page.question.id);
  const ids = [page.question, ...followUps].map(({ id }) => id);
  return {
    kind: "page",
    response,
    installed,
    page,
    followUps,
    slice: followUps.length === 0 ? null : liveSlice(questionnaire, personOf(deps, response), ids),
    othersInStep: pages.filter(({ step, question }) => step === page.step && !ids.includes(question.id))
      .length,
    fields: storedFields(response, definition, [page.question, ...followUps]),
    problems: [],
    stamp: newStamp(deps, response),
    previous: pages.findLast((candidate) => candidate.number < number)?.number ?? null,
  };
}

/** What was typed to these questions of a page, over what is stored of the others. */
export function typedOver(
  { fields }: PageView,
  { typed, asked }: { typed: Fields; asked: readonly Question[] },
): Fields {
  const names = new Set(asked.flatMap(namesOf));
  return { ...Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name))), ...typed };
}

/** The form fields that show the stored answers to these questions. */
export const storedFields = (
  { answers }: StoredResponse,
  { skip_option }: Definition,
  questions: readonly Question[],
): Fields => Object.assign({}, ...questions.map((question) => fieldsOf(question, answers, skip_option.code)));
