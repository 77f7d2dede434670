import type { Condition } from "#questionnaires/condition-schema.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { ScoredDefinition } from "#questionnaires/schema.ts";

/** One test of an earlier question. A question is shown when all of its tests and those of its parents hold. */
export type Test = { readonly id: string } & ({ readonly not: string } | { readonly atLeast: number });

export interface TaskQuestion {
  readonly id: string;
  readonly domain: number;
  readonly tests: readonly Test[];
  /** Points by the place of the code, or by the value of a scale. */
  readonly points: readonly number[];
  /** Null for a scale. */
  readonly codes: readonly string[] | null;
}

/** What every engine is asked to do, in words that belong to none of them. */
export interface Task {
  readonly questions: readonly TaskQuestion[];
  readonly domains: number;
  /** The lowest total of each band. */
  readonly bands: readonly { readonly id: string; readonly from: number }[];
}

export type Answers = Readonly<Record<string, string | number>>;

/** What every engine must find out of the same answers. */
export interface Outcome {
  readonly visible: readonly boolean[];
  readonly sums: readonly number[];
  readonly total: number;
  readonly band: string;
  readonly faults: number;
}

export interface Engine {
  readonly name: string;
  /** Everything from new answers; returns the total, so that nothing is optimised away. */
  run(answers: Answers): number;
  /** Again after one answer changed: `answers` are those of the last call, with the change. */
  change(answers: Answers, id: string): number;
  /** What the last call found. */
  outcome(): Outcome;
}

const testOf = (condition: Condition): Test => {
  if (!("q" in condition) || "row" in condition)
    throw new TypeError("The task knows tests of one question only.");
  const { q: id, op, value } = condition;
  if (op === "neq" && typeof value === "string") return { id, not: value };
  if (op === "gte" && typeof value === "number") return { id, atLeast: value };
  throw new TypeError(`The task knows no ${op}.`);
};

function pointsOf(question: Question): Pick<TaskQuestion, "points" | "codes"> {
  if (question.kind === "radio") {
    const { options } = question;
    return { points: options.map(({ points = 0 }) => points), codes: options.map(({ code }) => code) };
  }
  if (question.kind !== "scale") throw new TypeError(`The task knows no ${question.kind}.`);
  const { bands = [], max } = question;
  const points = Array.from(
    { length: max + 1 },
    (_, value) => bands.find(({ from, to }) => from <= value && value <= to)?.points ?? 0,
  );
  return { points, codes: null };
}

/** The made-up definition as a task. */
export function taskOf(definition: ScoredDefinition): Task {
  const tests = new Map<string, readonly Test[]>();
  const questions = definition.questions.map((question): TaskQuestion => {
    const own = question.show_if ? [testOf(question.show_if)] : [];
    const all = own.flatMap((test) => [...(tests.get(test.id) ?? []), test]);
    tests.set(question.id, all);
    const domain = definition.domains.findIndex(({ id }) => id === question.domain);
    return { id: question.id, domain, tests: all, ...pointsOf(question) };
  });
  const bands = definition.scoring.bands.map(({ id, from }) => ({ id, from }));
  return { questions, domains: definition.domains.length, bands };
}

/** The same row of numbers for the same seed: a linear congruential generator. */
function chances(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Whole response sets as a server gets them: every question has an answer, also those that will be hidden. */
export function drawAnswers({ questions }: Task, count: number): Answers[] {
  const below = chances(questions.length);
  const entry = ({ id, codes, points }: TaskQuestion): [string, string | number] => {
    const place = below(points.length);
    return [id, codes?.[place] ?? place];
  };
  return Array.from({ length: count }, () =>
    JSON.parse(JSON.stringify(Object.fromEntries(questions.map(entry)))),
  );
}

/** A change of one answer: to another answer of the same question. */
export const otherAnswer = ({ codes, points }: TaskQuestion, now: unknown): string | number => {
  const place = ((codes ? codes.indexOf(String(now)) : Number(now)) + 1) % points.length;
  return codes?.[place] ?? place;
};

export const bandOf = ({ bands }: Task, total: number): string =>
  bands.findLast(({ from }) => total >= from)?.id ?? "";
