import { idleSeconds, minutesLeft, nextLook, warningSeconds } from "./session-clock.ts";

/** What the dialogue holds; the words for one minute left, for two, and so on stand in the data of the page. */
interface Parts {
  readonly heading: HTMLElement;
  readonly text: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly said: HTMLElement;
}

function partsOf(dialog: HTMLDialogElement): Parts {
  const part = (selector: string) => dialog.querySelector(selector) as HTMLElement;
  return {
    heading: part("h2"),
    text: part("p"),
    button: part("button") as HTMLButtonElement,
    said: dialog.nextElementSibling as HTMLElement,
  };
}

/**
 * Says when the session is about to end, and extends it by one press. When it has ended, a page with typed text
 * stays, and its form leads to the log-in with the text kept; any other page is taken off the screen. Browsers that
 * do not know the dialogue show none.
 */
export function startSessionWarning(dialog: HTMLDialogElement): void {
  const { heading, text, button, said } = partsOf(dialog);
  const { seconds, left: minutes = "[]", over = "", overText = "", logIn = "", stayed = "" } = dialog.dataset;
  const words: readonly string[] = JSON.parse(minutes);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let endsAt = Date.now() + Number(seconds) * 1000;
  let isOver = false;

  function tell(left: number): void {
    if (isOver) {
      heading.textContent = over;
      button.textContent = logIn;
      button.type = "submit";
    }
    const now = isOver ? overText : (words[minutesLeft(left) - 1] ?? "");
    if (text.textContent !== now) text.textContent = now;
    if (!dialog.open) dialog.showModal?.();
  }

  function look(): void {
    clearTimeout(timer);
    const left = Math.ceil((endsAt - Date.now()) / 1000);
    isOver ||= left <= 0;
    if (isOver && button.form === null) location.reload();
    else if (isOver || left <= warningSeconds) tell(left);
    else dialog.close?.();
    if (!isOver) timer = setTimeout(look, nextLook(left) * 1000);
  }

  function setLeft(left: number): void {
    endsAt = Date.now() + left * 1000;
    look();
  }

  button.addEventListener("click", async () => {
    if (isOver) return;
    const { kind } = await (await fetch("/api/me")).json();
    setLeft(kind === "nobody" ? 0 : idleSeconds);
    if (!isOver) said.textContent = stayed;
  });
  addEventListener("afsaet:active", (event) => setLeft((event as CustomEvent<number>).detail));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  document.addEventListener("visibilitychange", look);
  if (document.activeElement === document.body) document.getElementById("error-summary")?.focus();
  look();
}
