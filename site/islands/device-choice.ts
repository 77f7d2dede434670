import type { DeviceDraft } from "./device-draft.ts";
import { isWanted, want, wipe, wipeOld } from "./device-shelf.ts";

interface Page {
  readonly keyUrl: string;
  /** Puts words that were kept back onto the page. */
  readonly restore: (words: string) => void;
  readonly say: (text: string) => void;
}

/** The choice to keep unsaved words on this device: off until somebody makes it, and gone after a log-out. */
export class DeviceChoice {
  readonly #page: Page;
  readonly #box: HTMLInputElement;
  readonly #delete: HTMLElement;
  #draft: DeviceDraft | undefined;

  constructor(place: HTMLElement, page: Page) {
    this.#page = page;
    this.#box = place.querySelector("input") as HTMLInputElement;
    this.#delete = place.querySelector(".device-delete") as HTMLElement;
    wipeOld();
    // Sealing needs a secure connection; without one there is no choice.
    place.hidden = !isSecureContext;
    this.#box.checked = isWanted();
    this.#box.addEventListener("change", () => this.#choose(this.#box.checked));
    this.#delete.addEventListener("click", () => {
      this.#choose(false);
      page.say(place.dataset["wiped"] ?? "");
    });
    if (isSecureContext && isWanted()) this.#choose(true);
  }

  keep(words: string): void {
    void this.#draft?.keep(words);
  }

  drop(): void {
    this.#draft?.drop();
  }

  #choose(isOn: boolean): void {
    this.#box.checked = isOn;
    this.#delete.hidden = !isOn;
    if (isOn) {
      want();
      void this.#open();
      return;
    }
    this.drop();
    this.#draft = undefined;
    wipe();
  }

  async #open(): Promise<void> {
    const { openDeviceDraft } = await import("./device-draft.ts");
    this.#draft = await openDeviceDraft(this.#page.keyUrl, location.pathname);
    const words = await this.#draft.take();
    if (words !== null) this.#page.restore(words);
  }
}
