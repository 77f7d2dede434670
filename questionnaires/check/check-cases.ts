import type { Case } from "../cases-schema.ts";
import { checkAnswers } from "../engine/check-answers.ts";
import { isScored, type Questionnaire } from "../engine/compile.ts";
import { evaluate } from "../engine/evaluate.ts";
import { takeMeasure } from "../engine/measure.ts";
import { pagesOf } from "../engine/paging.ts";
import type { Person } from "../engine/person.ts";
import { duplicates, type Fault, fault, type Path, pointerTo } from "./fault.ts";
import { reachable, reachedBy } from "./reached.ts";

const personOf = ({ variant, submitted_on, answers }: Case): Person => ({
  variant,
  submittedOn: submitted_on,
  answers,
});

/** JSON with the keys of every object in order, so that equal values are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** What a case may expect, by the key it stands under, and what the engine gives for it. */
function outcomesOf(questionnaire: Questionnaire, example: Case): Record<string, unknown> {
  const person = personOf(example);
  const { measure } = questionnaire.definition;
  return {
    ...(isScored(questionnaire) && { expected: evaluate(questionnaire, person).result }),
    ...(measure && { expected_measure: takeMeasure(questionnaire, person).result }),
    expected_shown: pagesOf(questionnaire, person).map(({ question }) => question.id),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The faults of one expectation: each key that differs, or the whole of it when it is a list. */
function compared(expected: unknown, actual: unknown, { example, at }: { example: Case; at: Path }): Fault[] {
  if (isRecord(expected) && isRecord(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      canonical(actual[key]) === canonical(value)
        ? []
        : [fault([...at, key], differs(example, value, actual[key]))],
    );
  }
  return canonical(actual) === canonical(expected) ? [] : [fault(at, differs(example, expected, actual))];
}

const differs = ({ id }: Case, expected: unknown, actual: unknown): string =>
  `${id}: expected ${canonical(expected)}, the engine gives ${canonical(actual)}.`;

function checkCase(questionnaire: Questionnaire, example: Case, place: number): Fault[] {
  const { problems } = checkAnswers(questionnaire, personOf(example));
  if (problems.length > 0) {
    return problems.map(({ question, code }) =>
      fault(["cases", place, "answers", question], `${example.id}: the answer is refused (${code}).`),
    );
  }
  const outcomes = outcomesOf(questionnaire, example);
  const expectations = (["expected", "expected_measure", "expected_shown"] as const).flatMap((key) =>
    example[key] === undefined ? [] : [key],
  );
  if (isScored(questionnaire) && example.expected === undefined) {
    return [fault(["cases", place], `${example.id}: "expected" is missing.`)];
  }
  if (expectations.length === 0) {
    return [fault(["cases", place], `${example.id}: the case expects nothing, so it proves nothing.`)];
  }
  return expectations.flatMap((key) => {
    const at = ["cases", place, key];
    if (Object.hasOwn(outcomes, key)) return compared(example[key], outcomes[key], { example, at });
    return [fault(at, `${example.id}: the questionnaire gives no such result.`)];
  });
}

/** Cases that do not agree with the engine. Pointers are into the file of the cases. */
export const checkCases = (questionnaire: Questionnaire, cases: readonly Case[]): Fault[] => [
  ...duplicates(
    cases.map(({ id }) => id),
    { at: ["cases"], key: "id" },
  ),
  ...cases.flatMap((example, place) => checkCase(questionnaire, example, place)),
];

/** Rules, rows of points, bands and statuses that no case reaches. Pointers are into the definition. */
export function checkReach(questionnaire: Questionnaire, cases: readonly Case[]): Fault[] {
  const reached = new Set(cases.flatMap((example) => reachedBy(questionnaire, personOf(example))));
  const tracks = new Set(
    isScored(questionnaire)
      ? cases.flatMap((example) =>
          Object.keys(evaluate(questionnaire, personOf(example)).result?.tracks ?? {}),
        )
      : [],
  );
  return [
    ...[...reachable(questionnaire)]
      .filter(([pointer]) => !reached.has(pointer))
      .map(([pointer, name]) => ({ pointer, message: `No case reaches this ${name}.` })),
    ...questionnaire.definition.tracks
      .map(({ id }, at) => ({ id, pointer: pointerTo(["tracks", at]) }))
      .filter(({ id }) => !tracks.has(id))
      .map(({ id, pointer }) => ({ pointer, message: `No case reaches the track "${id}".` })),
  ];
}
