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
      if (this.#isUnsaved) this.#device.keep(`${this.#written()}&udgave=${this.#stamp.value}`);
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
    try {
      const answer = await fetch(this.#form.action, {
        method: "POST",
        body: new URLSearchParams(body),
        keepalive: body.length < mostBytesAtTheEnd,
        signal: AbortSignal.timeout(timeoutMs),
      });
      clearTimeout(slow);
      if (answer.ok) this.#settle((await answer.json()) as AutosaveAnswer, now);
      else if (answer.status >= 500 || answer.status === 429) this.#retryLater("busy");
      else this.#end(answer.status === 401 ? "over" : "failed");
    } catch {
      this.#retryLater("offline");
    }
    clearTimeout(slow);
  }

  #settle({ kind, said, left }: AutosaveAnswer, now: string): void {
    this.#saved = now;
    this.#retryMs = 0;
    if (kind === "saved" && !this.#isUnsaved) this.#device.drop();
    dispatchEvent(new CustomEvent("afsaet:active", { detail: left }));
    if (kind !== "conflict") this.#say(said);
    else if (document.visibilityState === "visible") this.#form.requestSubmit();
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
    this.#underway = this.#send();
    await this.#underway;
    this.#underway = undefined;
  }

  /** No time to wait for what is under way. */
  #leave(): void {
    if (!this.#isOver && !this.#isLeaving && this.#isUnsaved) void this.#send();
  }

  #submit(event: SubmitEvent): void {
    this.#isLeaving = navigator.onLine && this.#retryMs === 0;
    if (this.#isLeaving) {
      this.#countOne();
      return;
    }
    // Without a connection the browser would leave the page for one that says so, and take the words along.
    event.preventDefault();
    void this.#send().then(() => {
      if (this.#retryMs === 0) this.#form.requestSubmit(event.submitter);
    });
  }

  /** Words that the device kept, with the stamp of the page that they were written on. */
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
