import fc from "fast-check";
import { dayNumber } from "#questionnaires/engine/calendar.ts";
import { compile, isScored, type Questionnaire } from "#questionnaires/engine/compile.ts";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { openPerson } from "#questionnaires/engine/open-person.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { score } from "#questionnaires/engine/score.ts";
import type { ScoredDefinition } from "#questionnaires/schema.ts";
import { instrument } from "#test/golden/instrument.ts";
import { persons } from "#test/golden/persons.ts";
import { type StraightLine, straightLine } from "./engine-straight-line.ts";
import { syntheticDefinition } from "./engine-synthetic.ts";

/** One measured ratio beside the goal it is meant for. The bench prints; it never fails a build. */
export type Measured = { readonly name: string; readonly ratio: number; readonly goal: string };

type Contestant = { readonly name: string; readonly run: () => number };

const ROUNDS = 31;
const ROUND_MS = 12;
/** So many that neither the branch predictor nor the caches learn them by heart; on a server everyone is new. */
const PERSONS = 1000;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Median nanoseconds per run of each contestant; all take part in every round, so noise hits them alike. */
function race(contestants: readonly Contestant[]): { times: number[]; ratio(a: number, b: number): number } {
  const rounds: number[][] = [];
  const repeats = contestants.map(({ run }) => {
    const start = performance.now();
    let count = 0;
    for (; performance.now() - start < ROUND_MS * 4; count++) run();
    return Math.max(1, Math.round(count / 4));
  });
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(
      contestants.map(({ run }, at) => {
        const start = performance.now();
        for (let count = repeats[at] ?? 0; count > 0; count--) run();
        return ((performance.now() - start) * 1e6) / (repeats[at] ?? 1);
      }),
    );
  }
  return {
    times: contestants.map((_, at) => median(rounds.map((round) => round[at] ?? 0))),
    ratio: (a, b) => median(rounds.map((round) => (round[a] ?? 0) / (round[b] ?? 1))),
  };
}

/** Answers as they come from the network: parsed JSON, so that object shapes are what a server sees. */
const asReceived = (people: readonly Person[]): Person[] =>
  people.map((one) => JSON.parse(JSON.stringify(one)));

const drawn = (definition: ScoredDefinition, seed: number): Person[] =>
  fc.sample(persons(definition, 5), { numRuns: PERSONS, seed });

function numbersOnly(questionnaire: Questionnaire, person: Person): Int32Array {
  const opened = openPerson(questionnaire, person, false);
  if (!opened.plan || opened.problems.length > 0) throw new Error("A sample person has a wrong answer.");
  const { plan, work } = opened;
  score(plan, work);
  return Int32Array.of(...work.domainPoints, work.low, work.high, work.total);
}

/** Both scorers must agree on every sample person before anything is timed. */
function mustAgree(
  questionnaire: Questionnaire,
  lines: ReadonlyMap<string, StraightLine>,
  sample: readonly Person[],
) {
  for (const person of sample) {
    const ours = numbersOnly(questionnaire, person);
    const theirs = new Int32Array(ours.length);
    const problems = lines.get(person.variant)?.(person.answers, dayNumber(person.submittedOn), theirs);
    if (problems === 0 && ours.join() === theirs.join()) continue;
    throw new Error(`The scorers differ: ${ours.join()} and ${theirs.join()} for ${JSON.stringify(person)}`);
  }
}

async function scorers(definition: ScoredDefinition, people: readonly Person[]) {
  const questionnaire = compile(definition);
  if (!isScored(questionnaire)) throw new Error("What is measured gives points.");
  const lines = new Map<string, StraightLine>();
  for (const { id } of definition.variants) lines.set(id, await straightLine(definition, id));
  const sample = asReceived(people);
  mustAgree(questionnaire, lines, sample);
  const out = new Int32Array(definition.domains.length + 3);
  const days = sample.map(({ submittedOn }) => dayNumber(submittedOn));
  const each = (name: string, one: (person: Person, at: number) => number): Contestant => ({
    name,
    run: () => sample.reduce((sum, person, at) => sum + one(person, at), 0),
  });
  return {
    questionnaire,
    sample,
    each,
    straight: each("straight-line", ({ variant, answers }, at) => {
      lines.get(variant)?.(answers, days[at] ?? 0, out);
      return out[0] ?? 0;
    }),
    numbers: each("numbers", (person) => {
      const opened = openPerson(questionnaire, person, false);
      if (!opened.plan) return 0;
      score(opened.plan, opened.work);
      return opened.work.low;
    }),
    full: each("full", (person) => evaluate(questionnaire, person).result?.low ?? 0),
  };
}

async function realInstrument(definition: ScoredDefinition): Promise<Measured[]> {
  const { straight, numbers, full, each, sample, questionnaire } = await scorers(
    definition,
    drawn(definition, 1),
  );
  const texts = sample.map((person) => JSON.stringify(person));
  const results = sample.map((person) => evaluate(questionnaire, person).result);
  const floor = each("JSON floor", (_, at) => {
    JSON.parse(texts[at] ?? "");
    return JSON.stringify(results[at]).length;
  });
  const whole = each("JSON and evaluation", (_, at) => {
    const person: Person = JSON.parse(texts[at] ?? "");
    return JSON.stringify(evaluate(questionnaire, person).result).length;
  });
  const { times, ratio } = race([straight, numbers, full, floor, whole]);
  const us = times.map((time) => (time / sample.length / 1000).toFixed(2));
  console.log(
    `risikoscreening, µs per person: straight ${us[0]}, numbers ${us[1]}, full ${us[2]}, JSON ${us[3]}, whole ${us[4]}`,
  );
  return [
    { name: "risikoscreening: numbers only / straight-line", ratio: ratio(1, 0), goal: "<= 2" },
    { name: "risikoscreening: everything explained / straight-line", ratio: ratio(2, 0), goal: "<= 10" },
    { name: "parse + evaluate + stringify / parse + stringify", ratio: ratio(4, 3), goal: "<= 1.5" },
  ];
}

async function growth(base: ScoredDefinition): Promise<Measured[]> {
  const sizes = [30, 300, 3000];
  const measured: Measured[] = [];
  const times: number[] = [];
  for (const size of sizes) {
    const synthetic = syntheticDefinition(base, size);
    const { straight, numbers } = await scorers(synthetic, drawn(synthetic, size));
    const { times: both, ratio } = race([straight, numbers]);
    times.push(both[1] ?? 0);
    const goal = size === 3000 ? "<= 1" : "<= 2";
    measured.push({ name: `${size} questions: numbers only / straight-line`, ratio: ratio(1, 0), goal });
  }
  const growing = (times[2] ?? 0) / (times[1] ?? 1);
  return [...measured, { name: "growth from 300 to 3000 questions", ratio: growing, goal: "<= 20" }];
}

/** Measures the engine against straight-line code and the JSON floor; ratios are formed inside one run. */
export async function benchEngine(): Promise<readonly Measured[]> {
  const { definition } = instrument;
  return [...(await realInstrument(definition)), ...(await growth(definition))];
}

if (import.meta.main) {
  for (const { name, ratio, goal } of await benchEngine()) {
    console.log(`${name.padEnd(55)} ${ratio.toFixed(2).padStart(7)}   goal ${goal}`);
  }
}
