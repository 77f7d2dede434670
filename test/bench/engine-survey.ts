import type { Answers, Engine, Outcome, Task, TaskQuestion, Test } from "./engine-task.ts";
import type { Peers } from "./peers.ts";

interface SurveyQuestion {
  readonly isVisible: boolean;
  clearValue(): void;
}

interface SurveyModel {
  data: Answers;
  readonly calculatedValues: readonly { readonly value: unknown }[];
  getQuestionByName(name: string): SurveyQuestion;
  setValue(name: string, value: unknown): void;
  validate(callBack: boolean, focus: boolean): boolean;
}

interface SurveyCore {
  readonly Model: new (json: unknown) => SurveyModel;
  readonly ExpressionRunner: new (expression: string) => { runValues(values: object): unknown };
}

const testText = (test: Test): string =>
  "not" in test ? `{${test.id}} <> '${test.not}'` : `{${test.id}} >= ${test.atLeast}`;

const shownText = ({ tests }: TaskQuestion): string => tests.map(testText).join(" and ");

/** Points as nested choices, the last one without a test. */
const pointsText = ({ id, points, codes }: TaskQuestion): string =>
  points
    .slice(0, -1)
    .reduceRight(
      (rest, gained, place) =>
        codes ? `iif({${id}} = '${codes[place]}', ${gained}, ${rest})` : scaleStep(points, place, id, rest),
      String(points.at(-1)),
    );

const scaleStep = (points: readonly number[], place: number, id: string, rest: string): string =>
  points[place] === points[place + 1] ? rest : `iif({${id}} <= ${place}, ${points[place]}, ${rest})`;

const gainedText = (question: TaskQuestion): string =>
  question.tests.length === 0
    ? pointsText(question)
    : `iif(${shownText(question)}, ${pointsText(question)}, 0)`;

/** The chain of bands is built from the lowest up, so that the highest is asked first. Each domain's sum, then the total and the band, as SurveyJS expressions. */
function expressionsOf(
  { questions, domains, bands }: Task,
  gainedOf: (question: TaskQuestion) => string,
): string[] {
  const sums = Array.from({ length: domains }, (_, domain) =>
    questions
      .filter((one) => one.domain === domain)
      .map(gainedOf)
      .join(" + "),
  );
  const total = sums.map((_, domain) => `{s${domain}}`).join(" + ");
  const [first, ...higher] = bands;
  const band = higher.reduce(
    (rest, { id, from }) => `iif({total} >= ${from}, '${id}', ${rest})`,
    `'${first?.id}'`,
  );
  return [...sums, total, band];
}

function elementOf(question: TaskQuestion): unknown {
  const { id, codes, points } = question;
  const common = { name: id, isRequired: true, visibleIf: shownText(question) };
  if (codes) return { ...common, type: "radiogroup", choices: codes };
  return { ...common, type: "text", inputType: "number", min: 0, max: points.length - 1 };
}

/** SurveyJS with its whole model, made once and filled with new data; hidden answers stay in its data. */
export const surveyModel = (peers: Peers, task: Task): Engine =>
  modelEngine(peers, task, { expressions: expressionsOf(task, gainedText), isClearing: false });

/**
 * The same as its makers mean it: hidden answers are cleared, and sums need no conditions. Data that are set as a
 * whole keep hidden answers, and count them, until they are cleared one by one.
 */
export const surveyCleared = (peers: Peers, task: Task): Engine =>
  modelEngine(peers, task, { expressions: expressionsOf(task, pointsIfAny), isClearing: true });

const pointsIfAny = (question: TaskQuestion): string =>
  question.tests.length === 0
    ? pointsText(question)
    : `iif({${question.id}} empty, 0, ${pointsText(question)})`;

function modelEngine(
  peers: Peers,
  task: Task,
  { expressions, isClearing }: { expressions: readonly string[]; isClearing: boolean },
): Engine {
  const { Model } = peers.load<SurveyCore>("survey-core");
  const names = [...expressions.slice(0, task.domains).map((_, domain) => `s${domain}`), "total", "band"];
  const model = new Model({
    ...(isClearing && { clearInvisibleValues: "onHidden" }),
    elements: task.questions.map(elementOf),
    calculatedValues: expressions.map((expression, at) => ({ name: names[at], expression })),
  });
  const questions = task.questions.map(({ id }) => model.getQuestionByName(id));
  let faults = 0;
  const value = (at: number): unknown => model.calculatedValues[at]?.value;
  return {
    name: `survey-core 3.1.1, ${isClearing ? "hidden answers cleared" : "hidden answers kept"}`,
    run(answers) {
      model.data = answers;
      if (isClearing) for (const question of questions) if (!question.isVisible) question.clearValue();
      faults = model.validate(false, false) ? 0 : 1;
      return Number(value(task.domains));
    },
    change(answers, id) {
      model.setValue(id, answers[id]);
      return Number(value(task.domains));
    },
    outcome: () => ({
      visible: questions.map(({ isVisible }) => isVisible),
      sums: Array.from({ length: task.domains }, (_, at) => Number(value(at))),
      total: Number(value(task.domains)),
      band: String(value(task.domains + 1)),
      faults,
    }),
  };
}

/** SurveyJS without its model: its expressions, driven by a loop of ours that also looks for wrong answers. */
export function surveyExpressions(peers: Peers, task: Task): Engine {
  const { ExpressionRunner } = peers.load<SurveyCore>("survey-core");
  const shown = task.questions.map((one) =>
    one.tests.length > 0 ? new ExpressionRunner(shownText(one)) : null,
  );
  const all = expressionsOf(task, gainedText).map((expression) => new ExpressionRunner(expression));
  const [total, band] = all.slice(task.domains);
  let found: Outcome = { visible: [], sums: [], total: 0, band: "", faults: 0 };
  const run = (answers: Answers): number => {
    const visible = shown.map((runner) => !runner || runner.runValues(answers) === true);
    const sums = all.slice(0, task.domains).map((runner) => Number(runner.runValues(answers)));
    const known = { ...Object.fromEntries(sums.map((sum, domain) => [`s${domain}`, sum])), total: 0 };
    known.total = Number(total?.runValues(known));
    const faults = countFaults(task, answers, visible);
    found = { visible, sums, total: known.total, band: String(band?.runValues(known)), faults };
    return known.total;
  };
  return { name: "SurveyJS ExpressionRunner", run, change: run, outcome: () => found };
}

/** Answers that are missing or not among those that the question allows; for engines that check nothing. */
export function countFaults(task: Task, answers: Answers, visible: readonly boolean[]): number {
  let faults = 0;
  for (let at = 0; at < task.questions.length; at += 1) {
    const { id, codes, points } = task.questions[at] as TaskQuestion;
    if (!visible[at]) continue;
    const answer = answers[id];
    if (typeof answer === "string") {
      if (!codes?.includes(answer)) faults += 1;
    } else if (codes || answer === undefined || answer < 0 || answer >= points.length) faults += 1;
  }
  return faults;
}
