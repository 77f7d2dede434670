const signsOfLife = ["pointerdown", "keydown", "input", "scroll"] as const;

/**
 * Asks whoever has not touched a shared screen for a while, and posts the form in the dialogue, which ends the turn,
 * when nobody says anything. Pressing the first button, or Escape, gives the whole time again, as often as one likes.
 * A page that the browser kept and shows again ends the turn too.
 */
export function guardKiosk(dialog: HTMLDialogElement): void {
  const form = dialog.querySelector("form") as HTMLFormElement;
  const stay = dialog.querySelector("button") as HTMLButtonElement;
  const idleMs = Number(dialog.dataset["idle"]) * 1_000;
  const askedMs = Number(dialog.dataset["asked"]) * 1_000;
  let touchedAt = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    clearTimeout(timer);
    const left = touchedAt + idleMs - Date.now();
    if (left <= -askedMs) {
      form.submit();
      return;
    }
    if (left <= 0 && !dialog.open) dialog.showModal?.();
    timer = setTimeout(look, left > 0 ? left : left + askedMs);
  }

  const touched = (): void => {
    if (!dialog.open) touchedAt = Date.now();
  };
  for (const sign of signsOfLife) addEventListener(sign, touched, { capture: true, passive: true });
  const goOn = (): void => {
    touchedAt = Date.now();
    look();
  };
  stay.addEventListener("click", () => {
    dialog.close();
    goOn();
  });
  dialog.addEventListener("close", goOn);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => {
    document.body.hidden = true;
  });
  addEventListener("pageshow", (event) => event.persisted && form.submit());
  look();
}
