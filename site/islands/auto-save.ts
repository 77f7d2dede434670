import type { AutosaveAnswer } from "#site/components/question-steps/autosaved.ts";
import { DeviceChoice } from "./device-choice.ts";

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
class Autosave {
  readonly #line: HTMLElement;
  readonly #form: HTMLFormElement;
  /** The form's hidden field: what it was drawn from, and how often it has sent. */
  readonly #stamp: HTMLInputElement;
  readonly #device: DeviceChoice;
  #saved: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underway: Promise<void> | undefined;
  #retryMs = 0;
  /** False until somebody changes something: questions that come and go by themselves are no change. */
  #isTouched = false;
  #isOver = false;
  #isLeaving = false;

  constructor(line: HTMLElement, device: HTMLElement) {
    this.#line = line;
    this.#form = line.closest("form") as HTMLFormElement;
    this.#stamp = this.#form.elements.namedItem("udgave") as HTMLInputElement;
    this.#saved = this.#written();
    this.#listen();
    this.#device = new DeviceChoice(device, {
      keyUrl: `/api/responses/${this.#stamp.value.split(":", 1)[0]}/device-key`,
      words: () => this.#words(),
      isTouched: () => this.#isTouched,
      keep: () => this.#keep(),
      restore: (words) => this.#restore(words),
      say: (text) => this.#say(text),
    });
  }

  #listen(): void {
    const form = this.#form;
    form.addEventListener("input", () => {
      this.#isTouched = true;
      this.#isLeaving = false;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#flush(), pauseMs);
      this.#keep();
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      // From the day to the month of a date the answer is half the old one.
      if (!(relatedTarget instanceof HTMLInputElement)) void this.#flush();
    });
    form.addEventListener("submit", (event) => this.#submit(event));
    addEventListener("online", () => this.#flush());
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#leave();
    });
    addEventListener("beforeunload", (event) => {
      if (this.#retryMs > 0 && !this.#isLeaving && this.#isUnsaved) event.preventDefault();
    });
  }

  #written(): string {
    const fields = new URLSearchParams(new FormData(this.#form) as unknown as Record<string, string>);
    fields.delete("udgave");
    return String(fields);
  }

  /** What is written, with the stamp of the page that it was written on. */
  #words(): string {
    return `${this.#written()}&udgave=${this.#stamp.value}`;
  }

  #keep(): void {
    if (this.#isUnsaved) this.#device.keep(this.#words());
  }

  get #isUnsaved(): boolean {
    return this.#isTouched && this.#written() !== this.#saved;
  }

  #say(text: string): void {
    if (this.#line.textContent !== text) this.#line.textContent = text;
  }

  #sayThat(what: "saving" | "offline" | "busy" | "over" | "failed" | "restored"): void {
    this.#say(this.#line.dataset[what] ?? "");
  }

  /** The stamp counts how often this page has sent, so that what was sent first never replaces what came after. */
  #countOne(): void {
    this.#stamp.value = this.#stamp.value.replace(/\d+$/, (turn) => String(Number(turn) + 1));
  }

  async #send(): Promise<void> {
    const now = this.#written();
    this.#countOne();
    const body = `${now}&efter=gem&udgave=${encodeURIComponent(this.#stamp.value)}`;
    const slow = setTimeout(() => this.#sayThat("saving"), slowMs);
    const { status, answer } = await posted(this.#form.action, body);
    clearTimeout(slow);
    if (answer !== null) this.#settle(answer, now);
    else if (status === 0) this.#retryLater("offline");
    else if (status >= 500 || status === 429) this.#retryLater("busy");
    else this.#end(status === 401 ? "over" : "failed");
  }

  #settle({ kind, said, left }: AutosaveAnswer, now: string): void {
    this.#saved = now;
    this.#retryMs = 0;
    if (kind === "saved" && !this.#isUnsaved) this.#device.drop();
    dispatchEvent(new CustomEvent("afsaet:active", { detail: left }));
    if (kind !== "conflict") this.#say(said);
    else if (document.visibilityState === "visible") this.#showConflict();
  }

  /** The page's own form, sent as by Next, in every browser. */
  #showConflict(): void {
    this.#isLeaving = true;
    this.#countOne();
    HTMLFormElement.prototype.submit.call(this.#form);
  }

  #retryLater(why: "offline" | "busy"): void {
    this.#sayThat(why);
    this.#retryMs = Math.min(longestRetryMs, this.#retryMs * 2 || 2_000);
    this.#timer = setTimeout(() => this.#flush(), this.#retryMs);
  }

  #end(why: "over" | "failed"): void {
    this.#isOver = true;
    this.#retryMs = 0;
    this.#sayThat(why);
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#underway) await this.#underway;
    if (this.#isOver || this.#isLeaving || !this.#isUnsaved) return;
    this.#underway = this.#send().finally(() => {
      this.#underway = undefined;
    });
    await this.#underway;
  }

  /** No time to wait for what is under way. */
  #leave(): void {
    if (!this.#isOver && !this.#isLeaving && this.#isUnsaved) void this.#send();
  }

  #submit(event: SubmitEvent): void {
    const { submitter } = event;
    // Older browsers do not tell which button was pressed, so that it could not be pressed again.
    this.#isLeaving ||= !submitter || (navigator.onLine && this.#retryMs === 0);
    if (!submitter || this.#isLeaving) {
      this.#countOne();
      return;
    }
    // Without a connection the browser would leave the page for one that says so, and take the words along.
    event.preventDefault();
    const go = () => {
      this.#isLeaving = true;
      submitter.click();
    };
    // Whatever else is wrong is no reason to hold anybody back.
    this.#send().then(() => {
      if (this.#retryMs === 0 || navigator.onLine) go();
    }, go);
  }

  /** Words that were written on a page before, or on this one. */
  #restore(words: string): void {
    const fields = new URLSearchParams(words);
    fillIn(this.#form, fields);
    this.#form.dispatchEvent(new Event("input"));
    // Questions that came with an answer take theirs now.
    fillIn(this.#form, fields);
    // What was posted in time lies there still, and says nothing new.
    if (!this.#isUnsaved) {
      this.#device.drop();
      return;
    }
    this.#stamp.value = fields.get("udgave") ?? this.#stamp.value;
    this.#sayThat("restored");
  }
}

/** Sends what a form says. Status 0: nothing came back. */
async function posted(url: string, body: string): Promise<{ status: number; answer: AutosaveAnswer | null }> {
  // Not every browser in use can stop by itself after a time.
  const stop = new AbortController();
  const tooLong = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(body),
      keepalive: body.length < mostBytesAtTheEnd,
      signal: stop.signal,
    });
    return { status: response.status, answer: response.ok ? await response.json() : null };
  } catch {
    return { status: 0, answer: null };
  } finally {
    clearTimeout(tooLong);
  }
}

const isChoice = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox");

const isText = (field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  (field instanceof HTMLInputElement && field.type !== "hidden") ||
  field instanceof HTMLTextAreaElement ||
  field instanceof HTMLSelectElement;

function fillIn(form: HTMLFormElement, fields: URLSearchParams): void {
  for (const field of form.elements) {
    if (isChoice(field)) {
      if (field.name !== "") field.checked = fields.getAll(field.name).includes(field.value);
    } else if (isText(field)) field.value = fields.get(field.name) ?? "";
  }
}

/** @param line where it says how the saving goes @param device the choice to keep words on the device */
export const startAutosave = (line: HTMLElement, device: HTMLElement): Autosave => new Autosave(line, device);
