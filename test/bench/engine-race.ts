import { deepStrictEqual } from "node:assert";
import type { ScoredDefinition } from "#questionnaires/schema.ts";
import { formio, jsonLogic } from "./engine-others.ts";
import { incrementalLimit, ourEngine, ourExplained } from "./engine-ours.ts";
import { surveyCleared, surveyExpressions, surveyModel } from "./engine-survey.ts";
import { syntheticDefinition } from "./engine-synthetic.ts";
import {
  type Answers,
  drawAnswers,
  type Engine,
  otherAnswer,
  type Task,
  type TaskQuestion,
  taskOf,
} from "./engine-task.ts";
import type { Finding, Found } from "./finding.ts";
import { installPeers, type Peers } from "./peers.ts";
import { cpuMs, Rounds } from "./rounds.ts";

interface Rival {
  readonly name: string;
  readonly make: (peers: Peers, task: Task) => Engine;
  /** How many times ours must be as fast, at 30 questions. */
  readonly atLeast: number | null;
  /** Forgets the answers to what is hidden, so that a question which comes back is empty, unlike ours. */
  readonly isForgetful?: true;
  /** The largest questionnaire that it does within seconds. */
  readonly largest: number;
}

const rivals: readonly Rival[] = [
  { name: "json-logic-engine, built", make: jsonLogic, atLeast: 5, largest: 3000 },
  { name: "SurveyJS ExpressionRunner", make: surveyExpressions, atLeast: 100, largest: 3000 },
  { name: "@formio/core", make: formio, atLeast: 1_000, largest: 300 },
  {
    name: "survey-core, hidden answers cleared",
    make: surveyCleared,
    atLeast: 10_000,
    isForgetful: true,
    largest: 300,
  },
  { name: "survey-core, hidden answers kept", make: surveyModel, atLeast: null, largest: 300 },
];

const enoughMs = 12;

/** All engines must find the same in the same answers before anything is timed. */
function mustAgree(
  task: Task,
  [ours, theirs]: readonly [Engine, Engine],
  { sample, withChanges }: { sample: readonly Answers[]; withChanges: boolean },
): void {
  for (const answers of sample) {
    const mine: Record<string, string | number> = { ...answers };
    ours.run(mine);
    theirs.run(mine);
    deepStrictEqual(theirs.outcome(), ours.outcome(), `${theirs.name} finds something else`);
    for (const question of withChanges ? task.questions.slice(0, 3) : []) {
      mine[question.id] = otherAnswer(question, mine[question.id]);
      ours.change(mine, question.id);
      theirs.change({ ...mine }, question.id);
      deepStrictEqual(theirs.outcome(), ours.outcome(), `${theirs.name} misses a change of ${question.id}`);
    }
  }
}

/** An answer that no question allows must be noticed, else the time for looking is not in the figure. */
function mustNotice(engine: Engine, answers: Answers): void {
  engine.run({ ...answers, q0: 11 });
  if (engine.outcome().faults === 0) throw new Error(`${engine.name} takes 11 for an answer of 0 to 10.`);
}

/** Microseconds for one run, over as many as it takes to be measurable; one run when it is slow. */
function usEach(work: (at: number) => unknown): number {
  const started = cpuMs();
  for (let [count, batch] = [0, 1]; ; batch *= 2) {
    for (const end = count + batch; count < end; count += 1) work(count);
    const elapsed = cpuMs() - started;
    if (elapsed >= enoughMs) return (elapsed * 1_000) / count;
  }
}

/** A row of single changes, each to another answer than the one before it. */
function changesOf(task: Task, first: Answers): { id: string; answer: string | number }[] {
  const now: Record<string, string | number> = { ...first };
  return Array.from({ length: 512 }, (_, step) => {
    const question = task.questions[(step * 7_919) % task.questions.length] as TaskQuestion;
    now[question.id] = otherAnswer(question, now[question.id]);
    return { id: question.id, answer: now[question.id] ?? 0 };
  });
}

/** Makes one change after the other on one response set. */
function changing(task: Task, engine: Engine, first: Answers): (at: number) => number {
  const changes = changesOf(task, first);
  const answers: Record<string, string | number> = { ...first };
  engine.run(answers);
  return (at) => {
    const { id, answer } = changes[at % changes.length] as { id: string; answer: string | number };
    answers[id] = answer;
    return engine.change(answers, id);
  };
}

function timeFull(task: Task, engines: readonly Engine[], rounds: number): Rounds {
  // On a server everyone is new: so many that no branch predictor learns them by heart.
  const sample = drawAnswers(task, task.questions.length > 1_000 ? 100 : 1_000);
  const full = new Rounds(engines.length);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, engine] of engines.entries())
      full.add(
        at,
        usEach((n) => engine.run(sample[n % sample.length] as Answers)),
      );
  }
  return full;
}

function timeChanges(task: Task, engines: readonly Engine[], rounds: number): Rounds {
  const [first = {}] = drawAnswers(task, 1);
  const change = new Rounds(engines.length);
  const steps = engines.map((engine) => changing(task, engine, first));
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, step] of steps.entries()) change.add(at, usEach(step));
  }
  return change;
}

const us = (figure: number): string =>
  `${figure.toLocaleString("en-GB", { maximumSignificantDigits: 3 })} µs`;

/** Thirty questions: everything, and one changed answer, against each rival and the incremental limit. */
function thirty(definition: ScoredDefinition, peers: Peers): Finding[] {
  const task = taskOf(definition);
  const ours = ourEngine(definition);
  const explained: Engine = { ...ours, run: ourExplained(definition) };
  const limit = incrementalLimit(task);
  const theirs = rivals.map(({ make }) => make(peers, task));
  const sample = drawAnswers(task, 64);
  mustAgree(task, [ours, limit], { sample, withChanges: true });
  for (const [at, { isForgetful }] of rivals.entries())
    mustAgree(task, [ours, theirs[at] as Engine], { sample, withChanges: !isForgetful });
  for (const engine of [ours, ...theirs]) mustNotice(engine, sample[0] ?? {});
  const full = timeFull(task, [ours, explained, ...theirs], 7);
  const change = timeChanges(task, [ours, limit, ...theirs], 7);
  const names = ["ours", "ours explained / limit by hand", ...rivals.map(({ name }) => name)];
  for (const [at, name] of names.entries())
    console.log(`30 questions, ${name}: full ${us(full.median(at))}, one change ${us(change.median(at))}`);
  return [
    ...rivals.flatMap(({ name, atLeast, isForgetful }, at): Finding[] => [
      {
        name: `engine: ${name} / ours, 30 questions`,
        figure: full.ratio(at + 2, 0),
        ...(atLeast !== null && { goal: { atLeast } }),
      },
      { name: `engine: ${name} / ours with every point explained`, figure: full.ratio(at + 2, 1) },
      ...(isForgetful
        ? []
        : [{ name: `engine: ${name} / ours, one changed answer`, figure: change.ratio(at + 2, 0) }]),
    ]),
    {
      name: "engine: one changed answer / incremental code by hand, 30 questions",
      figure: change.ratio(0, 1),
      goal: { atMost: 10 },
    },
  ];
}

/** How time grows with the questionnaire; the slow ones stop where a run would take minutes. */
function growth(base: ScoredDefinition, peers: Peers, isSlow: boolean): Finding[] {
  const found: Finding[] = [];
  const times = new Map<string, number>();
  for (const size of [300, 3_000]) {
    const definition = syntheticDefinition(base, size);
    const task = taskOf(definition);
    const taking = rivals.filter(({ largest }) => isSlow || size <= largest);
    const ours = ourEngine(definition);
    const theirs = taking.map(({ make }) => make(peers, task));
    const sample = drawAnswers(task, 2);
    for (const engine of theirs) mustAgree(task, [ours, engine], { sample, withChanges: false });
    const full = timeFull(task, [ours, ...theirs], size > 300 ? 1 : 3);
    for (const [at, { name }] of taking.entries()) {
      console.log(`${size} questions, ${name}: ${us(full.median(at + 1))}, ours ${us(full.median(0))}`);
      found.push({ name: `engine: ${name} / ours, ${size} questions`, figure: full.ratio(at + 1, 0) });
      const before = times.get(name);
      times.set(name, full.median(at + 1));
      if (before)
        found.push({ name: `engine: growth 300 to 3000, ${name}`, figure: full.median(at + 1) / before });
    }
  }
  return found;
}

/** Our engine and those of others on the same made-up questionnaire, with the same answers. */
export async function benchEnginePeers(base: ScoredDefinition, isSlow: boolean): Promise<Found[]> {
  const peers = await installPeers("engines");
  if ("why" in peers) return [{ name: "engine: survey-core, @formio/core and JSON Logic", why: peers.why }];
  if (!isSlow) console.log("survey-core and @formio/core stop at 300 questions; --slow takes them to 3000");
  return [...thirty(syntheticDefinition(base, 30), peers), ...growth(base, peers, isSlow)];
}
