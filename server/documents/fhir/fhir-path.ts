import type { AnswerTest, Condition, DerivedTest } from "#questionnaires/condition-schema.ts";
import { links, urls } from "./names.ts";
import type { Scope } from "./write-conditions.ts";

const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/**
 * Questions lie in a section, rows of a table in a question. `repeat` and `descendants` would be shorter, but they
 * give two entries of a list that say the same as one.
 */
const itemsOf = (link: string): string => {
  const path = link === links.variant ? "item" : link.includes(".") ? "item.item.item" : "item.item";
  return `%resource.${path}.where(linkId = ${quoted(link)})`;
};

const valuesOf = (link: string): string => `${itemsOf(link)}.answer.value`;

const some = (values: string, test: string): string => `${values}.where(${test}).exists()`;

const eitherOf = (tests: readonly string[]): string =>
  tests.length === 1 ? (tests[0] ?? "") : `(${tests.join(" or ")})`;

const comparison: Readonly<Record<string, string>> = { eq: "=", neq: "!=", gte: ">=", lte: "<=" };

/** A skipped list is one item that says so, and no entry. */
function entriesTest(link: string, { op, value }: AnswerTest): string {
  const skipped = `extension.where(url = ${quoted(urls.dataAbsentReason)}).exists().not()`;
  const count = `${itemsOf(link)}.where(${skipped}).count()`;
  const compared = (one: unknown, sign: string): string => `${count} ${sign} ${String(one)}`;
  const tests = Array.isArray(value)
    ? value.map((one) => compared(one, "="))
    : [compared(value, comparison[op] ?? "=")];
  return `(${count} > 0 and ${eitherOf(tests)})`;
}

function answerTest({ definition }: Scope, test: AnswerTest): string | null {
  const question = definition.questions.find(({ id }) => id === test.q);
  if (question === undefined) return null;
  if (question.kind === "list") return entriesTest(test.q, test);
  const isNumber = question.kind === "scale" || question.kind === "number";
  const link = test.row === undefined ? test.q : `${test.q}.${test.row}`;
  const subject = isNumber ? "$this" : "code";
  const literal = (value: unknown): string => (isNumber ? String(value) : quoted(String(value)));
  const { op, value } = test;
  const tests = Array.isArray(value)
    ? value.map((one) => `${subject} = ${literal(one)}`)
    : [`${subject} ${comparison[op] ?? "="} ${literal(value)}`];
  return some(valuesOf(link), tests.join(" or "));
}

/** Whole weeks from an answered date until today; what domains add up to, no reader of FHIR can know. */
function derivedTest({ definition }: Scope, { derived, op, value }: DerivedTest): string | null {
  const question = definition.scoring?.weeks_absent?.question;
  if (derived !== "weeks_absent" || question === undefined) return null;
  const atLeast = `$this <= today() - ${value} weeks`;
  const atMost = `$this > today() - ${value + 1} weeks`;
  const test = op === "gte" ? atLeast : op === "lte" ? atMost : `${atLeast} and ${atMost}`;
  return some(valuesOf(question), test);
}

const all = (parts: readonly (string | null)[], between: string): string | null =>
  parts.some((part) => part === null) ? null : `(${parts.join(between)})`;

function conditionPath(scope: Scope, condition: Condition): string | null {
  if ("derived" in condition) return derivedTest(scope, condition);
  if ("q" in condition) return answerTest(scope, condition);
  const inside = (parts: readonly Condition[]) => parts.map((part) => conditionPath(scope, part));
  if ("all" in condition) return all(inside(condition.all), " and ");
  if ("any" in condition) return all(inside(condition.any), " or ");
  const counted = inside(condition.of).map((part) => part && `iif(${part}, 1, 0)`);
  const sum = all(counted, " + ");
  return sum && `${sum} >= ${condition.count_gte}`;
}

/** When a question is asked, as one FHIRPath expression; null when FHIR cannot know what it depends on. */
export function fhirPathOf(
  scope: Scope,
  { variants, show_if }: { variants: readonly string[] | null; show_if: Condition | undefined },
): string | null {
  const isVariant = variants?.map((code) => `code = ${quoted(code)}`).join(" or ");
  const parts = [
    ...(isVariant === undefined ? [] : [some(valuesOf(links.variant), isVariant)]),
    ...(show_if === undefined ? [] : [conditionPath(scope, show_if)]),
  ];
  return parts.some((part) => part === null) ? null : parts.join(" and ");
}
