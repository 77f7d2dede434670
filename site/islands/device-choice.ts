import type { DeviceDraft } from "./device-draft.ts";
import { hasShelf, isWanted, want, wipe, wipeOld } from "./device-shelf.ts";

interface Page {
  readonly keyUrl: string;
  /** Everything that stands in the form now. */
  readonly words: () => string;
  /** Whether somebody has changed something since the page was drawn. */
  readonly isTouched: () => boolean;
  /** Keeps what stands in the form and is not saved. */
  readonly keep: () => void;
  /** Puts words that were kept back onto the page. */
  readonly restore: (words: string) => void;
  readonly say: (text: string) => void;
}

/** The choice to keep unsaved words on this device: off until somebody makes it, and gone after a log-out. */
export class DeviceChoice {
  readonly #page: Page;
  readonly #place: HTMLElement;
  readonly #box: HTMLInputElement;
  readonly #delete: HTMLElement;
  #draft: DeviceDraft | undefined;

  constructor(place: HTMLElement, page: Page) {
    this.#page = page;
    this.#place = place;
    this.#box = place.querySelector("input") as HTMLInputElement;
    this.#delete = place.querySelector(".device-delete") as HTMLElement;
    wipeOld();
    // Sealing needs a secure connection; without one there is no choice.
    const isPossible = isSecureContext && hasShelf();
    place.hidden = !isPossible;
    this.#box.addEventListener("change", () => this.#choose(this.#box.checked));
    this.#delete.addEventListener("click", () => {
      this.#choose(false);
      this.#say("wiped");
    });
    if (isPossible && isWanted()) this.#choose(true);
  }

  keep(words: string): void {
    this.#draft?.keep(words).catch(() => this.#fail());
  }

  drop(): void {
    this.#draft?.drop();
  }

  #say(what: "wiped" | "failed" | "found"): void {
    this.#page.say(this.#place.dataset[what] ?? "");
  }

  #choose(isOn: boolean): void {
    this.#box.checked = isOn;
    this.#delete.hidden = !isOn;
    if (isOn) {
      this.#open().catch(() => this.#fail());
      return;
    }
    this.drop();
    this.#draft = undefined;
    wipe();
  }

  /** What was kept before stays: with the connection back, the next page can open it. */
  #fail(): void {
    this.#draft = undefined;
    this.#box.checked = false;
    this.#say("failed");
  }

  async #open(): Promise<void> {
    const { openDeviceDraft } = await import("./device-draft.ts");
    const draft = await openDeviceDraft(this.#page.keyUrl, location.pathname);
    const words = await draft.take();
    if (!this.#box.checked) return;
    want();
    this.#draft = draft;
    if (this.#page.isTouched()) {
      this.#page.keep();
      if (words !== null) this.#offer(words);
    } else if (words !== null) this.#page.restore(words);
  }

  /** Somebody is writing already: they choose which words stand there, and may change their mind. */
  #offer(words: string): void {
    let other = words;
    const button = this.#place.querySelector(".device-before") as HTMLElement;
    button.hidden = false;
    button.addEventListener("click", () => {
      const now = this.#page.words();
      this.#page.restore(other);
      other = now;
    });
    this.#say("found");
  }
}
