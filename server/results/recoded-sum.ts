import type { Item } from "./items.ts";
import { references2009 } from "./reference-2009.ts";
import type { Distribution } from "./tables.ts";

/** The upper steps of a scale of five, told together: "agree" and "strongly agree". */
const upperStep = 4;

/**
 * Answers that are told together beside each by itself, as lists of codes: the two upper steps of a scale with values,
 * and what was published together in 2009.
 */
export function answersTogether(
  { id, question, codes }: Item,
  questionnaireId: string,
): readonly (readonly string[])[] {
  const published = references2009
    .filter((reference) => reference.questionnaireId === questionnaireId && reference.item === id)
    .filter((reference) => reference.codes.length > 1)
    .map((reference) => reference.codes)
    .filter((together) => together.every((code) => codes.includes(code)));
  const options = question.kind === "radio" ? question.options : [];
  const upper = options.filter(({ scale_value: value }) => (value ?? 0) >= upperStep);
  return upper.length > 1 ? [...published, upper.map(({ code }) => code)] : published;
}

/**
 * How many gave one of some answers. Null when one of them is hidden: the sum and the others told would give the hidden
 * count away, or give a new equation for it. So a sum says nothing that its own counts do not.
 */
export function recodedSum(
  { codes }: Item,
  { counts }: Distribution,
  together: readonly string[],
): number | null {
  const known = together.map((code) => counts[codes.indexOf(code)] ?? null);
  return known.reduce(
    (sum, count) => (sum === null || count === null ? null : sum + count),
    0 as number | null,
  );
}
