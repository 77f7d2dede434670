import { countFaults } from "./engine-survey.ts";
import {
  type Answers,
  bandOf,
  type Engine,
  type Outcome,
  type Task,
  type TaskQuestion,
} from "./engine-task.ts";
import type { Peers } from "./peers.ts";

type Rule = Readonly<Record<string, unknown>>;

interface JsonLogic {
  readonly LogicEngine: new () => { build(rule: Rule): (answers: Answers) => unknown };
}

const shownRule = ({ tests }: TaskQuestion): Rule => ({
  and: tests.map((test) =>
    "not" in test ? { "!==": [{ var: test.id }, test.not] } : { ">=": [{ var: test.id }, test.atLeast] },
  ),
});

function pointsRule({ id, points, codes }: TaskQuestion): Rule {
  const steps = points.slice(0, -1).flatMap((gained, place): unknown[] => {
    if (codes) return [{ "===": [{ var: id }, codes[place]] }, gained];
    return gained === points[place + 1] ? [] : [{ "<=": [{ var: id }, place] }, gained];
  });
  return { if: [...steps, points.at(-1)] };
}

const gainedRule = (question: TaskQuestion): Rule =>
  question.tests.length === 0 ? pointsRule(question) : { if: [shownRule(question), pointsRule(question), 0] };

/** JSON Logic compiled to functions, driven by a loop of ours that also looks for wrong answers. */
export function jsonLogic(peers: Peers, task: Task): Engine {
  const engine = new (peers.load<JsonLogic>("json-logic-engine").LogicEngine)();
  const shown = task.questions.map((one) => (one.tests.length > 0 ? engine.build(shownRule(one)) : null));
  const sums = Array.from({ length: task.domains }, (_, domain) =>
    engine.build({ "+": task.questions.filter((one) => one.domain === domain).map(gainedRule) }),
  );
  const visible = shown.map(() => true);
  const found = sums.map(() => 0);
  let rest = { total: 0, band: "", faults: 0 };
  const run = (answers: Answers): number => {
    for (let at = 0; at < shown.length; at += 1) visible[at] = shown[at]?.(answers) !== false;
    let total = 0;
    for (let at = 0; at < sums.length; at += 1) {
      found[at] = Number(sums[at]?.(answers));
      total += found[at] ?? 0;
    }
    rest = { total, band: bandOf(task, total), faults: countFaults(task, answers, visible) };
    return total;
  };
  const outcome = (): Outcome => ({ visible: [...visible], sums: [...found], ...rest });
  return { name: "json-logic-engine 5.0.7, built", run, change: run, outcome };
}

interface FormioScope {
  readonly errors?: readonly unknown[];
  readonly conditionals?: readonly { readonly path: string; readonly conditionallyHidden: boolean }[];
}

interface Formio {
  processSync(context: object): FormioScope;
  readonly ProcessTargets: { readonly evaluator: unknown };
}

function componentOf({ id, tests, codes, points }: TaskQuestion): object {
  const conditions = tests.map((test) =>
    "not" in test
      ? { component: test.id, operator: "isNotEqual", value: test.not }
      : { component: test.id, operator: "greaterThanOrEqual", value: test.atLeast },
  );
  const conditional =
    conditions.length > 0 ? { conditional: { show: true, conjunction: "all", conditions } } : {};
  const common = { key: id, input: true, ...conditional };
  if (codes) {
    const values = codes.map((code) => ({ value: code, label: code }));
    return { ...common, type: "radio", values, validate: { required: true } };
  }
  return { ...common, type: "number", validate: { required: true, min: 0, max: points.length - 1 } };
}

const shownCode = ({ tests }: TaskQuestion): string =>
  tests
    .map((test) =>
      "not" in test ? `data.${test.id} !== "${test.not}"` : `data.${test.id} >= ${test.atLeast}`,
    )
    .join(" && ");

function gainedCode(question: TaskQuestion): string {
  const { id, codes, points, tests } = question;
  const table = codes
    ? JSON.stringify(Object.fromEntries(codes.map((code, place) => [code, points[place]])))
    : JSON.stringify(points);
  const gained = `(${table})[data.${id}]`;
  return tests.length === 0 ? gained : `(${shownCode(question)} ? ${gained} : 0)`;
}

/** Form.io's processor: conditions, calculated values and validation of one submission. */
export function formio(peers: Peers, task: Task): Engine {
  const { processSync, ProcessTargets } = peers.load<Formio>("@formio/core");
  const sumNames = Array.from({ length: task.domains }, (_, domain) => `s${domain}`);
  const calculated = (key: string, code: string) => ({
    ...{ type: "number", key, input: true },
    calculateValue: `value = ${code}`,
  });
  const components = [
    ...task.questions.map(componentOf),
    ...sumNames.map((name, domain) =>
      calculated(
        name,
        task.questions
          .filter((one) => one.domain === domain)
          .map(gainedCode)
          .join(" + "),
      ),
    ),
    calculated("total", sumNames.map((name) => `data.${name}`).join(" + ")),
  ];
  let found: Outcome = { visible: [], sums: [], total: 0, band: "", faults: 0 };
  const run = (answers: Answers): number => {
    const data: Record<string, string | number> = { ...answers };
    const form = { components };
    const { errors = [], conditionals = [] } = processSync({
      ...{ form, components, data, submission: { data }, config: {}, scope: {} },
      processors: ProcessTargets.evaluator,
    });
    const hidden = new Set(conditionals.filter((one) => one.conditionallyHidden).map(({ path }) => path));
    const total = Number(data["total"]);
    found = {
      visible: task.questions.map(({ id }) => !hidden.has(id)),
      sums: sumNames.map((name) => Number(data[name])),
      total,
      band: bandOf(task, total),
      faults: errors.length,
    };
    return total;
  };
  return { name: "@formio/core 2.8.3", run, change: run, outcome: () => found };
}
