import type { Condition, DerivedTest, GuideCondition } from "../condition-schema.ts";
import {
  ALL,
  ANY,
  AT_LEAST,
  AT_MOST,
  COUNT,
  DOMAINS,
  MISSING,
  NEVER_KNOWN,
  TEST,
  WEEKS,
} from "./conditions.ts";

/** What a condition may name: the place and the possible answers of each question of one variant. */
export type Vocabulary = {
  /** -1 when the variant does not ask the question. */
  indexOf(question: string): number;
  /** Where the answer to a row of a matrix stands; -1 when there is no such row. */
  rowOf(index: number, row: string): number;
  /** Whether the answer is compared as a number: a typed number, or how many entries a list has. */
  isCounted(index: number): boolean;
  /** The answers that pass `allows`, as a bit set. */
  bitsWhere(index: number, allows: (answer: string | number) => boolean): number;
};

const FARTHEST = 0x7fffffff;

const within = ({ op, value }: DerivedTest): [number, number] => {
  if (op === "eq") return [value, value];
  return op === "gte" ? [value, FARTHEST] : [0, value];
};

type AnswerCondition = Extract<GuideCondition, { q: string }>;

/** Whether one possible answer passes a test; every test of an answer becomes a set of passing answers. */
function allows(test: AnswerCondition): (answer: string | number) => boolean {
  switch (test.op) {
    case "eq":
    case "has":
      return (answer) => answer === test.value;
    case "neq":
      return (answer) => answer !== test.value;
    case "in":
    case "has_any":
      return (answer) => (test.value as readonly (string | number)[]).includes(answer);
    case "gte":
      return (answer) => typeof answer === "number" && answer >= test.value;
    case "lte":
      return (answer) => typeof answer === "number" && answer <= test.value;
    case "missing":
      return () => false;
  }
}

type Node = readonly [operation: number, first: number, second: number];

const none = (): void => {};

function answerNode(test: AnswerCondition, words: Vocabulary): Node {
  const index = words.indexOf(test.q);
  // A question that is not asked is not missing: "any of nothing" is plainly false.
  if (test.op === "missing") return index < 0 ? [ANY, 0, 0] : [MISSING, index, 0];
  const place = index >= 0 && test.row !== undefined ? words.rowOf(index, test.row) : index;
  if (place < 0) return [NEVER_KNOWN, 0, 0];
  return [TEST, place, words.bitsWhere(index, allows(test))];
}

type Range = readonly [from: number, to: number];

/** The numbers that pass a test, as ranges; none for a test that numbers cannot be asked. */
function rangesOf(test: AnswerCondition): readonly Range[] {
  switch (test.op) {
    case "gte":
      return [[test.value, FARTHEST]];
    case "lte":
      return [[-FARTHEST, test.value]];
    case "eq":
      return [[Number(test.value), Number(test.value)]];
    case "neq":
      return [
        [-FARTHEST, Number(test.value) - 1],
        [Number(test.value) + 1, FARTHEST],
      ];
    case "in":
      return test.value.map((value): Range => [Number(value), Number(value)]);
    default:
      return [];
  }
}

/** Numbers have no bit each: a test becomes "in any of these ranges". */
function appendCounted(ranges: readonly Range[], index: number, program: number[]): void {
  append(program, [ranges.length === 0 ? NEVER_KNOWN : ANY, 0, 0], () => {
    for (const [from, to] of ranges) {
      append(program, [ALL, 0, 0], () => {
        append(program, [AT_LEAST, index, from], none);
        append(program, [AT_MOST, index, to], none);
      });
    }
  });
}

function appendAnswer(test: AnswerCondition, words: Vocabulary, program: number[]): void {
  const index = words.indexOf(test.q);
  if (index >= 0 && test.op !== "missing" && words.isCounted(index))
    appendCounted(rangesOf(test), index, program);
  else append(program, answerNode(test, words), none);
}

function append(program: number[], node: Node, children: () => void): void {
  const at = program.length;
  program.push(node[0], 0, node[1], node[2]);
  children();
  program[at + 1] = program.length;
}

/** Appends a condition to a program and gives the place where it starts. Unknown names are never known. */
export function compileCondition(
  condition: Condition | GuideCondition,
  words: Vocabulary,
  program: number[],
): number {
  const start = program.length;
  const each = (parts: readonly (Condition | GuideCondition)[]) => () => {
    for (const part of parts) compileCondition(part, words, program);
  };
  if ("all" in condition) append(program, [ALL, 0, 0], each(condition.all));
  else if ("any" in condition) append(program, [ANY, 0, 0], each(condition.any));
  else if ("of" in condition) append(program, [COUNT, condition.count_gte, 0], each(condition.of));
  else if ("q" in condition) appendAnswer(condition, words, program);
  else append(program, [condition.derived === "weeks_absent" ? WEEKS : DOMAINS, ...within(condition)], none);
  return start;
}

/** Every question and derived fact a condition looks at, in order of appearance. */
export function namesIn(condition: Condition | GuideCondition): string[] {
  if ("all" in condition) return condition.all.flatMap(namesIn);
  if ("any" in condition) return condition.any.flatMap(namesIn);
  if ("of" in condition) return condition.of.flatMap(namesIn);
  return "q" in condition ? [condition.q] : [condition.derived];
}
