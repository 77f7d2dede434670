import type { GuideCondition } from "#questionnaires/condition-schema.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition, ScoredDefinition } from "#questionnaires/schema.ts";
import { readParts } from "./oracle-parts.ts";
import { bandsOf, domainsOf } from "./oracle-score.ts";

/** null is Kleene's "unknown". */
type Kleene = boolean | null;
type Standing = "hidden" | "skipped" | "after-skip" | "invalid" | "answered";

/** What the oracle knows of one person: written for reading, not for speed. */
export type Told<D extends Definition = ScoredDefinition> = {
  readonly definition: D;
  readonly asked: readonly Question[];
  readonly standing: Map<string, Standing>;
  readonly value: Map<string, string | number | string[] | Record<string, string>>;
  weeks: number | null;
  domainsHigh: number;
};

const DAY = 86_400_000;

function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text
    ? null
    : Math.round(time / DAY);
}

/** Three-valued truth, straight from the JSON. */
export function holds(condition: GuideCondition, told: Told<Definition>): Kleene {
  if ("all" in condition) return kleeneAll(condition.all.map((part) => holds(part, told)));
  if ("any" in condition)
    return notKleene(kleeneAll(condition.any.map((part) => notKleene(holds(part, told)))));
  if ("of" in condition) {
    const truths = condition.of.map((part) => holds(part, told));
    const certain = truths.filter((one) => one === true).length;
    const possible = truths.filter((one) => one !== false).length;
    if (certain >= condition.count_gte) return true;
    return possible >= condition.count_gte ? null : false;
  }
  if ("derived" in condition) {
    const fact = condition.derived === "weeks_absent" ? told.weeks : told.domainsHigh;
    if (fact === null) return null;
    if (condition.op === "eq") return fact === condition.value;
    return condition.op === "gte" ? fact >= condition.value : fact <= condition.value;
  }
  if (condition.op === "missing") return told.standing.get(condition.q) === "skipped";
  const whole = told.value.get(condition.q);
  const value = typeof whole === "object" && !Array.isArray(whole) ? whole[condition.row ?? ""] : whole;
  return value === undefined ? null : passes(condition, value);
}

const notKleene = (one: Kleene): Kleene => (one === null ? null : !one);
const kleeneAll = (parts: readonly Kleene[]): Kleene => {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
};

type Test = Exclude<Extract<GuideCondition, { q: string }>, { op: "missing" }>;

function passes(test: Test, value: string | number | string[]): boolean {
  const list = Array.isArray(value) ? value : [];
  switch (test.op) {
    case "eq":
      return value === test.value;
    case "neq":
      return value !== test.value;
    case "in":
      return test.value.some((one) => one === value);
    case "gte":
      return Number(value) >= test.value;
    case "lte":
      return Number(value) <= test.value;
    case "has":
      return list.includes(test.value);
    case "has_any":
      return test.value.some((one) => list.includes(one));
  }
}

const questionsIn = (condition: unknown): string[] => {
  const text = JSON.stringify(condition);
  return [...text.matchAll(/"q":"(\w+)"/g)].map((match) => match[1] ?? "");
};

function whyUnknown(question: Question, told: Told<Definition>): Standing {
  const states = questionsIn(question.show_if).map((id) => told.standing.get(id));
  return states.some((state) => state === "skipped" || state === "after-skip" || state === "invalid")
    ? "after-skip"
    : "hidden";
}

/** The well-formed value, "skipped" for nothing, "invalid" for anything else. */
function read(question: Question, raw: unknown, { skip, today }: { skip: string; today: number }) {
  if (raw === undefined || raw === null || raw === "" || raw === skip) return "skipped" as const;
  if (Array.isArray(raw) && raw.length === 0) return "skipped" as const;
  switch (question.kind) {
    case "radio":
      return question.options.some(({ code }) => code === raw) ? { value: String(raw) } : "invalid";
    case "scale":
      return Number.isInteger(raw) && Number(raw) >= question.min && Number(raw) <= question.max
        ? { value: Number(raw) }
        : "invalid";
    case "checkboxes": {
      const codes = question.options.map(({ code }) => code);
      if (!Array.isArray(raw) || new Set(raw).size !== raw.length) return "invalid";
      if (!raw.every((tick) => codes.includes(tick))) return "invalid";
      const others = raw.filter((tick) => !question.options.find(({ code }) => code === tick)?.exclusive);
      return { value: (others.length > 0 ? others : raw) as string[] };
    }
    case "date": {
      const day = typeof raw === "string" ? dayOf(raw) : null;
      if (day === null) return "invalid";
      if (day > today) return "skipped";
      return Math.floor((today - day) / 7) > question.max_weeks_back ? "invalid" : { value: String(raw) };
    }
    case "text":
      return typeof raw === "string" ? { value: raw } : "invalid";
    default:
      return readParts(question, raw);
  }
}

/** Reads a person question by question; names what is wrong instead when anything is. */
export function tell<D extends Definition>(
  definition: D,
  { variant, submittedOn, answers }: Person,
): Told<D> | { wrong: string[] } {
  const asked = definition.questions.filter(
    ({ variants }) => variants.length === 0 || variants.includes(variant),
  );
  const today = dayOf(submittedOn) ?? 0;
  const skip = definition.skip_option.code;
  const told: Told<D> = {
    definition,
    asked,
    standing: new Map(),
    value: new Map(),
    weeks: null,
    domainsHigh: 0,
  };
  for (const question of asked) {
    const shown = question.show_if ? holds(question.show_if, told) : true;
    if (shown === false) told.standing.set(question.id, "hidden");
    if (shown === null) told.standing.set(question.id, whyUnknown(question, told));
    if (shown !== true) continue;
    const got = read(question, answers[question.id], { skip, today });
    told.standing.set(question.id, typeof got === "string" ? got : "answered");
    if (typeof got === "string") continue;
    told.value.set(question.id, got.value);
    if (question.kind === "date") told.weeks = Math.floor((today - (dayOf(String(got.value)) ?? 0)) / 7);
  }
  const wrong = asked.filter(({ id }) => told.standing.get(id) === "invalid").map(({ id }) => id);
  const known = new Set(asked.map(({ id }) => id));
  for (const [id, raw] of Object.entries(answers)) {
    const isEmpty =
      raw === undefined ||
      raw === null ||
      raw === "" ||
      raw === skip ||
      (Array.isArray(raw) && raw.length === 0);
    const isQuestion = definition.questions.some((question) => question.id === id);
    if (!known.has(id) && !(isQuestion && isEmpty)) wrong.push(id);
  }
  return wrong.length > 0 ? { wrong } : told;
}

/** The expected result of a person, by the rules as they are written and nothing else. */
export function expectedOf(definition: ScoredDefinition, person: Person) {
  const told = tell(definition, person);
  if ("wrong" in told) return told;
  const domains = domainsOf(told);
  told.domainsHigh = domains.high;
  const flags = definition.flags.filter(({ when }) => holds(when, told) === true);
  const tracks: Record<string, string> = {};
  for (const track of definition.tracks) {
    const weight = track.signals
      .filter(({ when }) => holds(when, told))
      .reduce((sum, signal) => sum + signal.weight, 0);
    if (weight >= 1) tracks[track.id] = weight >= 2 ? "tydelig" : "mulig";
  }
  const result = {
    weeks_absent: told.weeks,
    domains: domains.points,
    unknown_domains: domains.unknown,
    ...bandsOf(
      definition,
      domains,
      flags.map(({ min_band }) => min_band),
    ),
    flags: flags.map(({ id }) => id),
    tracks,
    protective: definition.protective.filter(({ when }) => holds(when, told)).map(({ id }) => id),
    skipped: domains.skipped,
    domain_status: domains.status,
    explain: domains.explain,
  };
  return {
    result,
    guide: definition.conversation.filter(({ when }) => holds(when, told)).map(({ id }) => id),
  };
}
