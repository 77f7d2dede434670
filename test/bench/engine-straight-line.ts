import type { Condition } from "#questionnaires/condition-schema.ts";
import { dayNumber } from "#questionnaires/engine/calendar.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { ScoredDefinition } from "#questionnaires/schema.ts";

/** Writes points of each domain (-1 unknown), then low, high and total into `out`; gives the number of problems. */
export type StraightLine = (
  answers: Readonly<Record<string, unknown>>,
  day: number,
  out: Int32Array,
) => number;

const quote = JSON.stringify;
const SKIPPED = 'case undefined: case null: case "": case "vil_ikke_svare":';

/** Only what `show_if` needs here: one test of one earlier question, whose answer lies in a variable. */
function shownWhen(condition: Condition): { parent: string; test: string } {
  if (!("q" in condition)) throw new TypeError("The straight-line scorer knows single tests only.");
  const { q, op, value } = condition;
  const signs: Record<string, string> = { eq: "===", neq: "!==", gte: ">=", lte: "<=" };
  return { parent: q, test: `v_${q} ${signs[op]} ${quote(value)}` };
}

function casesOf(question: Question, add: (points: number) => string): string {
  if (question.kind === "radio") {
    return question.options
      .map(({ code, points = 0 }) => `case ${quote(code)}: ${add(points)} break;`)
      .join("\n");
  }
  if (question.kind !== "scale") return "";
  const bands = question.bands ?? [];
  return bands
    .map(({ from, to, points }) => {
      const values = Array.from({ length: to - from + 1 }, (_, step) => `case ${from + step}:`).join(" ");
      return `${values} ${add(points)} break;`;
    })
    .join("\n");
}

function ticksCode({ options, id }: Extract<Question, { kind: "checkboxes" }>, add: string): string {
  const cases = options.map(
    ({ code, points = 0, exclusive }, at) =>
      `case ${quote(code)}: if (seen & ${1 << at}) bad = true; seen |= ${1 << at}; ${exclusive ? "" : `if (${points} > most) most = ${points};`} break;`,
  );
  return `if (Array.isArray(v_${id}) && v_${id}.length > 0) {
    let seen = 0, most = 0, bad = false;
    for (const tick of v_${id}) switch (tick) { ${cases.join("\n")} default: bad = true; }
    if (bad) problems++; else { ${add} }
  } else if (!Array.isArray(v_${id})) switch (v_${id})`;
}

function dateCode(
  question: Extract<Question, { kind: "date" }>,
  add: (points: number) => string,
  skip: string,
): string {
  const rows = (question.weeks_bands ?? []).map(({ to, points }) => `if (weeks <= ${to}) { ${add(points)} }`);
  return `if (typeof v_${question.id} === "string" && v_${question.id} !== "" && v_${question.id} !== "vil_ikke_svare") {
    const first = dayNumber(v_${question.id});
    if (first < 0) problems++; else if (first > day) { ${skip} } else {
      const weeks = (day - first - ((day - first) % 7)) / 7;
      ${rows.join(" else ")} else problems++;
    }
  } else switch (v_${question.id})`;
}

/** The code of one question: read, decide whether it is shown, look the answer up, add its points. */
function questionCode(definition: ScoredDefinition, question: Question): string {
  const { id, domain, max_points, show_if } = question;
  const at = definition.domains.findIndex((one) => one.id === domain);
  const add = (points: number): string => `${at < 0 ? "" : `raw${at} += ${points};`}s_${id} = 2;`;
  const skip = `${at < 0 ? "" : `gaps${at}++; lost${at} += ${max_points};`} s_${id} = 1;`;
  const rest = `{ ${casesOf(question, add)} ${SKIPPED} ${skip} break; default: if (Array.isArray(v_${id}) && v_${id}.length === 0) { ${skip} } else problems++; }`;
  let read = `switch (v_${id}) ${rest}`;
  if (question.kind === "checkboxes") {
    const gained = `${at < 0 ? "" : `raw${at} += most;`} s_${id} = 2;`;
    read = `${ticksCode(question, gained)} ${rest} else { ${skip} }`;
  }
  if (question.kind === "date") read = `${dateCode(question, add, skip)} ${rest}`;
  if (question.kind === "text") {
    read = `if (typeof v_${id} !== "string") switch (v_${id}) ${rest}`;
  }
  const start = `let s_${id} = 0; const v_${id} = a.${id}; if (v_${id} !== undefined) met++;`;
  if (!show_if) return `${start} ${read}`;
  const { parent, test } = shownWhen(show_if);
  return `${start} if (s_${parent} === 2) { if (${test}) { ${read} } } else if (s_${parent} === 1) { ${skip} }`;
}

function domainCode(definition: ScoredDefinition, variant: string, at: number): string {
  const domain = definition.domains[at];
  if (!domain) return "";
  const size = definition.questions.filter(
    (one) => one.domain === domain.id && one.variants.includes(variant),
  ).length;
  return `let p${at} = raw${at};
    if (gaps${at} > 0) {
      const known = ${domain.max} - lost${at};
      p${at} = (${size} - gaps${at}) * 2 < ${size} || known * 2 < ${domain.max} ? -1 : half(raw${at} * ${domain.max}, known);
    }
    out[${at}] = p${at}; low += raw${at}; high += raw${at} + lost${at};
    if (p${at} < 0) unknown++; else { sum += p${at}; max += ${domain.max}; }`;
}

/** Code as a person would write it for one variant and nothing else: no loops over questions, no tables. */
export async function straightLine(definition: ScoredDefinition, variant: string): Promise<StraightLine> {
  const asked = definition.questions.filter((question) => question.variants.includes(variant));
  const each = (code: (at: number) => string): string =>
    definition.domains.map((_, at) => code(at)).join("\n");
  const size = definition.domains.length;
  const never = definition.scoring.missing.never_both_unknown.map(
    (id) => `p${definition.domains.findIndex((domain) => domain.id === id)} < 0`,
  );
  const code = `
    const whole = (a, b) => (a - (a % b)) / b;
    const half = (a, b) => whole(2 * a + b, 2 * b);
    export const make = (dayNumber) => (a, day, out) => {
      let problems = 0, met = 0, low = 0, high = 0, sum = 0, max = 0, unknown = 0;
      ${each((at) => `let raw${at} = 0, gaps${at} = 0, lost${at} = 0;`)}
      ${asked.map((question) => questionCode(definition, question)).join("\n")}
      if (met !== Object.keys(a).length) problems++;
      ${each((at) => domainCode(definition, variant, at))}
      const told = unknown <= ${definition.scoring.missing.max_unknown_domains} && !(${never.join(" && ") || "false"});
      const total = told && max > 0 ? Math.min(Math.max(half(sum * 100, max), low), high) : -1;
      out[${size}] = low; out[${size + 1}] = high; out[${size + 2}] = total;
      return problems;
    };`;
  const made: { make(days: typeof dayNumber): StraightLine } = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );
  return made.make(dayNumber);
}
