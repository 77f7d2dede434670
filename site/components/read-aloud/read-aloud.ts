import { pickVoice } from "./pick-voice.ts";

/** What is being read; kept here because Safari forgets utterances that nothing holds on to. */
let reading: {
  readonly button: HTMLButtonElement;
  readonly lines: readonly SpeechSynthesisUtterance[];
} | null = null;

function stop(): void {
  reading?.button.setAttribute("aria-pressed", "false");
  reading = null;
  speechSynthesis.cancel();
}

/** Line by line: Chromium falls silent in the middle of a long text. */
function read(button: HTMLButtonElement, voice: SpeechSynthesisVoice): void {
  const question = button.closest(".asked")?.querySelector<HTMLElement>("[data-read]");
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read, and each line is a pause.
  const lines = (question?.innerText ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => Object.assign(new SpeechSynthesisUtterance(line), { voice, lang: voice.lang }));
  const mine = { button, lines };
  reading = mine;
  button.setAttribute("aria-pressed", "true");
  const finish = () => {
    if (reading === mine) stop();
  };
  lines[lines.length - 1]?.addEventListener("end", finish);
  for (const line of lines) {
    line.addEventListener("error", finish);
    speechSynthesis.speak(line);
  }
}

/** Shows the buttons where the device has a voice of its own for the page's language. */
export function readAloud(page: Document): void {
  if (!("speechSynthesis" in globalThis)) return;
  const voice = () => pickVoice(speechSynthesis.getVoices(), page.documentElement.lang);
  // On the page as a whole: a question may come later.
  const show = () => page.documentElement.classList.toggle("can-read-aloud", voice() !== undefined);
  page.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>("[data-read-aloud]");
    if (button === null) return;
    const again = reading?.button === button;
    stop();
    const found = voice();
    if (!again && found) read(button, found);
  });
  addEventListener("pagehide", stop);
  // Voices come late in Chromium; older Safari does not say when.
  speechSynthesis.addEventListener?.("voiceschanged", show);
  setTimeout(show, 1_000);
  show();
}
