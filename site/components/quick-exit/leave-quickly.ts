/** Escape pressed this often leads away… */
const presses = 3;
/** …when all of them fall within this time. */
const withinMs = 3_000;

/** True when the last of these moments, in milliseconds, completes a row of quick presses. */
export const isRow = (pressedAt: readonly number[]): boolean => {
  const [first] = pressedAt.slice(-presses);
  return pressedAt.length >= presses && first !== undefined && (pressedAt.at(-1) ?? 0) - first <= withinMs;
};

/** Takes the page off the screen, ends the session meanwhile, and leaves nothing that Back could show. */
export function leaveQuickly(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>("a[data-to]");
  if (link === null) return;
  let pressedAt: readonly number[] = [];
  const leave = (event: Event): void => {
    event.preventDefault();
    page.documentElement.hidden = true;
    globalThis.speechSynthesis?.cancel();
    // Nobody may be asked whether they are sure, however much is not saved yet.
    addEventListener("beforeunload", (last) => last.stopImmediatePropagation(), { capture: true });
    // Outlives this page. The answer leads to another site, which is not for this page to follow.
    fetch(link.href, { keepalive: true, redirect: "manual" }).catch(() => undefined);
    location.replace(link.dataset["to"] ?? link.href);
  };
  link.addEventListener("click", leave);
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    pressedAt = [...pressedAt.slice(1 - presses), event.timeStamp];
    if (isRow(pressedAt)) leave(event);
  });
}
