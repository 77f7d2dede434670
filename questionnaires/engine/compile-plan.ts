import type { PointsBand, Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import type { Share } from "../schema-parts.ts";
import { isAskedIn } from "./asked-in.ts";
import { compileCondition, namesIn, type Vocabulary } from "./compile-condition.ts";
import {
  CHECKBOXES,
  DATE,
  type Fraction,
  LIST,
  MATRIX,
  NUMBER,
  type Plan,
  POINTS_PER_QUESTION,
  RADIO,
  type Rules,
  SCALE,
  SELECT,
  TEXT,
} from "./plan.ts";

const KINDS = {
  radio: RADIO,
  scale: SCALE,
  checkboxes: CHECKBOXES,
  date: DATE,
  text: TEXT,
  number: NUMBER,
  select: SELECT,
  matrix: MATRIX,
  list: LIST,
} as const;

/** Every answer that has a bit: the codes of the options (of each row, in a matrix), or the values of a scale. */
export function possibleAnswers(question: Question): readonly (string | number)[] {
  if ("options" in question) return question.options.map((option) => option.code);
  if (question.kind !== "scale") return [];
  return Array.from(
    { length: Math.max(0, question.max - question.min + 1) },
    (_, step) => question.min + step,
  );
}

const bitsOf = (question: Question | undefined, allows: (answer: string | number) => boolean): number => {
  if (!question) return 0;
  return possibleAnswers(question).reduce<number>(
    (bits, answer, at) => (allows(answer) ? bits | (1 << at) : bits),
    0,
  );
};

function pointsOf(question: Question): readonly number[] {
  if (question.kind === "matrix") return [];
  if ("options" in question) return question.options.map((option) => option.points ?? 0);
  if (question.kind !== "scale") return [];
  const { bands = [] } = question;
  return possibleAnswers(question).map((value) => {
    const band = bands.find(({ from, to }) => Number(value) >= from && Number(value) <= to);
    return band?.points ?? 0;
  });
}

function limitOf(question: Question): number {
  if (question.kind === "scale" || question.kind === "number") return question.max - question.min + 1;
  if (question.kind === "text") return question.max_length;
  if (question.kind === "list") return question.max_entries;
  return question.kind === "date" ? question.max_weeks_back : 0;
}

const exclusiveBits = (question: Question): number =>
  question.kind === "checkboxes"
    ? question.options.reduce((bits, option, at) => (option.exclusive ? bits | (1 << at) : bits), 0)
    : 0;

function pointsTable(questions: readonly Question[]): Int32Array {
  const table = new Int32Array(questions.length * POINTS_PER_QUESTION);
  questions.forEach((question, at) => {
    table.set(pointsOf(question).slice(0, POINTS_PER_QUESTION), at * POINTS_PER_QUESTION);
  });
  return table;
}

const codesOf = (question: Question): readonly string[] =>
  "options" in question ? question.options.map(({ code }) => code) : [];

const rangeBandsOf = (question: Question): readonly PointsBand[] => {
  if (question.kind === "date") return question.weeks_bands ?? [];
  return question.kind === "number" ? (question.bands ?? []) : [];
};

const rowsOf = (question: Question | undefined): readonly { readonly code: string }[] =>
  question?.kind === "matrix" ? question.rows : [];

/** Where each matrix keeps the answers to its rows: after the places of the questions themselves. */
function rowPlaces(questions: readonly Question[]): { firstRow: Int32Array; rowCount: number } {
  let rowCount = 0;
  const firstRow = Int32Array.from(questions, (question) => {
    const first = question.kind === "matrix" ? questions.length + rowCount : -1;
    rowCount += rowsOf(question).length;
    return first;
  });
  return { firstRow, rowCount };
}

const fraction = ([part, whole]: Share): Fraction => ({ part, whole });

/** The limits of a questionnaire that gives no points: nothing is ever scaled, high or unknown. */
const noLimits = {
  enough: { ofQuestions: { part: 0, whole: 1 }, ofPoints: { part: 0, whole: 1 } },
  high: { part: 1, whole: 1 },
  maxUnknownDomains: 0,
  neverBothUnknown: [],
};

function limitsOf({
  domains,
  scoring,
}: Definition): Omit<Rules, "flags" | "tracks" | "protective" | "conversation"> {
  if (!scoring) return noLimits;
  const { missing, domains_high_share } = scoring;
  return {
    enough: {
      ofQuestions: fraction(missing.min_share_questions),
      ofPoints: fraction(missing.min_share_points),
    },
    high: fraction(domains_high_share),
    maxUnknownDomains: missing.max_unknown_domains,
    neverBothUnknown: missing.never_both_unknown.map((id) => domains.findIndex((one) => one.id === id)),
  };
}

function compileRules(definition: Definition, words: Vocabulary, program: number[]): Rules {
  const start = (when: Parameters<typeof compileCondition>[0]) => compileCondition(when, words, program);
  const bands = definition.scoring?.bands ?? [];
  return {
    ...limitsOf(definition),
    flags: definition.flags.map(({ id, min_band, when }) => ({
      id,
      band: bands.findIndex((band) => band.id === min_band),
      start: start(when),
    })),
    tracks: definition.tracks.map(({ id, signals }) => ({
      id,
      signals: signals.map(({ weight, when }) => ({ weight, start: start(when) })),
    })),
    protective: definition.protective.map(({ id, when }) => ({ id, start: start(when) })),
    conversation: definition.conversation.map(({ when }) => start(when)),
  };
}

/** The earlier questions a `show_if` depends on, as places; weeks of absence stand for their date. */
function parentsOf(
  { id, show_if }: Question,
  { index, weeks }: { index: ReadonlyMap<string, number>; weeks: number },
): number[] {
  if (!show_if) return [];
  const own = index.get(id) ?? 0;
  const places = namesIn(show_if).map((name) => (name === "weeks_absent" ? weeks : (index.get(name) ?? -1)));
  return [...new Set(places)].filter((place) => place >= 0 && place < own);
}

/** A question may only wait for earlier ones; a later answer is never known when it is read. */
const wordsBefore = (words: Vocabulary, at: number): Vocabulary => ({
  ...words,
  indexOf: (question) => (words.indexOf(question) < at ? words.indexOf(question) : -1),
});

const domainArrays = ({ domains }: Definition, places: readonly number[]) => ({
  domains: Int32Array.from(places),
  domainMax: Int32Array.from(domains, (domain) => domain.max),
  domainSize: Int32Array.from(domains, (_, at) => places.filter((place) => place === at).length),
  noDomains: Object.fromEntries(domains.map(({ id }) => [id, null])),
});

/** Lays one variant of a definition out in flat arrays. */
export function compilePlan(definition: Definition, variant: string): Plan {
  const questions = definition.questions.filter((question) => isAskedIn(question, variant));
  const rows = rowPlaces(questions);
  const index = new Map(questions.map((question, at) => [question.id, at]));
  const words: Vocabulary = {
    indexOf: (question) => index.get(question) ?? -1,
    rowOf: (at, code) => {
      const row = rowsOf(questions[at]).findIndex((one) => one.code === code);
      return row < 0 ? -1 : (rows.firstRow[at] ?? 0) + row;
    },
    isCounted: (at) => questions[at]?.kind === "number" || questions[at]?.kind === "list",
    bitsWhere: (at, allows) => bitsOf(questions[at], allows),
  };
  const program: number[] = [];
  const showIf = questions.map(({ show_if }, at) =>
    show_if ? compileCondition(show_if, wordsBefore(words, at), program) : -1,
  );
  const rules = compileRules(definition, words, program);
  const weeks = index.get(definition.scoring?.weeks_absent?.question ?? "") ?? -1;
  const domainIds = definition.domains.map((domain) => domain.id);
  const domains = questions.map(({ domain }) => (domain === null ? -1 : domainIds.indexOf(domain)));
  return {
    variant,
    questions,
    // Names of properties are compared by address, so the ids are made into names of properties.
    ids: Object.keys(Object.fromEntries(index)),
    index,
    kinds: Uint8Array.from(questions, (question) => KINDS[question.kind]),
    codes: questions.map(codesOf),
    radioCodes: questions.map((question) =>
      question.kind === "radio" || question.kind === "select" ? codesOf(question) : [],
    ),
    lowest: Int32Array.from(questions, (question) => ("min" in question ? question.min : 0)),
    limits: Int32Array.from(questions, limitOf),
    exclusive: Int32Array.from(questions, exclusiveBits),
    skippable: Uint8Array.from(questions, (question) => (question.skippable ? 1 : 0)),
    points: pointsTable(questions),
    rangeBands: questions.map(rangeBandsOf),
    ...rows,
    maxPoints: Int32Array.from(questions, (question) => question.max_points),
    ...domainArrays(definition, domains),
    showIf: Int32Array.from(showIf),
    parents: questions.map((question) => parentsOf(question, { index, weeks })),
    weeksQuestion: weeks,
    program: Int32Array.from(program),
    rules,
  };
}
