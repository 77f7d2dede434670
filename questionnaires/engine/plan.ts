import type { PointsBand, Question } from "../question-schema.ts";

/** Places in the points table kept for each question: one for each bit an answer may have. */
export const POINTS_PER_QUESTION = 32;

export const RADIO = 0;
export const SCALE = 1;
export const CHECKBOXES = 2;
export const DATE = 3;
export const TEXT = 4;
export const NUMBER = 5;
export const SELECT = 6;
export const MATRIX = 7;
export const LIST = 8;

/** One variant of a questionnaire as flat arrays, indexed by the place of the question in the variant. */
export type Plan = {
  readonly variant: string;
  readonly questions: readonly Question[];
  readonly ids: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly kinds: Uint8Array;
  /** The codes of radio and checkboxes; a code's place is its bit number. */
  readonly codes: readonly (readonly string[])[];
  /** The same for radio and select alone; empty for every other kind. */
  readonly radioCodes: readonly (readonly string[])[];
  /** Lowest value of a scale or number. */
  readonly lowest: Int32Array;
  /** Number of values of a scale or number, longest text, most weeks back, or most entries of a list. */
  readonly limits: Int32Array;
  /** Bits of the options that mean "none of these". */
  readonly exclusive: Int32Array;
  readonly skippable: Uint8Array;
  readonly points: Int32Array;
  /** Points by weeks of a date, or by a number. */
  readonly rangeBands: readonly (readonly PointsBand[])[];
  /** Where the rows of a matrix have their bits, after those of the questions; -1 for every other kind. */
  readonly firstRow: Int32Array;
  /** How many rows all matrices have together. */
  readonly rowCount: number;
  readonly maxPoints: Int32Array;
  /** Index of the domain; -1 when the question gives no points. */
  readonly domains: Int32Array;
  /** Start of the condition in `program`; -1 when the question is always shown. */
  readonly showIf: Int32Array;
  /** The questions each condition looks at, to tell "parent skipped" from "parent hidden". */
  readonly parents: readonly (readonly number[])[];
  /** The date question that weeks of absence are counted from; -1 when the variant has none. */
  readonly weeksQuestion: number;
  readonly domainMax: Int32Array;
  readonly domainSize: Int32Array;
  /** Every domain, not known: the shape that each result starts from. */
  readonly noDomains: Readonly<Record<string, null>>;
  readonly program: Int32Array;
  readonly rules: Rules;
};

export type Fraction = { readonly part: number; readonly whole: number };

/** The limits of scoring, and where each rule starts in the program. */
export type Rules = {
  /** How much of a domain must be answered for it to be scaled up. */
  readonly enough: { readonly ofQuestions: Fraction; readonly ofPoints: Fraction };
  /** From which share of its maximum a domain lies high. */
  readonly high: Fraction;
  readonly maxUnknownDomains: number;
  /** Domains of which at least one must be known for a total. */
  readonly neverBothUnknown: readonly number[];
  readonly flags: readonly { id: string; band: number; start: number }[];
  readonly tracks: readonly { id: string; signals: readonly { weight: number; start: number }[] }[];
  readonly protective: readonly { id: string; start: number }[];
  readonly conversation: readonly number[];
};

/** The working memory of one evaluation: written whole before it is read, on every call. */
export type Workspace = {
  /** The answers as they came, in the places of their questions. */
  readonly raw: unknown[];
  /** One word a question, then one a row of each matrix. */
  readonly bits: Int32Array;
  /** A typed number, how many rows of a matrix are answered, or how many entries a list has. */
  readonly values: Int32Array;
  readonly states: Uint8Array;
  readonly points: Int32Array;
  weeks: number;
  domainsHigh: number;
  readonly domainRaw: Int32Array;
  readonly domainSkipped: Int32Array;
  readonly domainSkippedMax: Int32Array;
  /** Scaled points of each domain; -1 when too little is known. */
  readonly domainPoints: Int32Array;
  low: number;
  high: number;
  /** -1 when no total can be given. */
  total: number;
};

/** Fresh working memory for a plan. */
export function workspaceFor(plan: Plan): Workspace {
  const questions = plan.questions.length;
  const domains = plan.domainMax.length;
  return {
    raw: new Array(questions).fill(undefined),
    bits: new Int32Array(questions + plan.rowCount),
    values: new Int32Array(questions),
    states: new Uint8Array(questions),
    points: new Int32Array(questions),
    weeks: -1,
    domainsHigh: 0,
    domainRaw: new Int32Array(domains),
    domainSkipped: new Int32Array(domains),
    domainSkippedMax: new Int32Array(domains),
    domainPoints: new Int32Array(domains),
    low: 0,
    high: 0,
    total: -1,
  };
}
