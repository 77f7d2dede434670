import { isAskedIn } from "../engine/asked-in.ts";
import { possibleAnswers } from "../engine/compile-plan.ts";
import type { Question, QuestionKind } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { conditionsOf, type Leaf, leavesOf, type Rule } from "./conditions-of.ts";
import { type Fault, fault, type Path } from "./fault.ts";

const OPERATIONS: Readonly<Record<QuestionKind, readonly string[]>> = {
  radio: ["eq", "neq", "in", "missing"],
  select: ["eq", "neq", "in", "missing"],
  matrix: ["eq", "neq", "in", "missing"],
  number: ["eq", "neq", "in", "gte", "lte", "missing"],
  list: ["eq", "neq", "in", "gte", "lte", "missing"],
  scale: ["eq", "neq", "in", "gte", "lte", "missing"],
  checkboxes: ["has", "has_any", "missing"],
  date: ["missing"],
  text: ["missing"],
};

const namesQuestion = (leaf: Leaf): leaf is Exclude<Leaf, { derived: string }> => "q" in leaf;

/** The numbers that a counted answer can be; undefined when answers are codes or steps of a scale. */
function rangeOf(question: Question): { from: number; to: number } | undefined {
  if (question.kind === "number") return { from: question.min, to: question.max };
  return question.kind === "list" ? { from: 0, to: question.max_entries } : undefined;
}

const isWithin = ({ from, to }: { from: number; to: number }, value: string | number): boolean =>
  typeof value === "number" && value >= from && value <= to;

/** A test of a matrix names one of its rows; no other test names a row. */
function checkRow(question: Question, leaf: Leaf, at: Path): Fault[] {
  if (leaf.op === "missing" || !("q" in leaf)) return [];
  if (question.kind !== "matrix") {
    if (leaf.row === undefined) return [];
    return [fault([...at, "row"], `"${question.id}" has no rows.`)];
  }
  if (leaf.row === undefined) return [fault(at, `Name the row of "${question.id}" that is tested.`)];
  const isKnown = question.rows.some(({ code }) => code === leaf.row);
  return isKnown ? [] : [fault([...at, "row"], `"${question.id}" has no row "${leaf.row}".`)];
}

function checkValue(question: Question, leaf: Leaf, at: Path): Fault[] {
  if (!("value" in leaf)) return [];
  const range = rangeOf(question);
  const known = possibleAnswers(question);
  const values = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  return values.flatMap((value, place) => {
    if (range ? isWithin(range, value) : known.includes(value)) return [];
    const where = Array.isArray(leaf.value) ? [...at, "value", place] : [...at, "value"];
    return [fault(where, `"${value}" is not an answer to "${question.id}".`)];
  });
}

/** A question may only wait for an answer given before it, by everyone who is asked the question. */
function checkParent(
  definition: Definition,
  rule: Rule,
  { parent, at }: { parent: number; at: Path },
): Fault[] {
  if (rule.owner === undefined) return [];
  const owner = definition.questions[rule.owner];
  const named = definition.questions[parent];
  if (!owner || !named) return [];
  const faults: Fault[] = [];
  if (parent >= rule.owner) faults.push(fault(at, `"${named.id}" does not come before "${owner.id}".`));
  for (const { id: variant } of definition.variants) {
    if (!isAskedIn(owner, variant) || isAskedIn(named, variant)) continue;
    faults.push(fault(at, `"${named.id}" is never asked in the variant "${variant}".`));
  }
  return faults;
}

function checkDerived(definition: Definition, rule: Rule, { leaf, at }: { leaf: Leaf; at: Path }): Fault[] {
  if (namesQuestion(leaf)) return [];
  if (leaf.derived === "domains_high") {
    return rule.use === "rule" ? [] : [fault(at, "What is asked may not depend on points.")];
  }
  const id = definition.scoring?.weeks_absent?.question;
  const parent = definition.questions.findIndex((question) => question.id === id);
  if (definition.questions[parent]?.kind !== "date") {
    return [fault(at, "Weeks of absence need scoring.weeks_absent to name a date question.")];
  }
  return checkParent(definition, rule, { parent, at });
}

function checkLeaf(definition: Definition, rule: Rule, { leaf, at }: { leaf: Leaf; at: Path }): Fault[] {
  if (!namesQuestion(leaf)) return checkDerived(definition, rule, { leaf, at });
  const parent = definition.questions.findIndex((question) => question.id === leaf.q);
  const question = definition.questions[parent];
  if (!question) return [fault([...at, "q"], `There is no question "${leaf.q}".`)];
  if (!OPERATIONS[question.kind].includes(leaf.op)) {
    return [
      fault([...at, "op"], `"${leaf.op}" cannot be asked of "${leaf.q}", which is of kind ${question.kind}.`),
    ];
  }
  return [
    ...checkRow(question, leaf, at),
    ...checkValue(question, leaf, at),
    ...checkParent(definition, rule, { parent, at }),
  ];
}

/** Conditions that name unknown questions or answers, or that look where they may not. */
export const checkConditions = (definition: Definition): Fault[] =>
  conditionsOf(definition).flatMap((rule) =>
    leavesOf(rule.condition, rule.at).flatMap((found) => checkLeaf(definition, rule, found)),
  );
