import type { SurveyDoor } from "#server/use-cases/surveys/survey-door.ts";

/** A screen that people share: its pages lead to nowhere but the beginning, and leave nothing behind. */
export interface Kiosk {
  /** The address that the next person begins at. */
  readonly start: string;
  /** The turn of whoever stands there; null where nothing was answered yet. */
  readonly run: string | null;
}

/** Stands in the address of every page of a shared screen. */
export const isKioskAddress = ({ pathname, searchParams }: URL): boolean =>
  pathname.startsWith("/u/") && searchParams.get("vej") === "kiosk";

/** The shared screen that a campaign is answered at; null for any other way. */
export function kioskAt(
  { form, kioskRuns }: Pick<App.Locals, "form" | "kioskRuns">,
  { campaign, channel }: SurveyDoor,
): Kiosk | null {
  if (channel !== "kiosk") return null;
  const run = form && (form["gang"]?.[0] ?? kioskRuns.begin());
  return { start: `/u/${campaign.linkKey}?vej=kiosk`, run };
}

/** Takes what browsers keep of a page by themselves; they do so over https and on the machine itself. */
export const clearBrowser = (headers: Headers): void => headers.set("Clear-Site-Data", '"cache"');

/** Seconds until the thanks make room for the next person. */
export const thanksSeconds = 60;

/** Seconds without a touch before somebody is asked, and until the answers are then taken off the screen. */
export const idleSeconds = 180;
export const askedSeconds = 60;
