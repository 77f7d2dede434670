import type { Case } from "../cases-schema.ts";
import type { Questionnaire } from "../engine/compile.ts";
import { evaluate } from "../engine/evaluate.ts";
import type { Person } from "../engine/person.ts";
import { duplicates, type Fault, fault, pointerTo } from "./fault.ts";
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

function checkCase(questionnaire: Questionnaire, example: Case, place: number): Fault[] {
  const { result, problems } = evaluate(questionnaire, personOf(example));
  if (!result) {
    return problems.map(({ question, code }) =>
      fault(["cases", place, "answers", question], `${example.id}: the answer is refused (${code}).`),
    );
  }
  return Object.entries(example.expected).flatMap(([key, expected]) => {
    const actual: unknown = result[key as keyof Case["expected"]];
    if (canonical(actual) === canonical(expected)) return [];
    const sentence = `${example.id}: expected ${canonical(expected)}, the engine gives ${canonical(actual)}.`;
    return [fault(["cases", place, "expected", key], sentence)];
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
    cases.flatMap((example) => Object.keys(evaluate(questionnaire, personOf(example)).result?.tracks ?? {})),
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
