import { startLiveQuestions } from "#site/islands/live-questions.ts";

/** Writes where each question now stands in its step. */
function writePlaces(form: HTMLFormElement, { first, others }: { first: number; others: number }): void {
  const asked = [...form.querySelectorAll(".asked")];
  const write = (element: Element, name: string, place: number) => {
    const found = element.querySelector(`[data-place="${name}"]`);
    if (found) found.textContent = String(place);
  };
  for (const [at, element] of asked.entries()) {
    write(element, "current", first + at);
    write(element, "total", others + asked.length);
  }
}

/** Runs the form around `line`, and says in it that a question has come. */
export function followLive(line: HTMLElement): void {
  const form = line.closest("form") as HTMLFormElement;
  const { slice = "", first, others, come: words = "" } = line.dataset;
  let hasBegun = false;
  startLiveQuestions(form, JSON.parse(slice), (_, come) => {
    if (first !== undefined) writePlaces(form, { first: Number(first), others: Number(others) });
    if (hasBegun) line.textContent = come.length > 0 ? words : "";
    hasBegun = true;
  });
}
