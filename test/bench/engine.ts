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
import { benchEnginePeers } from "./engine-race.ts";
import { type StraightLine, straightLine } from "./engine-straight-line.ts";
import { syntheticDefinition } from "./engine-synthetic.ts";
import type { Finding, Found } from "./finding.ts";
import { cpuMs, Rounds } from "./rounds.ts";

type Contestant = { readonly name: string; readonly run: () => number };

const ROUNDS = 9;
const ROUND_MS = 12;
/** So many that neither the branch predictor nor the caches learn them by heart; on a server everyone is new. */
const PERSONS = 1000;

/** Nanoseconds of processor time per run of each contestant; all take part in every round, so noise hits them alike. */
function race(contestants: readonly Contestant[]): Rounds {
  const rounds = new Rounds(contestants.length);
  const repeats = contestants.map(({ run }) => {
    const start = cpuMs();
    let count = 0;
    for (; cpuMs() - start < ROUND_MS; count++) run();
    return count;
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, { run }] of contestants.entries()) {
      const start = cpuMs();
      for (let count = repeats[at] ?? 0; count > 0; count--) run();
      rounds.add(at, ((cpuMs() - start) * 1e6) / (repeats[at] ?? 1));
    }
  }
  return rounds;
}

/** Answers as they come from the network: parsed JSON, so that object shapes are what a server sees. */
const asReceived = (people: readonly Person[]): Person[] =>
  people.map((one) => JSON.parse(JSON.stringify(one)));

const drawn = (definition: ScoredDefinition, seed: number): Person[] => {
  const numRuns = definition.questions.length > 1_000 ? PERSONS / 10 : PERSONS;
  return fc.sample(persons(definition, 5), { numRuns, seed });
};

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

async function realInstrument(definition: ScoredDefinition): Promise<Finding[]> {
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
  const rounds = race([straight, numbers, full, floor, whole]);
  const us = [0, 1, 2, 3, 4].map((at) => (rounds.median(at) / sample.length / 1000).toFixed(2));
  console.log(
    `risikoscreening, µs per person: straight ${us[0]}, numbers ${us[1]}, full ${us[2]}, JSON ${us[3]}, whole ${us[4]}`,
  );
  const of = (name: string, figure: number, atMost: number): Finding => ({
    name: `engine: risikoscreening, ${name}`,
    figure,
    goal: { atMost },
  });
  return [
    of("numbers only / straight-line code", rounds.ratio(1, 0), 2),
    of("everything explained / straight-line code", rounds.ratio(2, 0), 10),
    of("parse + evaluate + stringify / parse + stringify", rounds.ratio(4, 3), 1.5),
  ];
}

async function growth(base: ScoredDefinition): Promise<Finding[]> {
  const found: Finding[] = [];
  const times: number[] = [];
  for (const size of [30, 300, 3000]) {
    const synthetic = syntheticDefinition(base, size);
    const { straight, numbers } = await scorers(synthetic, drawn(synthetic, size));
    const rounds = race([straight, numbers]);
    times.push(rounds.median(1));
    found.push({
      name: `engine: ${size} questions, numbers only / straight-line code`,
      figure: rounds.ratio(1, 0),
      goal: { atMost: size === 3000 ? 1 : 2 },
    });
  }
  // A tenth of the persons were asked at 3000.
  const growing = (10 * (times[2] ?? 0)) / (times[1] ?? 1);
  return [
    ...found,
    { name: "engine: growth from 300 to 3000 questions", figure: growing, goal: { atMost: 20 } },
  ];
}

/** Our engine against straight-line code and the JSON floor, then against the engines of others. */
export async function benchEngine(isSlow: boolean): Promise<Found[]> {
  const { definition } = instrument;
  return [
    ...(await realInstrument(definition)),
    ...(await growth(definition)),
    ...(await benchEnginePeers(definition, isSlow)),
  ];
}
