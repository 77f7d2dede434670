import type { AnswerProblem, AnswerProblemCode } from "./answers.ts";
import { INVALID, SKIPPED } from "./conditions.ts";
import type { Plan, Workspace } from "./plan.ts";

/** What a reading needs beside the answers. */
export type Reading = {
  readonly plan: Plan;
  readonly work: Workspace;
  readonly skipCode: string;
  /** Day number of the submission. */
  readonly submittedDay: number;
  /** A form refuses what scoring lets pass: a date after today, a skip that is not offered, too long a text. */
  readonly asTyped: boolean;
  /** The codes that stand for `options_from`; a list that is not given is not checked. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly problems: AnswerProblem[];
};

/**
 * The place of a code among the codes of a question, -1 when it is none of them. A question has few codes, and
 * most differ in length: comparing lengths first is faster than hashing a text that came from outside.
 */
export function placeOf(codes: readonly string[], text: string): number {
  for (let place = 0; place < codes.length; place++) {
    const code = codes[place] as string;
    if (code.length === text.length && code === text) return place;
  }
  return -1;
}

/** Notes what is wrong with one answer, or with one part of it. */
export function problem(
  { plan, problems }: Reading,
  at: number,
  { code, part }: { code: AnswerProblemCode; part?: string },
): number {
  const question = plan.ids[at] as string;
  problems.push(part === undefined ? { question, code } : { question, code, part });
  return INVALID;
}

/** Nothing, an empty text, an empty list and the skip option all mean: no answer. */
export function missingOr(
  reading: Reading,
  at: number,
  { value, code }: { value: unknown; code: AnswerProblemCode },
) {
  if (value === undefined || value === null || value === "") return SKIPPED;
  if (Array.isArray(value) && value.length === 0) return SKIPPED;
  if (value !== reading.skipCode) return problem(reading, at, { code });
  return reading.asTyped && reading.plan.skippable[at] === 0
    ? problem(reading, at, { code: "not-skippable" })
    : SKIPPED;
}
