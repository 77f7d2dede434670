import type { PageSaved } from "#server/use-cases/answering/save-page.ts";
import type { ListState } from "#site/components/question-steps/list-page.ts";

/** Addresses of the pages of one questionnaire that somebody fills in. */
export const addressesUnder = (start: string) => ({
  start,
  goOn: `${start}/fortsaet`,
  review: `${start}/gennemse`,
  page: (number: number): string => `${start}/${number}`,
  /** The page, and back to the review when it is saved. */
  correct: (number: number): string => `${start}/${number}?ret=1`,
  newQuestions: `${start}/nye-spoergsmaal`,
  /** By its place among the benefits, counted from 1: addresses are kept by the browser and name none. */
  change: (place: number): string => `${start}/skift?til=${place}`,
});

export type Addresses = ReturnType<typeof addressesUnder> & { readonly pause: string };

/** Addresses of one questionnaire's pages, for the citizen. */
export const addressesOf = (id: string) => ({
  ...addressesUnder(`/skema/${id}`),
  pause: "/min-side?gemt=1",
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
  /** A button inside a list was pressed, or an entry is open. */
  readonly list: Pick<ListState, "open" | "isPressed" | "removed"> | null;
}

/** The same page again, with the same entry of a list open. */
function samePage(to: Addresses, { number, isCorrection, list }: Pressed): string {
  const query = new URLSearchParams();
  if (isCorrection) query.set("ret", "1");
  if (list && list.open !== null) query.set("post", String(list.open + 1));
  if (list && list.removed !== null) query.set("fjernet", "1");
  const told = query.size > 0 ? `?${query}` : "";
  return `${to.page(number)}${told}`;
}

/** Where a saved page leads. */
export function afterSaving(to: Addresses, { next }: PageSaved, pressed: Pressed): string {
  if (pressed.isLanguage || pressed.list?.isPressed) return samePage(to, pressed);
  if (pressed.isPause) return to.pause;
  return pressed.isCorrection || next === "review" ? to.review : to.page(next);
}
