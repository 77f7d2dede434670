import type { AnswerProblem } from "./answers.ts";
import { dayNumber } from "./calendar.ts";
import type { CompiledVariant, Questionnaire } from "./compile.ts";
import type { Person } from "./person.ts";
import { isRecord } from "./raw-values.ts";
import { readAnswers } from "./read-answers.ts";

/** A person whose answers have been read into working memory. Use it before the next person is opened. */
export type OpenPerson = CompiledVariant & { readonly problems: AnswerProblem[] };

/** Keys that no question of the variant has. Without a value, another variant's question is left in peace. */
function strangers(
  questionnaire: Questionnaire,
  raw: Person["answers"],
  opened: OpenPerson,
): AnswerProblem[] {
  const { code: skipCode } = questionnaire.definition.skip_option;
  return Object.keys(raw).flatMap((question): AnswerProblem[] => {
    if (opened.plan.index.has(question)) return [];
    if (!questionnaire.question(question)) return [{ question, code: "unknown-question" }];
    const value = raw[question];
    const isEmpty = value === undefined || value === null || value === "" || value === skipCode;
    if (isEmpty || (Array.isArray(value) && value.length === 0)) return [];
    return [{ question, code: "other-variant" }];
  });
}

/** The faults of the frame: which variant, which day, and answers that are an object. */
function frameProblems(questionnaire: Questionnaire, person: Person): AnswerProblem[] {
  const { variant, submittedOn, answers } = person;
  const problems: AnswerProblem[] = [];
  if (!questionnaire.plans.has(variant)) problems.push({ question: "variant", code: "unknown-code" });
  if (typeof submittedOn !== "string" || dayNumber(submittedOn) < 0) {
    problems.push({ question: "submitted_on", code: "not-a-date" });
  }
  if (!isRecord(answers)) problems.push({ question: "answers", code: "wrong-type" });
  return problems;
}

/**
 * Opens a person: prunes what is not asked, then validates the rest, in question order; unknown questions
 * come last. A faulty frame gives its problems alone, and no person. Never throws on bad data.
 */
export function openPerson(
  questionnaire: Questionnaire,
  person: Person,
  asTyped: boolean,
): OpenPerson | { readonly plan: undefined; readonly problems: AnswerProblem[] } {
  const compiled = questionnaire.plans.get(person.variant);
  const submittedDay = typeof person.submittedOn === "string" ? dayNumber(person.submittedOn) : -1;
  if (!compiled || submittedDay < 0 || !isRecord(person.answers)) {
    return { plan: undefined, problems: frameProblems(questionnaire, person) };
  }
  const { plan, work } = compiled;
  const problems: AnswerProblem[] = [];
  const { lists = {} } = person;
  const skipCode = questionnaire.definition.skip_option.code;
  const hasStrangers = readAnswers(
    { plan, work, skipCode, submittedDay, asTyped, lists, problems },
    person.answers,
  );
  const opened = { plan, work, problems };
  if (hasStrangers) problems.push(...strangers(questionnaire, person.answers, opened));
  return opened;
}
