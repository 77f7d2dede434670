import type { Condition, GuideCondition } from "../condition-schema.ts";
import { compile, type Questionnaire } from "../engine/compile.ts";
import { namesIn } from "../engine/compile-condition.ts";
import { AFTER_SKIP, HIDDEN } from "../engine/conditions.ts";
import { openPerson } from "../engine/open-person.ts";
import type { Person } from "../engine/person.ts";
import type { Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { type Leaf, leavesOf } from "./conditions-of.ts";
import { answersWorthTrying, SUBMITTED_ON } from "./worth-trying.ts";

/** What trying has shown of a condition. */
export type Outcome = { readonly canHold: boolean; readonly alwaysHolds: boolean };

/** More persons than this are not tried, and then nothing is said. */
const MOST_PERSONS = 60_000;

/** The questions that decide a condition, directly or because they decide whether another one is asked. */
export function decidersOf(definition: Definition, conditions: readonly GuideCondition[]): Question[] {
  const weeks = definition.scoring?.weeks_absent?.question;
  const found = new Set<string>();
  const visit = (condition: GuideCondition): void => {
    for (const name of namesIn(condition)) {
      const question = definition.questions.find(({ id }) => id === (name === "weeks_absent" ? weeks : name));
      if (!question || found.has(question.id)) continue;
      found.add(question.id);
      if (question.show_if) visit(question.show_if);
    }
  };
  for (const condition of conditions) visit(condition);
  return definition.questions.filter(({ id }) => found.has(id));
}

/** A question that is shown exactly when the condition holds: the engine itself is asked, no second reader. */
const probe = (condition: GuideCondition, at: number): Question => ({
  id: `probe_${at}`,
  kind: "text",
  section: "all",
  text: { da: "x", en: "x" },
  // The engine reads every condition alike; only the schema keeps `missing` out of what is asked.
  show_if: condition as Condition,
  required: false,
  skippable: true,
  sensitive: false,
  domain: null,
  max_points: 0,
  icf: [],
  tracks: [],
  construct: "probe",
  sources: [],
  max_length: 1,
  variants: [],
});

function probing(definition: Definition, deciders: readonly Question[], probes: Question[]): Questionnaire {
  const questions = deciders.map((question) => ({ ...question, section: "all" }));
  return compile({
    ...definition,
    sections: [{ id: "all", title: { da: "x", en: "x" } }],
    questions: [...questions, ...probes],
    flags: [],
    tracks: [],
    protective: [],
    conversation: [],
  });
}

type Choices = {
  readonly deciders: readonly Question[];
  readonly choices: readonly (readonly unknown[])[];
};

const largestDivisor = (a: number, b: number): number => (b === 0 ? a : largestDivisor(b, a % b));

/** A step that visits every place once and soon comes everywhere: near the golden section, without a common divisor. */
function strideThrough(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618));
  while (largestDivisor(stride, count) !== 1) stride += 1;
  return stride;
}

function* personsOf({ deciders, choices }: Choices): Generator<Record<string, unknown>> {
  const count = choices.reduce((product, list) => product * list.length, 1);
  const stride = strideThrough(count);
  for (let turn = 0, person = 0; turn < count; turn++, person = (person + stride) % count) {
    const answers: Record<string, unknown> = {};
    let rest = person;
    for (const [at, { id }] of deciders.entries()) {
      const list = choices[at] ?? [];
      answers[id] = list[rest % list.length];
      rest = Math.floor(rest / list.length);
    }
    yield answers;
  }
}

/** The questions a condition names; weeks of absence stand for their date. */
const namedIn = (definition: Definition, condition: GuideCondition): string[] =>
  namesIn(condition).map((name) =>
    name === "weeks_absent" ? (definition.scoring?.weeks_absent?.question ?? name) : name,
  );

function choicesFor(definition: Definition, deciders: readonly Question[], leaves: readonly Leaf[]) {
  const weeks = definition.scoring?.weeks_absent?.question;
  return deciders.map((question) => {
    const tests = leaves.filter((leaf) =>
      "q" in leaf ? leaf.q === question.id : question.id === weeks && leaf.derived === "weeks_absent",
    );
    const skips = tests.some((leaf) => "q" in leaf && leaf.op === "missing") ? [undefined] : [];
    return [...answersWorthTrying(question, tests), ...skips];
  });
}

type Found = { holds: boolean; fails: boolean };

type Trial = {
  readonly questionnaire: Questionnaire;
  /** The questions that each condition names. */
  readonly names: readonly (readonly string[])[];
  readonly found: readonly Found[];
};

/** Reads one person in one variant, and notes of each condition how it turned out. */
function note(trial: Trial, person: Person): void {
  const { questionnaire, names, found } = trial;
  const opened = openPerson(questionnaire, person, true);
  if (!opened.plan) return;
  const { plan, work } = opened;
  const isShown = (id: string): boolean => (work.states[plan.index.get(id) ?? -1] ?? HIDDEN) > AFTER_SKIP;
  for (const [at, one] of found.entries()) {
    if (one.holds && one.fails) continue;
    const asked = (names[at] ?? []).filter((name) => plan.index.has(name));
    if (isShown(`probe_${at}`)) one.holds = true;
    else if (asked.length > 0 && asked.every(isShown)) one.fails = true;
  }
}

/**
 * Tries all answers that can make a difference, and tells of each condition whether it can hold, and whether it
 * holds whenever everything it names is asked. Undefined when there would be too many persons to try.
 */
export function tryConditions(
  definition: Definition,
  conditions: readonly GuideCondition[],
): readonly Outcome[] | undefined {
  const deciders = decidersOf(definition, conditions);
  const leaves = [...conditions, ...deciders.flatMap(({ show_if }) => show_if ?? [])].flatMap((condition) =>
    leavesOf(condition, []).map(({ leaf }) => leaf),
  );
  const choices = choicesFor(definition, deciders, leaves);
  if (choices.reduce((product, list) => product * list.length, 1) > MOST_PERSONS) return undefined;
  const trial: Trial = {
    questionnaire: probing(definition, deciders, conditions.map(probe)),
    names: conditions.map((condition) => namedIn(definition, condition)),
    found: conditions.map(() => ({ holds: false, fails: false })),
  };
  for (const answers of personsOf({ deciders, choices })) {
    for (const variant of trial.questionnaire.variants) {
      note(trial, { variant, submittedOn: SUBMITTED_ON, answers });
    }
    if (trial.found.every(({ holds, fails }) => holds && fails)) break;
  }
  return trial.found.map(({ holds, fails }) => ({ canHold: holds, alwaysHolds: holds && !fails }));
}
