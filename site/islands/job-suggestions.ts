/** Jobs that fit what is typed, and a sentence that says how many. */
export interface JobSuggestions {
  readonly status: string;
  readonly options: readonly { readonly label: string; readonly href: string }[];
}

/** Milliseconds without a key after which jobs are asked for. */
const pauseMs = 200;
/** Letters from which on there is something to suggest. */
const fewestLetters = 2;

/**
 * Makes the field of a search form a combobox (WAI-ARIA APG, editable combobox with list autocomplete): jobs are listed
 * below it while somebody types, and the one that is chosen leads on. Without an answer it stays the form it is.
 */
class Suggestions {
  readonly #input: HTMLInputElement;
  readonly #form: HTMLFormElement;
  readonly #status: HTMLElement;
  readonly #address: string;
  readonly #list = document.createElement("ul");
  #shown: JobSuggestions["options"] = [];
  /** Place of the option that the arrows have come to; -1 for the field itself. */
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(search: HTMLElement) {
    this.#form = search.querySelector("form") as HTMLFormElement;
    this.#input = search.querySelector("input[type=search]") as HTMLInputElement;
    this.#status = search.querySelector("[role=status]") as HTMLElement;
    this.#address = search.dataset["suggestions"] ?? "";
    this.#list.className = "job-suggestions";
    this.#list.id = `${this.#input.id}-forslag`;
    this.#list.hidden = true;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", this.#form.querySelector("label")?.textContent?.trim() ?? "");
    this.#input.after(this.#list);
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-controls", this.#list.id],
      ["aria-expanded", "false"],
    ] as const)
      this.#input.setAttribute(name, value);
    this.#listen();
  }

  #listen(): void {
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(), pauseMs);
    });
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("blur", () => this.#close());
    // The field keeps the focus, so that what is pressed is still there when the finger is lifted.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => {
      this.#choose([...this.#list.children].indexOf((target as Element).closest("li") as Element));
    });
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    if (this.#input.value.trim().length < fewestLetters) {
      this.#close();
      return;
    }
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const body = new URLSearchParams(
        [...new FormData(this.#form)].map(([name, value]) => [name, `${value}`]),
      );
      const answer = await fetch(this.#address, { method: "POST", body, signal: asking.signal });
      if (!answer.ok || document.activeElement !== this.#input) throw new Error("There is nothing to show.");
      this.#show((await answer.json()) as JobSuggestions);
    } catch {
      if (!asking.signal.aborted) this.#close();
    }
  }

  #show({ status, options }: JobSuggestions): void {
    this.#shown = options;
    this.#list.replaceChildren(
      ...options.map(({ label }, place) => {
        const option = document.createElement("li");
        option.id = `${this.#list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = label;
        return option;
      }),
    );
    this.#open(options.length > 0);
    this.#status.textContent = status;
  }

  #open(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", `${isOpen}`);
    this.#move(-1);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#open(false);
    this.#status.textContent = "";
  }

  #move(place: number): void {
    this.#active = place;
    for (const [at, option] of [...this.#list.children].entries()) {
      option.setAttribute("aria-selected", `${at === place}`);
      if (at === place) option.scrollIntoView({ block: "nearest" });
    }
    if (place === -1) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", `${this.#list.id}-${place}`);
  }

  #press(event: KeyboardEvent): void {
    if (this.#list.hidden || event.isComposing) {
      if (event.key === "ArrowDown" && this.#list.hidden) void this.#ask();
      return;
    }
    const last = this.#shown.length - 1;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#move(this.#active === last ? -1 : this.#active + 1),
      ArrowUp: () => this.#move(this.#active === -1 ? last : this.#active - 1),
      Escape: () => this.#close(),
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      move();
    } else if (event.key === "Enter" && this.#active !== -1) {
      event.preventDefault();
      this.#choose(this.#active);
    }
  }

  #choose(place: number): void {
    const chosen = this.#shown[place];
    if (chosen) location.assign(chosen.href);
  }
}

/** @param search the `search` element around the form */
export function suggestJobs(search: HTMLElement): void {
  new Suggestions(search);
}
