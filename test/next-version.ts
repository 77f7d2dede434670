import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(new URL("../questionnaires/definitions/risikoscreening/", import.meta.url));

interface RawOption {
  readonly code: string;
  readonly label: { da: string; en: string };
  points?: number;
}
interface RawQuestion {
  readonly id: string;
  text: { da: string; en: string };
  options?: RawOption[];
}

/** What the next version says of a question that this one does not have. */
export const addedQuestion = "transport";

/**
 * The screening as it might be published next: new words for a question, an answer more, an answer less, one question
 * gone, one new one at the beginning (so that all numbers move), and points that nobody sees.
 */
export function nextDefinition(): { id: string; questions: RawQuestion[] } {
  const next = JSON.parse(readFileSync(join(own, "1.0.0.json"), "utf8"));
  const questions: RawQuestion[] = next.questions;
  const question = (id: string): RawQuestion => {
    const found = questions.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no question ${id}.`);
    return found;
  };
  next.version = "2.0.0";
  question("bolig").text = {
    da: "Har du et sted at bo i aften?",
    en: "Do you have a place to sleep tonight?",
  };
  question("netvaerk").options?.push({ code: "ved_ikke", label: { da: "Ved ikke", en: "Do not know" } });
  const money = question("oekonomi");
  money.options = money.options?.filter(({ code }) => code !== "gaeld") ?? [];
  for (const option of question("uddannelse").options ?? []) option.points = 1;
  const added = {
    ...question("hverdag"),
    id: addedQuestion,
    section: "A",
    text: { da: "Kan du komme til et job uden bil?", en: "Can you get to a job without a car?" },
    show_if: undefined,
    domain: null,
    max_points: 0,
  };
  next.questions = [added, ...questions.filter(({ id }) => id !== "laese_skrive")];
  return next;
}

/** Writes a folder of questionnaires with these versions of the screening, published. */
export function writeQuestionnaires(folder: string, versions: readonly ("1.0.0" | "2.0.0")[]): void {
  const home = join(folder, "definitions", "risikoscreening");
  mkdirSync(home, { recursive: true });
  const published: Record<string, string> = {};
  for (const version of versions) {
    const text =
      version === "1.0.0"
        ? readFileSync(join(own, "1.0.0.json"))
        : Buffer.from(JSON.stringify(nextDefinition(), null, 2));
    writeFileSync(join(home, `${version}.json`), text);
    copyFileSync(join(own, "1.0.0.cases.json"), join(home, `${version}.cases.json`));
    published[`risikoscreening@${version}`] = createHash("sha256").update(text).digest("hex");
  }
  writeFileSync(join(folder, "published.json"), JSON.stringify(published));
}
