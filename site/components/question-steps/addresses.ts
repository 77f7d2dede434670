import type { PageSaved } from "#server/use-cases/answering/save-page.ts";

/** Addresses of one questionnaire's pages. */
export const addressesOf = (id: string) => ({
  start: `/skema/${id}`,
  goOn: `/skema/${id}/fortsaet`,
  review: `/skema/${id}/gennemse`,
  newQuestions: `/skema/${id}/nye-spoergsmaal`,
  page: (number: number): string => `/skema/${id}/${number}`,
  /** The page, and back to the review when it is saved. */
  correct: (number: number): string => `/skema/${id}/${number}?ret=1`,
  /** By its place among the benefits, counted from 1: addresses are kept by the browser and name none. */
  change: (place: number): string => `/skema/${id}/skift?til=${place}`,
});

/** A page number as it stands in an address; null for anything else. */
export const pageNumber = (text: string | undefined): number | null =>
  text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;

export interface Pressed {
  readonly number: number;
  readonly isPause: boolean;
  /** The language was changed: the same page again. */
  readonly isLanguage: boolean;
  /** The page was opened from the review. */
  readonly isCorrection: boolean;
}

/** Where a saved page leads. */
export function afterSaving(id: string, { next }: PageSaved, pressed: Pressed): string {
  const to = addressesOf(id);
  if (pressed.isLanguage) return pressed.isCorrection ? to.correct(pressed.number) : to.page(pressed.number);
  if (pressed.isPause) return "/min-side?gemt=1";
  return pressed.isCorrection || next === "review" ? to.review : to.page(next);
}
