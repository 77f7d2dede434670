import { wipe } from "#site/islands/device-shelf.ts";

/** Escape pressed this often leads away… */
const presses = 3;
/** …when all of them fall within this time. */
const withinMs = 3_000;

/** True when the last of these moments, in milliseconds, completes a row of quick presses. */
export const isRow = (pressedAt: readonly number[]): boolean => {
  const [first] = pressedAt.slice(-presses);
  return (
    pressedAt.length >= presses &&
    first !== undefined &&
    (pressedAt[pressedAt.length - 1] ?? 0) - first <= withinMs
  );
};

/** Takes the page off the screen, ends the session meanwhile, and leaves nothing that Back could show. */
export function leaveQuickly(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>("a[data-to]");
  if (link === null) return;
  let pressedAt: readonly number[] = [];
  let isLeaving = false;
  const leave = (event: Event): void => {
    event.preventDefault();
    isLeaving = true;
    page.documentElement.hidden = true;
    globalThis.speechSynthesis?.cancel();
    // Outlives this page. The answer leads to another site, which is not for this page to follow.
    fetch(link.href, { keepalive: true, redirect: "manual" }).catch(() => undefined);
    location.replace(link.dataset["to"] ?? link.href);
    wipe();
  };
  // Before all other listeners: nobody who leaves is asked whether they are sure, however much is not saved yet.
  addEventListener("beforeunload", (event) => isLeaving && event.stopImmediatePropagation());
  link.addEventListener("click", leave);
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    pressedAt = [...pressedAt.slice(1 - presses), event.timeStamp];
    if (isRow(pressedAt)) leave(event);
  });
}
