import type { Condition } from "#questionnaires/condition-schema.ts";
import { links } from "./names.ts";
import type { EnableWhen, Item } from "./resources.ts";

/** A question as a condition names it. */
export type Named = { readonly q: string; readonly row?: string; readonly ticks: boolean };

type Find = (link: string) => Named | undefined;

function leafOf(
  find: Find,
  { question, operator, answerCoding, answerInteger }: EnableWhen,
): Condition | null {
  const named = find(question);
  if (named === undefined) return null;
  const { q, row, ticks } = named;
  const at = row === undefined ? { q } : { q, row };
  if (answerCoding?.code !== undefined && operator === "=") {
    return ticks
      ? { ...at, op: "has", value: answerCoding.code }
      : { ...at, op: "eq", value: answerCoding.code };
  }
  if (answerCoding?.code !== undefined && operator === "!=" && !ticks) {
    return { ...at, op: "neq", value: answerCoding.code };
  }
  if (answerInteger === undefined) return null;
  if (operator === ">") return { ...at, op: "gte", value: answerInteger + 1 };
  if (operator === "<") return { ...at, op: "lte", value: answerInteger - 1 };
  if (operator === "=") return { ...at, op: "eq", value: answerInteger };
  if (operator === ">=") return { ...at, op: "gte", value: answerInteger };
  return operator === "<=" ? { ...at, op: "lte", value: answerInteger } : null;
}

type Equal = Extract<Condition, { op: "eq" | "has" }>;

const isEqual = (condition: Condition): condition is Equal =>
  "op" in condition && (condition.op === "eq" || condition.op === "has") && "q" in condition;

/** Several answers to one question are one test. */
function gathered(tests: readonly Condition[]): Condition {
  const [first] = tests;
  const same =
    first !== undefined &&
    isEqual(first) &&
    tests.every((one) => isEqual(one) && one.q === first.q && one.row === first.row && one.op === first.op);
  if (!same) return { any: [...tests] };
  const values = (tests as Equal[]).map(({ value }) => value);
  const at = first.row === undefined ? { q: first.q } : { q: first.q, row: first.row };
  return first.op === "has"
    ? { ...at, op: "has_any", value: values.map(String) }
    : { ...at, op: "in", value: values };
}

export type ReadGate = {
  readonly variants?: readonly string[];
  readonly show_if?: Condition;
  /** Tests that our conditions have no word for; then nothing is read. */
  readonly unread?: readonly EnableWhen[];
};

/** `enableWhen` as variants and a condition. */
export function readGate({ enableWhen = [], enableBehavior }: Item, find: Find): ReadGate {
  const isAll = enableBehavior === "all";
  const ofVariant = enableWhen.filter(({ question }) => question === links.variant);
  const ofAnswers = enableWhen.filter(({ question }) => question !== links.variant);
  const codes = ofVariant.flatMap(({ answerCoding }) => answerCoding?.code ?? []);
  const mixed = ofVariant.length > 0 && ofAnswers.length > 0;
  if (codes.length < ofVariant.length || (mixed && (!isAll || codes.length > 1)))
    return { unread: enableWhen };
  const variants = codes.length > 0 ? { variants: codes } : {};
  const tests = ofAnswers.map((test) => leafOf(find, test));
  const unread = ofAnswers.filter((_, at) => tests[at] === null);
  if (unread.length > 0) return { unread };
  const read = tests.filter((test) => test !== null);
  const [only, ...more] = read;
  if (only === undefined) return variants;
  if (more.length === 0) return { ...variants, show_if: only };
  return { ...variants, show_if: isAll ? { all: read } : gathered(read) };
}
