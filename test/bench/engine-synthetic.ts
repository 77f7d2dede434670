import type { Question } from "#questionnaires/question-schema.ts";
import type { ScoredDefinition } from "#questionnaires/schema.ts";

const text = (words: string) => ({ da: words, en: words });

const isScale = (at: number): boolean => at % 10 === 0;

/** Every third question waits for the one before it, and some for one that waits itself. */
function showIf(at: number) {
  if (at % 3 !== 2 && (at % 9 !== 6 || at === 0)) return {};
  const q = `q${at - 1}`;
  return isScale(at - 1)
    ? { show_if: { q, op: "gte" as const, value: 3 } }
    : { show_if: { q, op: "neq" as const, value: "c0" } };
}

/** Nine in ten questions are choices, the rest scales. */
function question(at: number, domain: string): Question {
  const common = {
    id: `q${at}`,
    section: "A",
    text: text(`Spørgsmål ${at}?`),
    ...showIf(at),
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
  if (isScale(at)) {
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
  const scoring = {
    ...base.scoring,
    bands: base.scoring.bands.map((band, at) => ({ ...band, from: Math.floor((at * 4 * size) / 5) })),
  };
  const none = { flags: [], tracks: [], protective: [], conversation: [] };
  return { ...base, ...none, scoring, id: "synthetic", variants, domains, questions };
}
