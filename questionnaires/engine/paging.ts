import type { Question } from "../question-schema.ts";
import type { Localized } from "../schema-parts.ts";
import { isAskedIn } from "./asked-in.ts";
import type { Questionnaire } from "./compile.ts";
import { ANSWERED, isAsked } from "./conditions.ts";
import { type OpenPerson, openPerson } from "./open-person.ts";
import type { Person } from "./person.ts";

/** One question on one page. A step is a section of the questionnaire. */
export type Page = {
  /** 1-based place among all questions of the variant, hidden ones too: it never moves. */
  readonly number: number;
  readonly question: Question;
  /** 1-based place of the section, and how many sections there are. */
  readonly step: number;
  readonly steps: number;
  readonly sectionTitle: Localized;
  /** 1-based place among the questions now shown in this step, and how many they are. */
  readonly positionInStep: number;
  readonly questionsInStep: number;
};

/** The variant's sections: those with at least one question in it. */
function sectionsOf({ definition }: Questionnaire, variant: string) {
  const asked = definition.questions.filter((question) => isAskedIn(question, variant));
  return definition.sections.filter(({ id }) => asked.some((question) => question.section === id));
}

/**
 * The pages a person has, in question order. A question has no page when its condition is false, when it
 * hangs on an answer not given yet, or when the variant does not ask it. No pages for an unknown variant.
 */
export function pagesOf(questionnaire: Questionnaire, person: Person): readonly Page[] {
  const opened = openPerson(questionnaire, person, true);
  if (!opened.plan) return [];
  const { plan, work } = opened;
  const sections = sectionsOf(questionnaire, plan.variant);
  const shown = plan.questions
    .map((question, at) => ({ question, at }))
    .filter(({ at }) => isAsked(work.states[at]));
  return sections.flatMap((section, place) => {
    const inStep = shown.filter(({ question }) => question.section === section.id);
    return inStep.map(({ question, at }, position) => ({
      number: at + 1,
      question,
      step: place + 1,
      steps: sections.length,
      sectionTitle: section.title,
      positionInStep: position + 1,
      questionsInStep: inStep.length,
    }));
  });
}

/** A needed matrix is answered when every row is. */
function isWhole({ plan, work }: OpenPerson, at: number): boolean {
  const question = plan.questions[at];
  return question?.kind !== "matrix" || work.values[at] === question.rows.length;
}

/**
 * Ids of shown questions that must be answered before sending and have no usable answer: missing, skipped,
 * malformed, a matrix with a row left out, or a date after `submittedOn`.
 */
export function missingRequired(questionnaire: Questionnaire, person: Person): readonly string[] {
  const opened = openPerson(questionnaire, person, true);
  if (!opened.plan) return [];
  const { plan, work } = opened;
  return plan.ids.filter((_, at) => {
    const state = work.states[at];
    return (
      plan.questions[at]?.required === true && isAsked(state) && !(state === ANSWERED && isWhole(opened, at))
    );
  });
}
