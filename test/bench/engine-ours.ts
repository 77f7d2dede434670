import { bandAt } from "#questionnaires/engine/band.ts";
import { compile, isScored } from "#questionnaires/engine/compile.ts";
import { ANSWERED } from "#questionnaires/engine/conditions.ts";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { openPerson } from "#questionnaires/engine/open-person.ts";
import { score } from "#questionnaires/engine/score.ts";
import type { ScoredDefinition } from "#questionnaires/schema.ts";
import {
  type Answers,
  bandOf,
  type Engine,
  type Outcome,
  type Task,
  type TaskQuestion,
} from "./engine-task.ts";

const frame = { variant: "one", submittedOn: "2026-11-02" } as const;
const nothing: Outcome = { visible: [], sums: [], total: 0, band: "", faults: 0 };

/** Our engine without the explanation, which no peer gives. */
export function ourEngine(definition: ScoredDefinition): Engine {
  const questionnaire = compile(definition);
  let last: Answers = {};
  let [band, faults] = [0, 0];
  const run = (answers: Answers): number => {
    last = answers;
    const { plan, work, problems } = openPerson(questionnaire, { ...frame, answers }, false) as OpenedPerson;
    faults = problems.length;
    if (faults > 0) return -1;
    score(plan, work);
    band = bandAt(definition.scoring, work.total);
    return work.total;
  };
  const outcome = (): Outcome => {
    if (faults > 0) return { ...nothing, faults };
    const { work } = openPerson(questionnaire, { ...frame, answers: last }, false) as OpenedPerson;
    return {
      visible: Array.from(work.states, (state) => state === ANSWERED),
      sums: Array.from(work.domainPoints),
      total: work.total,
      band: definition.scoring.bands[band]?.id ?? "",
      faults,
    };
  };
  return { name: "ours", run, change: run, outcome };
}

type OpenedPerson = Extract<ReturnType<typeof openPerson>, { readonly work: unknown }>;

/** Our engine as the product calls it: every point, flag and skipped question told. */
export function ourExplained(definition: ScoredDefinition): (answers: Answers) => number {
  const questionnaire = compile(definition);
  if (!isScored(questionnaire)) throw new Error("What is measured gives points.");
  return (answers) => evaluate(questionnaire, { ...frame, answers }).result?.low ?? -1;
}

/** The incremental limit: what a person would write for one changed answer and nothing else. */
export function incrementalLimit(task: Task): Engine {
  const size = task.questions.length;
  const place = new Map(task.questions.map(({ id }, at) => [id, at]));
  const after = task.questions.map(({ id }) =>
    task.questions.flatMap(({ tests }, at) => (tests.some((test) => test.id === id) ? [at] : [])),
  );
  const codes = task.questions.map(
    (one) => new Map(one.codes?.map((code, at) => [code, one.points[at] ?? 0])),
  );
  const [points, sums] = [new Int32Array(size), new Int32Array(task.domains)];
  const visible = new Uint8Array(size);
  let [total, band] = [0, ""];
  const refresh = (answers: Answers, at: number): void => {
    const question = task.questions[at] as TaskQuestion;
    const answer = answers[question.id];
    let shown = 1;
    for (const test of question.tests) {
      const other = answers[test.id];
      if ("not" in test ? other === test.not : Number(other) < test.atLeast) shown = 0;
    }
    const own = typeof answer === "string" ? codes[at]?.get(answer) : question.points[answer ?? 0];
    const gained = shown === 1 ? (own ?? 0) : 0;
    const difference = gained - (points[at] ?? 0);
    [visible[at], points[at]] = [shown, gained];
    sums[question.domain] = (sums[question.domain] ?? 0) + difference;
    total += difference;
  };
  const change = (answers: Answers, id: string): number => {
    const at = place.get(id) ?? 0;
    refresh(answers, at);
    for (const dependant of after[at] ?? []) refresh(answers, dependant);
    band = bandOf(task, total);
    return total;
  };
  return {
    name: "incremental limit by hand",
    run(answers) {
      for (let at = 0; at < size; at += 1) refresh(answers, at);
      band = bandOf(task, total);
      return total;
    },
    change,
    outcome: () => ({
      visible: Array.from(visible, (one) => one === 1),
      sums: Array.from(sums),
      total,
      band,
      faults: 0,
    }),
  };
}
