import type { AnswersAsked } from "./surveys.ts";

/** How many came at least as far as a page. Of nobody: no row for each, no time, no code. */
export interface PageCount {
  readonly asked: AnswersAsked;
  /** Number of a question; one past the last is the review, two past it is sent. */
  readonly page: number;
  readonly count: number;
}

export interface SurveyPages {
  /** Adds to what is counted already, all or nothing. */
  add(counts: readonly PageCount[]): Promise<void>;
  /** Count by page; a page that nobody reached is missing. */
  of(asked: AnswersAsked): Promise<ReadonlyMap<number, number>>;
}
