import { isAskedIn } from "../engine/asked-in.ts";
import {
  type ListQuestion,
  MAX_CHOICES,
  type NumberQuestion,
  type PointsBand,
  type Question,
} from "../question-schema.ts";
import type { Definition, Scoring } from "../schema.ts";
import { type Fault, fault, type Path } from "./fault.ts";

type Range = { readonly from: number; readonly to: number };

/** Bands must follow each other without a gap or an overlap, from the first number to the last. */
function checkCover(bands: readonly Range[], { from, to }: Range, at: Path): Fault[] {
  const faults: Fault[] = [];
  let next = from;
  bands.forEach((band, place) => {
    const where = [...at, place];
    if (band.to < band.from) faults.push(fault(where, `The band ends at ${band.to}, before it starts.`));
    if (band.from > next) faults.push(fault(where, `Nothing covers ${next} to ${band.from - 1}.`));
    if (band.from < next) faults.push(fault(where, `${band.from} lies outside or in two bands.`));
    next = Math.max(next, band.to + 1);
  });
  if (next <= to) faults.push(fault(at, `Nothing covers ${next} to ${to}.`));
  if (next > to + 1) faults.push(fault(at, `The last band goes to ${next - 1}, but the end is ${to}.`));
  return faults;
}

function rangeOf(
  question: Question,
): { key: string; bands: readonly PointsBand[]; range: Range } | undefined {
  if (question.kind === "scale") {
    return { key: "bands", bands: question.bands ?? [], range: { from: question.min, to: question.max } };
  }
  if (question.kind === "number") {
    return { key: "bands", bands: question.bands ?? [], range: { from: question.min, to: question.max } };
  }
  if (question.kind !== "date") return undefined;
  const range = { from: 0, to: question.max_weeks_back };
  return { key: "weeks_bands", bands: question.weeks_bands ?? [], range };
}

function givenPoints(question: Question): number[] {
  if (question.kind === "matrix") return [];
  if ("options" in question) return question.options.flatMap(({ points }) => points ?? []);
  return (rangeOf(question)?.bands ?? []).map(({ points }) => points);
}

function checkUnscored(question: Question, at: Path): Fault[] {
  if (givenPoints(question).length === 0 && question.max_points === 0) return [];
  return [fault([...at, "max_points"], `"${question.id}" gives points but belongs to no domain.`)];
}

const NEVER_SCORED: Partial<Record<Question["kind"], string>> = {
  text: "Free text is never scored.",
  matrix: "A matrix is never scored: ask its rows as questions of their own.",
  list: "A list is never scored.",
};

function checkScored(question: Question, at: Path): Fault[] {
  const faults: Fault[] = [];
  const most = Math.max(0, ...givenPoints(question));
  if (most !== question.max_points) {
    faults.push(
      fault([...at, "max_points"], `The answers give ${most} points at most, not ${question.max_points}.`),
    );
  }
  if (question.sources.length === 0) faults.push(fault([...at, "sources"], "Points need a source."));
  if (!question.explain) faults.push(fault(at, `"explain" is missing: every point is explained.`));
  if ("options" in question && question.kind !== "matrix") {
    question.options.forEach(({ points, code }, place) => {
      if (points === undefined) faults.push(fault([...at, "options", place], `"${code}" has no points.`));
    });
  }
  const cover = rangeOf(question);
  if (cover) faults.push(...checkCover(cover.bands, cover.range, [...at, cover.key]));
  const never = NEVER_SCORED[question.kind];
  if (never) faults.push(fault([...at, "domain"], never));
  return faults;
}

/** A number, also one inside a list, that no value fits. */
function checkRanges(question: NumberQuestion | ListQuestion, at: Path): Fault[] {
  const ranges: { min: number; max: number; where: Path }[] =
    question.kind === "number"
      ? [{ min: question.min, max: question.max, where: at }]
      : question.fields.flatMap((field, place) =>
          field.kind === "number"
            ? [{ min: field.min, max: field.max, where: [...at, "fields", place] }]
            : [],
        );
  return ranges.flatMap(({ min, max, where }) =>
    max > min ? [] : [fault([...where, "max"], `The highest number, ${max}, is not above ${min}.`)],
  );
}

function checkShape(question: Question, at: Path): Fault[] {
  if (question.kind === "scale") {
    const size = question.max - question.min + 1;
    if (size >= 2 && size <= MAX_CHOICES) return [];
    return [fault([...at, "max"], `A scale has 2 to ${MAX_CHOICES} values, this one ${size}.`)];
  }
  if (question.kind === "number" || question.kind === "list") return checkRanges(question, at);
  if (!("options" in question)) return [];
  if (question.kind === "select") {
    const isWritten = question.options.length >= 2;
    if (isWritten !== (question.options_from !== undefined)) return [];
    return [fault([...at, "options"], "A select has either two or more options, or options_from.")];
  }
  if (question.kind === "matrix") return [];
  const exclusive = question.options.filter((option) => option.exclusive).length;
  if (exclusive === 0 || (exclusive === 1 && question.kind === "checkboxes")) return [];
  return [fault([...at, "options"], "Only checkboxes have an exclusive option, and only one.")];
}

function checkDomains({ domains, questions, variants }: Definition): Fault[] {
  const faults = domains.flatMap(({ id, max }, place) =>
    variants.flatMap((variant) => {
      const asked = questions.filter((one) => one.domain === id && isAskedIn(one, variant.id));
      const sum = asked.reduce((total, question) => total + question.max_points, 0);
      const sentence = `In the variant "${variant.id}" the questions give ${sum} points, not ${max}.`;
      return sum === max ? [] : [fault(["domains", place, "max"], sentence)];
    }),
  );
  if (domains.length === 0) return faults;
  const all = domains.reduce((total, { max }) => total + max, 0);
  if (all !== 100) faults.push(fault(["domains"], `The domains give ${all} points together, not 100.`));
  return faults;
}

function checkLevels({ domain_levels }: Scoring): Fault[] {
  return domain_levels.flatMap(({ from_share: [part, whole] }, place) => {
    const before = domain_levels[place - 1]?.from_share;
    const isRising = before ? part * before[1] > before[0] * whole : part === 0;
    return isRising ? [] : [fault(["scoring", "domain_levels", place], "Levels start at 0 and rise.")];
  });
}

/** Points that do not add up, bands with gaps or overlaps, and points without a source. */
export function checkPoints(definition: Definition): Fault[] {
  const { scoring } = definition;
  return [
    ...definition.questions.flatMap((question, place) => {
      const at = ["questions", place];
      const points = question.domain === null ? checkUnscored(question, at) : checkScored(question, at);
      return [...checkShape(question, at), ...points];
    }),
    ...checkDomains(definition),
    ...(scoring ? checkLevels(scoring) : []),
    ...(scoring ? checkCover(scoring.bands, { from: 0, to: 100 }, ["scoring", "bands"]) : []),
  ];
}
