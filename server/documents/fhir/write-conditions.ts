import type { AnswerTest, Condition } from "#questionnaires/condition-schema.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { fhirPathOf } from "./fhir-path.ts";
import { links, type Names, urls } from "./names.ts";
import type { EnableWhen, Extension, Item } from "./resources.ts";

/** What conditions are written against. */
export type Scope = { readonly definition: Definition; readonly names: Names };

type Gate = Pick<Item, "enableWhen" | "enableBehavior"> & { readonly extension: readonly Extension[] };

/** Tests of which one, or all, must hold. */
type Flat = { readonly join: "any" | "all"; readonly tests: readonly EnableWhen[] };

const codesOf = (question: Question): readonly string[] =>
  "options" in question ? question.options.map(({ code }) => code) : [];

const codingTest = (scope: Scope, { link, question }: { link: string; question: string }, code: string) => ({
  question: link,
  operator: "=",
  answerCoding: { system: scope.names.answers(scope.definition.id, question), code },
});

const numberTest = (link: string, operator: string, value: number): EnableWhen => ({
  question: link,
  operator,
  answerInteger: value,
});

/** Codes of which one must have been answered; null when the test is not one of codes. */
function codesThatPass(test: AnswerTest, known: readonly string[]): readonly string[] | null {
  if (test.op === "gte" || test.op === "lte") return null;
  const values = (Array.isArray(test.value) ? test.value : [test.value]).map(String);
  if (test.op !== "neq") return values;
  return known.length === 0 ? null : known.filter((code) => !values.includes(code));
}

const numberOperators: Readonly<Record<string, string>> = { eq: "=", gte: ">=", lte: "<=" };

/** A number that was skipped must not count as different, so "not 4" is "under 4 or over 4". */
function numberTests(link: string, { op, value }: AnswerTest): readonly EnableWhen[] {
  if (Array.isArray(value)) return value.map((one) => numberTest(link, "=", Number(one)));
  if (op === "neq") return ["<", ">"].map((operator) => numberTest(link, operator, Number(value)));
  return [numberTest(link, numberOperators[op] ?? "=", Number(value))];
}

function flatTest(scope: Scope, test: AnswerTest): Flat | null {
  const question = scope.definition.questions.find(({ id }) => id === test.q);
  if (question === undefined || question.kind === "list") return null;
  if (question.kind === "scale" || question.kind === "number") {
    return { join: "any", tests: numberTests(test.q, test) };
  }
  const codes = codesThatPass(test, codesOf(question));
  if (codes === null || codes.length === 0) return null;
  const link = test.row === undefined ? test.q : `${test.q}.${test.row}`;
  return { join: "any", tests: codes.map((code) => codingTest(scope, { link, question: test.q }, code)) };
}

/** Several conditions as one list; null when it would have to be nested. */
function joined(parts: readonly (Flat | null)[], join: "any" | "all"): Flat | null {
  const tests: EnableWhen[] = [];
  for (const part of parts) {
    if (part === null || (part.tests.length > 1 && part.join !== join)) return null;
    tests.push(...part.tests);
  }
  return { join, tests };
}

function flat(scope: Scope, condition: Condition): Flat | null {
  if ("derived" in condition) return null;
  if ("q" in condition) return flatTest(scope, condition);
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : condition.of;
  const [only, ...more] = parts.map((part) => flat(scope, part));
  if (more.length === 0) return only ?? null;
  if ("of" in condition && condition.count_gte > 1 && condition.count_gte < parts.length) return null;
  const isAll = "all" in condition || ("of" in condition && condition.count_gte > 1);
  return joined([only ?? null, ...more], isAll ? "all" : "any");
}

const variantTests = ({ definition, names }: Scope, variants: readonly string[]): Flat => ({
  join: "any",
  tests: variants.map((code) => ({
    question: links.variant,
    operator: "=",
    answerCoding: { system: names.answers(definition.id, links.variant), code },
  })),
});

/** The variants that ask a question, when these are not all of them. */
const variantsAsking = ({ definition }: Scope, question: Question): readonly string[] | null =>
  definition.variants.every(({ id }) => isAskedIn(question, id)) ? null : question.variants;

/**
 * When a question is asked, as `enableWhen` where its flat list of tests says exactly that, otherwise as an
 * expression. No condition of ours negates an unknown answer, so "certainly true" is what FHIR calls enabled.
 */
export function writeGate(scope: Scope, question: Question): Gate {
  const variants = variantsAsking(scope, question);
  const { show_if } = question;
  if (variants === null && show_if === undefined) return { extension: [] };
  const parts = [
    ...(variants === null ? [] : [variantTests(scope, variants)]),
    ...(show_if === undefined ? [] : [flat(scope, show_if)]),
  ];
  const [first, second] = parts;
  const one = second === undefined ? first : joined(parts, "all");
  if (one) {
    const enableBehavior = one.tests.length > 1 ? one.join : undefined;
    return { enableWhen: one.tests, ...(enableBehavior && { enableBehavior }), extension: [] };
  }
  const expression = fhirPathOf(scope, { variants, show_if });
  if (expression === null) return { extension: [] };
  const valueExpression = { language: "text/fhirpath", expression };
  return { extension: [{ url: urls.enableWhenExpression, valueExpression }] };
}
