import type { AnswerProblemCode } from "./answers.ts";
import { dayNumber, wholeQuotient } from "./calendar.ts";
import { AFTER_SKIP, ANSWERED, FALSE, HIDDEN, SKIPPED, TRUE, truth } from "./conditions.ts";
import {
  CHECKBOXES,
  DATE,
  LIST,
  MATRIX,
  NUMBER,
  type Plan,
  POINTS_PER_QUESTION,
  RADIO,
  SCALE,
  SELECT,
} from "./plan.ts";
import { readList } from "./read-list.ts";
import { readMatrix } from "./read-matrix.ts";
import { missingOr, placeOf, problem, type Reading } from "./reading.ts";

type RawAnswers = Readonly<Record<string, unknown>>;

/**
 * Puts every answer in the place of its question, and says whether some key is no question of the variant.
 * Answers mostly come in question order: the next place is guessed before it is looked up.
 */
function gather({ plan, work }: Reading, answers: RawAnswers): boolean {
  const { ids, index } = plan;
  const { raw } = work;
  for (let at = 0; at < raw.length; at++) raw[at] = undefined;
  let hasStrangers = false;
  let next = 0;
  for (const key in answers) {
    const at = key === ids[next] ? next : index.get(key);
    if (at === undefined) hasStrangers = true;
    else {
      raw[at] = answers[key];
      next = at + 1;
    }
  }
  return hasStrangers;
}

/**
 * Reads raw answers into the working memory: whether each question is asked, then what its answer is. The
 * answer to a question that is not asked is not looked at. True when some key is no question of the variant.
 */
export function readAnswers(reading: Reading, raw: RawAnswers): boolean {
  const { plan, work } = reading;
  const { showIf, radioCodes } = plan;
  const { bits, points, states } = work;
  const hasStrangers = gather(reading, raw);
  work.weeks = -1;
  for (let row = showIf.length; row < bits.length; row++) bits[row] = 0;
  for (let at = 0; at < showIf.length; at++) {
    const condition = showIf[at] as number;
    const state = condition < 0 ? ANSWERED : whyNotShown(reading, at, condition);
    const value = work.raw[at];
    // Most answers are one code of one question; the rest take the long way round.
    const bit = typeof value === "string" && state === ANSWERED ? placeOf(radioCodes[at] ?? [], value) : -1;
    if (bit >= 0) {
      bits[at] = 1 << bit;
      points[at] = plan.points[at * POINTS_PER_QUESTION + bit] as number;
      states[at] = ANSWERED;
      continue;
    }
    bits[at] = 0;
    points[at] = 0;
    if (state !== ANSWERED) states[at] = state;
    else states[at] = value === undefined ? SKIPPED : readOne(reading, at, value);
  }
  return hasStrangers;
}

/** ANSWERED stands for "shown". Unknown because of a hidden parent is hidden, otherwise it was skipped. */
function whyNotShown({ plan, work }: Reading, at: number, condition: number): number {
  const shown = truth(plan.program, condition, work);
  if (shown === TRUE) return ANSWERED;
  if (shown === FALSE) return HIDDEN;
  for (const parent of plan.parents[at] ?? []) {
    const state = work.states[parent];
    if (state !== HIDDEN && state !== ANSWERED) return AFTER_SKIP;
  }
  return HIDDEN;
}

function readOne(reading: Reading, at: number, value: unknown): number {
  switch (reading.plan.kinds[at]) {
    case RADIO:
      return readChoice(reading, at, value);
    case SCALE:
      return readScale(reading, at, value);
    case CHECKBOXES:
      return readTicks(reading, at, value);
    case DATE:
      return readDate(reading, at, value);
    case NUMBER:
      return readNumber(reading, at, value);
    case SELECT:
      return readSelect(reading, at, value);
    case MATRIX:
      return readMatrix(reading, at, value);
    case LIST:
      return readList(reading, at, value);
    default:
      return readText(reading, at, value);
  }
}

function record({ plan, work }: Reading, at: number, bit: number): number {
  work.bits[at] = 1 << bit;
  work.points[at] = plan.points[at * POINTS_PER_QUESTION + bit] as number;
  return ANSWERED;
}

/** Reached only by what is not one of the codes. */
const readChoice = (reading: Reading, at: number, value: unknown): number =>
  missingOr(reading, at, { value, code: typeof value === "string" ? "unknown-code" : "wrong-type" });

function readScale(reading: Reading, at: number, value: unknown): number {
  if (typeof value !== "number") return missingOr(reading, at, { value, code: "wrong-type" });
  if (!Number.isInteger(value)) return problem(reading, at, { code: "not-whole" });
  const step = value - (reading.plan.lowest[at] as number);
  if (step < 0 || step >= (reading.plan.limits[at] as number))
    return problem(reading, at, { code: "out-of-scale" });
  return record(reading, at, step);
}

function readTicks(reading: Reading, at: number, value: unknown): number {
  if (!Array.isArray(value) || value.length === 0) {
    return missingOr(reading, at, { value, code: "wrong-type" });
  }
  const { plan, work } = reading;
  const codes = plan.codes[at] ?? [];
  let bits = 0;
  for (let place = 0; place < value.length; place++) {
    const tick: unknown = value[place];
    const bit = typeof tick === "string" ? placeOf(codes, tick) : -1;
    if (bit < 0) return problem(reading, at, { code: faultOfTick(tick, reading.skipCode) });
    if ((bits & (1 << bit)) !== 0) return problem(reading, at, { code: "duplicate" });
    bits |= 1 << bit;
  }
  const others = bits & ~(plan.exclusive[at] as number);
  work.bits[at] = others === 0 ? bits : others;
  work.points[at] = plan.maxPoints[at] === 0 ? 0 : highestTicked(plan, at, work.bits[at] as number);
  return ANSWERED;
}

function faultOfTick(tick: unknown, skipCode: string): AnswerProblemCode {
  if (tick === skipCode) return "skip-in-list";
  return typeof tick === "string" ? "unknown-code" : "wrong-type";
}

function highestTicked(plan: Plan, at: number, bits: number): number {
  let highest = 0;
  for (let bit = 0; bits >> bit !== 0; bit++) {
    if ((bits & (1 << bit)) === 0) continue;
    highest = Math.max(highest, plan.points[at * POINTS_PER_QUESTION + bit] as number);
  }
  return highest;
}

function readDate(reading: Reading, at: number, value: unknown): number {
  const { plan, work } = reading;
  if (typeof value !== "string") return missingOr(reading, at, { value, code: "wrong-type" });
  const day = dayNumber(value);
  if (day < 0) return missingOr(reading, at, { value, code: "not-a-date" });
  if (day > reading.submittedDay)
    return reading.asTyped ? problem(reading, at, { code: "after-submission" }) : SKIPPED;
  const weeks = wholeQuotient(reading.submittedDay - day, 7);
  if (weeks > (plan.limits[at] as number)) return problem(reading, at, { code: "too-far-back" });
  if (at === plan.weeksQuestion) work.weeks = weeks;
  work.points[at] = pointsInRange(plan, at, weeks);
  return ANSWERED;
}

const pointsInRange = ({ rangeBands }: Plan, at: number, value: number): number =>
  rangeBands[at]?.find(({ from, to }) => value >= from && value <= to)?.points ?? 0;

function readNumber(reading: Reading, at: number, value: unknown): number {
  const { plan, work } = reading;
  if (typeof value !== "number") return missingOr(reading, at, { value, code: "wrong-type" });
  if (!Number.isInteger(value)) return problem(reading, at, { code: "not-whole" });
  const step = value - (plan.lowest[at] as number);
  if (step < 0 || step >= (plan.limits[at] as number)) return problem(reading, at, { code: "out-of-scale" });
  work.bits[at] = 1;
  work.values[at] = value;
  work.points[at] = pointsInRange(plan, at, value);
  return ANSWERED;
}

/** Reached by what is no code of the definition: only a list that the municipality keeps may still know it. */
function readSelect(reading: Reading, at: number, value: unknown): number {
  const question = reading.plan.questions[at];
  const name = question?.kind === "select" ? question.options_from : undefined;
  const isText = typeof value === "string" && value !== "" && value !== reading.skipCode;
  if (name === undefined || !isText) return readChoice(reading, at, value);
  if (reading.lists[name]?.includes(value) === false) return problem(reading, at, { code: "unknown-code" });
  reading.work.bits[at] = 1;
  return ANSWERED;
}

function readText(reading: Reading, at: number, value: unknown): number {
  if (typeof value !== "string") return missingOr(reading, at, { value, code: "wrong-type" });
  if (value === "" || value === reading.skipCode)
    return missingOr(reading, at, { value, code: "wrong-type" });
  const isTooLong = reading.asTyped && value.length > (reading.plan.limits[at] as number);
  return isTooLong ? problem(reading, at, { code: "too-long" }) : ANSWERED;
}
