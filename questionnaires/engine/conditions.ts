/** Kleene's three values, ordered so that "all" is the least and "any" the greatest of them. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

/** How a question stands for one person. */
export const HIDDEN = 0;
export const AFTER_SKIP = 1;
export const SKIPPED = 2;
export const INVALID = 3;
export const ANSWERED = 4;

/** True for a question that the person is asked, answered or not. */
export const isAsked = (state: number | undefined): boolean => state !== HIDDEN && state !== AFTER_SKIP;

/** A node of a program is four numbers: operation, where the node ends, and two operands. */
export const NODE_SIZE = 4;
export const NEVER_KNOWN = 0;
export const TEST = 1;
export const WEEKS = 2;
export const DOMAINS = 3;
export const MISSING = 4;
export const ALL = 5;
export const ANY = 6;
export const COUNT = 7;
export const AT_LEAST = 8;
export const AT_MOST = 9;

/** What conditions look at: answers as bit sets (0 = no answer), question states and the derived counts. */
export type Facts = {
  readonly bits: Int32Array;
  readonly values: Int32Array;
  readonly states: Uint8Array;
  /** Whole weeks of absence; -1 when not known. */
  weeks: number;
  /** How many domains lie high. */
  domainsHigh: number;
};

/** Reads a cell that the compiler of the program has put there. */
const cell = (numbers: Int32Array | Uint8Array, at: number): number => numbers[at] as number;

const inside = (value: number, low: number, high: number): Truth =>
  value >= low && value <= high ? TRUE : FALSE;

/**
 * The truth of the condition that starts at `at`. A test of a question without an answer (missing, hidden or
 * of another variant) is UNKNOWN; `missing` itself is never UNKNOWN.
 */
export function truth(program: Int32Array, at: number, facts: Facts): Truth {
  const operand = cell(program, at + 2);
  switch (cell(program, at)) {
    case TEST: {
      const bits = cell(facts.bits, operand);
      if (bits === 0) return UNKNOWN;
      return (bits & cell(program, at + 3)) !== 0 ? TRUE : FALSE;
    }
    case WEEKS:
      return facts.weeks < 0 ? UNKNOWN : inside(facts.weeks, operand, cell(program, at + 3));
    case DOMAINS:
      return inside(facts.domainsHigh, operand, cell(program, at + 3));
    case MISSING:
      return isMissing(cell(facts.states, operand)) ? TRUE : FALSE;
    case AT_LEAST:
    case AT_MOST:
      return compared(program, at, facts);
    case ALL:
      return least(program, at, facts);
    case ANY:
      return greatest(program, at, facts);
    case COUNT:
      return atLeast(program, at, facts);
    default:
      return UNKNOWN;
  }
}

/** Whether a condition is certainly true. Most are one test of one answer, which no answer cannot pass. */
export function isTrue(program: Int32Array, at: number, facts: Facts): boolean {
  if (cell(program, at) !== TEST) return truth(program, at, facts) === TRUE;
  return (cell(facts.bits, cell(program, at + 2)) & cell(program, at + 3)) !== 0;
}

/** A typed number, or the entries of a list, against a limit. */
function compared(program: Int32Array, at: number, { bits, values }: Facts): Truth {
  const place = cell(program, at + 2);
  if (cell(bits, place) === 0) return UNKNOWN;
  const distance = cell(values, place) - cell(program, at + 3);
  return (cell(program, at) === AT_LEAST ? distance >= 0 : distance <= 0) ? TRUE : FALSE;
}

const isMissing = (state: number): boolean => state === SKIPPED;

function least(program: Int32Array, at: number, facts: Facts): Truth {
  const end = cell(program, at + 1);
  let result: Truth = TRUE;
  for (let child = at + NODE_SIZE; child < end; child = cell(program, child + 1)) {
    const one = truth(program, child, facts);
    if (one === FALSE) return FALSE;
    if (one < result) result = one;
  }
  return result;
}

function greatest(program: Int32Array, at: number, facts: Facts): Truth {
  const end = cell(program, at + 1);
  let result: Truth = FALSE;
  for (let child = at + NODE_SIZE; child < end; child = cell(program, child + 1)) {
    const one = truth(program, child, facts);
    if (one === TRUE) return TRUE;
    if (one > result) result = one;
  }
  return result;
}

function atLeast(program: Int32Array, at: number, facts: Facts): Truth {
  const needed = cell(program, at + 2);
  const end = cell(program, at + 1);
  let certain = 0;
  let possible = 0;
  for (let child = at + NODE_SIZE; child < end; child = cell(program, child + 1)) {
    const one = truth(program, child, facts);
    if (one === TRUE) certain += 1;
    if (one !== FALSE) possible += 1;
  }
  if (certain >= needed) return TRUE;
  return possible >= needed ? UNKNOWN : FALSE;
}
