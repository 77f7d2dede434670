/** Small comforts for typing from paper: Enter goes to the next field, and the words of a key are shown at once. */

const wordsFor = (field: HTMLInputElement, choices: readonly string[], skipped: string): string => {
  const key = field.value.trim();
  if (key === "-") return skipped;
  if (choices.length === 0) return key;
  const parts = key.split(/[^0-9]+/).filter((part) => part !== "");
  const isRun = field.dataset["kind"] === "options" && choices.length < 10;
  const numbers = isRun ? parts.flatMap((part) => [...part]) : parts;
  return numbers.map((number) => choices[Number(number) - 1] ?? "?").join("; ");
};

function showWords(field: HTMLInputElement): void {
  const question = field.closest(".sheet-question");
  const line = question?.querySelector<HTMLElement>(".sheet-words");
  if (!question || !line) return;
  const choices = [...question.querySelectorAll(".sheet-choices li")].map(({ textContent }) =>
    textContent.trim(),
  );
  const fields = [...question.querySelectorAll<HTMLInputElement>("input.sheet-key")];
  line.textContent = fields
    .map((one) => wordsFor(one, choices, line.dataset["skipped"] ?? ""))
    .filter((words) => words !== "")
    .join("; ");
}

export function startPaperKeys(form: HTMLFormElement): void {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    const fields = [...form.querySelectorAll<HTMLElement>(".sheet-key, .sheet-typed textarea")];
    const place = fields.indexOf(event.target);
    if (place < 0) return;
    event.preventDefault();
    const next = fields[place + 1];
    if (next) next.focus();
    else form.querySelector<HTMLButtonElement>('button[value="kontrol"]')?.focus();
  });
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement) showWords(event.target);
  });
}
