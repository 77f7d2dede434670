import * as v from "valibot";
import { isScored, type Questionnaire } from "#questionnaires/engine/compile.ts";
import { type Evaluation, evaluate } from "#questionnaires/engine/evaluate.ts";
import { type Measurement, takeMeasure } from "#questionnaires/engine/measure.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { problemSentence } from "./problem-sentence.ts";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const personLine = v.strictObject({
  variant: v.string(),
  submitted_on: v.string(),
  // Passed on as it stands: a copy would lose a key such as __proto__ instead of refusing it.
  answers: v.custom<Record<string, unknown>>(isObject),
});

type Assessed = { readonly result: Evaluation | Measurement } | { readonly error: string };

const frameSentence = (issue: v.BaseIssue<unknown>): string => {
  const key = v.getDotPath(issue) ?? "line";
  if (issue.expected === "never") return `${key}: a line may only have variant, submitted_on and answers`;
  return issue.received === "undefined" ? `${key}: this is missing` : `${key}: the value has the wrong type`;
};

/** Whether there is anything to assess: points, or a mean score. */
export const canAssess = (questionnaire: Questionnaire): boolean =>
  isScored(questionnaire) || questionnaire.definition.measure !== undefined;

const outcomeOf = (questionnaire: Questionnaire, person: Person) =>
  isScored(questionnaire) ? evaluate(questionnaire, person) : takeMeasure(questionnaire, person);

/** The person in one line of JSON, or one sentence on what is wrong with the line. */
export function personOf(line: string): { readonly person: Person } | { readonly error: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { error: "the line is not JSON" };
  }
  if (!isObject(parsed))
    return { error: "a line must be a JSON object with variant, submitted_on and answers" };
  const frame = v.safeParse(personLine, parsed);
  if (!frame.success) return { error: frame.issues.map(frameSentence).join("; ") };
  const { variant, submitted_on: submittedOn, answers } = frame.output;
  return { person: { variant, submittedOn, answers } };
}

/** Reads one line of JSON and scores the person in it, or says in one sentence what is wrong with the line. */
export function assessLine(questionnaire: Questionnaire, line: string): Assessed {
  const read = personOf(line);
  if ("error" in read) return read;
  const { result, problems } = outcomeOf(questionnaire, read.person);
  return result ? { result } : { error: problems.map(problemSentence).join("; ") };
}
