import type { Question } from "#questionnaires/question-schema.ts";
import type { ScoredDefinition } from "#questionnaires/schema.ts";

const text = (words: string) => ({ da: words, en: words });

/** Nine in ten questions are choices, the rest scales; every third one waits for the question before it. */
function question(at: number, domain: string): Question {
  const common = {
    id: `q${at}`,
    section: "A",
    text: text(`Spørgsmål ${at}?`),
    ...(at % 3 === 2 ? { show_if: { q: `q${at - 1}`, op: "neq" as const, value: "c0" } } : {}),
    variants: ["one"],
    required: false,
    skippable: true,
    sensitive: false,
    domain,
    max_points: 4,
    icf: [],
    tracks: [],
    construct: "made up",
    sources: [],
  };
  if (at % 10 === 0) {
    const bands = [0, 3, 6, 9].map((from, row) => ({ from, to: row === 3 ? 10 : from + 2, points: row + 1 }));
    return { ...common, kind: "scale", min: 0, max: 10, labels: [text("0"), text("10")], bands };
  }
  const options = [0, 1, 2, 3, 4].map((points) => ({ code: `c${points}`, label: text(`${points}`), points }));
  return { ...common, kind: "radio", options };
}

/** A made-up definition with this many questions in eight domains, for measuring growth. */
export function syntheticDefinition(base: ScoredDefinition, size: number): ScoredDefinition {
  const domains = base.domains.map(({ id, name }, at) => ({
    id,
    name,
    max:
      4 *
      Math.max(
        1,
        Array.from({ length: size }, (_, place) => place).filter((place) => place % 8 === at).length,
      ),
  }));
  const questions = Array.from({ length: size }, (_, at) => question(at, `D${(at % 8) + 1}`));
  const variants = [{ id: "one", label: text("En") }];
  const none = { flags: [], tracks: [], protective: [], conversation: [] };
  return { ...base, ...none, id: "synthetic", variants, domains, questions };
}
