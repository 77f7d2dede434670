import type { AnswerProblem } from "../engine/answers.ts";
import type { Questionnaire, ScoredQuestionnaire } from "../engine/compile.ts";
import { type Evaluation, evaluate } from "../engine/evaluate.ts";
import type { Person } from "../engine/person.ts";

/** Where a person stands in one version: an id of a band, or `refused` when that version cannot read the answers. */
export type Standing = string;

export const REFUSED = "refused";

/** How many persons stood at `from` in the old version and stand at `to` in the new one. */
export type Move = { readonly from: Standing; readonly to: Standing; readonly persons: number };

/** Why the new version refuses answers: the question, what is wrong, and how many persons it meets. */
export type Refusal = {
  readonly question: string;
  readonly code: AnswerProblem["code"];
  readonly persons: number;
};

/** What a change of version does to the persons of one variant. Totals are points out of 100. */
export type VariantShadow = {
  readonly variant: string;
  readonly persons: number;
  /** How many stand in another band. */
  readonly moved: number;
  readonly moves: readonly Move[];
  /** Persons with a total in both versions, and the means of their totals; null when there is nobody. */
  readonly compared: number;
  readonly meanBefore: number | null;
  readonly meanAfter: number | null;
  readonly refusals: readonly Refusal[];
  /** How many had answers to questions that the new version does not ask; these were left out. */
  readonly droppedAnswers: number;
};

type Tally = {
  persons: number;
  moves: Map<string, number>;
  totals: { before: number; after: number; count: number };
  refusals: Map<string, number>;
  dropped: number;
};

const newTally = (): Tally => ({
  persons: 0,
  moves: new Map(),
  totals: { before: 0, after: 0, count: 0 },
  refusals: new Map(),
  dropped: 0,
});

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Answers to questions that a version asks in this variant; the others cannot count there. */
function answersAsked(questionnaire: Questionnaire, { variant, answers }: Person) {
  const index = questionnaire.plans.get(variant)?.plan.index;
  const kept = Object.entries(answers).filter(([id]) => index === undefined || index.has(id));
  return { answers: Object.fromEntries(kept), hasDropped: kept.length < Object.keys(answers).length };
}

function tallyTotals(tally: Tally, before: Evaluation | undefined, after: Evaluation | undefined): void {
  if (typeof before?.total !== "number" || typeof after?.total !== "number") return;
  tally.totals.before += before.total;
  tally.totals.after += after.total;
  tally.totals.count += 1;
}

function tallyPerson(
  tally: Tally,
  { before, after }: { before: ScoredQuestionnaire; after: ScoredQuestionnaire },
  person: Person,
): void {
  const { answers, hasDropped } = answersAsked(after, person);
  const old = evaluate(before, person);
  const now = evaluate(after, { ...person, answers });
  tally.persons += 1;
  if (hasDropped) tally.dropped += 1;
  count(tally.moves, `${old.result?.band ?? REFUSED}\n${now.result?.band ?? REFUSED}`);
  for (const problem of new Set(now.problems?.map(({ question, code }) => `${question}\n${code}`))) {
    count(tally.refusals, problem);
  }
  tallyTotals(tally, old.result, now.result);
}

const mean = (sum: number, persons: number): number | null => (persons === 0 ? null : sum / persons);

function shadowOf(variant: string, { persons, moves, totals, refusals, dropped }: Tally): VariantShadow {
  const told = [...moves].map(([key, number]): Move => {
    const [from = "", to = ""] = key.split("\n");
    return { from, to, persons: number };
  });
  return {
    variant,
    persons,
    moved: told.filter(({ from, to }) => from !== to).reduce((sum, move) => sum + move.persons, 0),
    moves: told,
    compared: totals.count,
    meanBefore: mean(totals.before, totals.count),
    meanAfter: mean(totals.after, totals.count),
    refusals: [...refusals].map(([key, number]) => {
      const [question = "", code = ""] = key.split("\n");
      return { question, code: code as AnswerProblem["code"], persons: number };
    }),
    droppedAnswers: dropped,
  };
}

/**
 * Counts what a new version would do to persons who answered an old one, by variant, in the order in which the
 * variants first come. Nothing about a single person leaves this function.
 */
export class ShadowRun {
  readonly #versions: { readonly before: ScoredQuestionnaire; readonly after: ScoredQuestionnaire };
  readonly #tallies = new Map<string, Tally>();

  constructor(before: ScoredQuestionnaire, after: ScoredQuestionnaire) {
    this.#versions = { before, after };
  }

  add(person: Person): void {
    const tally = this.#tallies.get(person.variant) ?? newTally();
    this.#tallies.set(person.variant, tally);
    tallyPerson(tally, this.#versions, person);
  }

  counts(): VariantShadow[] {
    return [...this.#tallies].map(([variant, tally]) => shadowOf(variant, tally));
  }
}
