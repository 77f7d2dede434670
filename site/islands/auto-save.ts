import type { AutosaveAnswer } from "#site/components/question-steps/autosaved.ts";

/** Milliseconds. A save is quick mostly; only a slow one is told of while it runs. */
const pauseMs = 1_000;
const slowMs = 800;
const timeoutMs = 15_000;
const longestRetryMs = 60_000;
/** Browsers let a page that goes away send no more than 64 KiB. */
const mostBytesAtTheEnd = 60_000;

/**
 * Saves the form around `line` while somebody works on it, and says so in it: a second after the last change, when
 * a field or the page is left, and again when a connection is back. Whether the answer is complete is not asked.
 */
export function startAutosave(line: HTMLElement): void {
  const form = line.closest("form") as HTMLFormElement;
  const { saving = "", offline = "", busy = "", over = "", failed = "" } = line.dataset;
  const stamp = form.elements.namedItem("udgave") as HTMLInputElement;
  let saved = written();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underway: Promise<void> | undefined;
  let retryMs = 0;
  let isOver = false;
  let isLeaving = false;

  function written(): string {
    const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    fields.delete("udgave");
    return String(fields);
  }

  function say(text: string): void {
    if (line.textContent !== text) line.textContent = text;
  }

  /** The stamp counts how often this page has sent, so that what was sent first never replaces what came after. */
  function countOne(): void {
    stamp.value = stamp.value.replace(/\d+$/, (turn) => String(Number(turn) + 1));
  }

  function retryLater(words: string): void {
    say(words);
    retryMs = Math.min(longestRetryMs, retryMs * 2 || 2_000);
    timer = setTimeout(flush, retryMs);
  }

  async function send(): Promise<void> {
    const now = written();
    countOne();
    const body = `${now}&efter=gem&udgave=${encodeURIComponent(stamp.value)}`;
    const slow = setTimeout(say, slowMs, saving);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(body),
        keepalive: body.length < mostBytesAtTheEnd,
        signal: AbortSignal.timeout(timeoutMs),
      });
      clearTimeout(slow);
      if (answer.ok) settle((await answer.json()) as AutosaveAnswer, now);
      else if (answer.status === 401) end(over);
      else if (answer.status >= 500 || answer.status === 429) retryLater(busy);
      else end(failed);
    } catch {
      retryLater(offline);
    }
    clearTimeout(slow);
  }

  function settle({ kind, said, left }: AutosaveAnswer, now: string): void {
    saved = now;
    retryMs = 0;
    dispatchEvent(new CustomEvent("afsaet:active", { detail: left }));
    if (kind !== "conflict") say(said);
    else if (document.visibilityState === "visible") form.requestSubmit();
  }

  function end(words: string): void {
    isOver = true;
    retryMs = 0;
    say(words);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (underway) await underway;
    if (isOver || isLeaving || written() === saved) return;
    underway = send();
    await underway;
    underway = undefined;
  }

  /** No time to wait for what is under way. */
  function leave(): void {
    if (!isOver && !isLeaving && written() !== saved) void send();
  }

  form.addEventListener("input", () => {
    isLeaving = false;
    clearTimeout(timer);
    timer = setTimeout(flush, pauseMs);
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    // From the day to the month of a date the answer is half the old one.
    if (!(relatedTarget instanceof HTMLInputElement)) void flush();
  });
  form.addEventListener("submit", (event) => {
    isLeaving = navigator.onLine && retryMs === 0;
    if (isLeaving) return countOne();
    // Without a connection the browser would leave the page for one that says so, and take the words along.
    event.preventDefault();
    void send().then(() => {
      if (retryMs === 0) form.requestSubmit(event.submitter);
    });
  });
  addEventListener("online", flush);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  addEventListener("beforeunload", (event) => {
    if (retryMs > 0 && !isLeaving && written() !== saved) event.preventDefault();
  });
}
