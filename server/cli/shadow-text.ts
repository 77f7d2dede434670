import type { Told, ToldShadow } from "#questionnaires/shadow/hide-small.ts";
import { REFUSED } from "#questionnaires/shadow/shadow-run.ts";
import { problemWords } from "./problem-sentence.ts";

const told = (persons: Told): string => (persons === null ? "hidden" : String(persons));

const named = (standing: string): string => (standing === REFUSED ? "cannot be read" : standing);

const rounded = (points: number): string => points.toFixed(1);

function meanLine({ compared, meanBefore, meanAfter }: ToldShadow): string[] {
  if (meanBefore === null || meanAfter === null) return [];
  const change = meanAfter - meanBefore;
  const sign = change < 0 ? "" : "+";
  return [
    `  Mean total of the ${compared} with a total in both: ${rounded(meanBefore)} -> ${rounded(meanAfter)} (${sign}${rounded(change)}).`,
  ];
}

function variantText(shadow: ToldShadow): string[] {
  const { variant, persons, moved, moves, refusals, droppedAnswers } = shadow;
  if (persons === null) return ["", `${variant}: too few persons to tell anything.`];
  const width = Math.max(...moves.map(({ from, to }) => `${named(from)} -> ${named(to)}`.length));
  return [
    "",
    `${variant}: ${persons} persons, ${told(moved)} of them change level.`,
    ...moves.map(
      ({ from, to, persons: count }) => `  ${`${named(from)} -> ${named(to)}`.padEnd(width)}  ${told(count)}`,
    ),
    ...meanLine(shadow),
    ...(droppedAnswers === 0
      ? []
      : [`  Had answers to questions that the new version does not ask: ${told(droppedAnswers)}.`]),
    ...refusals.map(
      ({ question, code, persons: count }) =>
        `  The new version cannot read "${question}" (${problemWords(code)}): ${told(count)}.`,
    ),
  ];
}

/** What a shadow run counted, for the terminal. `least`: smaller numbers of real persons are hidden. */
export function shadowText(
  shadows: readonly ToldShadow[],
  { title, least }: { title: string; least: number },
): string[] {
  const note =
    least > 1
      ? [`Numbers below ${least} persons, and those that would give them away, are hidden.`]
      : ["These are synthetic persons, so every number is shown."];
  const nobody = shadows.length === 0 ? ["", "Nobody has answered the old version."] : [];
  return [title, ...note, ...nobody, ...shadows.flatMap(variantText)];
}
