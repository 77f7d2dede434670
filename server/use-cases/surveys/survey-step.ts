import type { Answers } from "#questionnaires/engine/answers.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import { missingRequired, type Page, pagesOf } from "#questionnaires/engine/paging.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { type Fields, fieldsOf, namesOf, readFields } from "#questionnaires/form/fields.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import type { PageProblem } from "#server/use-cases/answering/page-view.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type Installed, isAnonymous } from "#server/use-cases/library.ts";
import { plainAnswer } from "#server/use-cases/plain-answer.ts";

/** A form of a survey: everything that was answered so far travels in it. */
export interface SurveyForm {
  readonly questionnaireId: string;
  /** The version that the form was drawn from; none on the way from the beginning. */
  readonly version?: string | undefined;
  /** Number of the question that the form shows; the review is one past the last. */
  readonly number: number;
  readonly fields: Fields;
}

export interface SurveyState {
  readonly installed: Installed;
  /** The version of the form is not installed any more: what still fits is kept, and must be looked at again. */
  readonly isNewer: boolean;
  readonly variant: string;
  readonly pages: readonly Page[];
  /** Everything that is well-formed; hidden questions have no answer. */
  readonly answers: Answers;
  /** What is wrong on the page that was posted. */
  readonly problems: readonly PageProblem[];
  /** Ids of questions that need an answer and have none. */
  readonly missing: readonly string[];
}

/**
 * An anonymous questionnaire in the version that was asked for while it is installed, otherwise in the newest.
 * @throws NotFound (also for one that is not anonymous)
 */
function surveyOf(deps: Deps, questionnaireId: string, version?: string): Installed {
  const newest = deps.library.newest(questionnaireId);
  const asked = deps.library.all.find(
    ({ instrument }) => instrument.questionnaireId === questionnaireId && instrument.version === version,
  );
  const installed = asked ?? newest;
  if (!isAnonymous(installed)) throw new NotFound();
  return installed;
}

/** The survey as it is told before anybody answers. Takes no visitor: who asks is never known here. @throws NotFound */
export const showSurvey =
  (deps: Deps) =>
  (questionnaireId: string, version?: string): Installed =>
    surveyOf(deps, questionnaireId, version);

/**
 * Reads a form of an anonymous survey. Nothing is stored, and no visitor is taken: who answers is never known here.
 * @throws NotFound, WrongBody (a field of no question)
 */
export const readSurvey =
  (deps: Deps) =>
  ({ questionnaireId, version, number, fields: posted }: SurveyForm): SurveyState => {
    const installed = surveyOf(deps, questionnaireId, version);
    const { questionnaire } = installed;
    const isNewer = version !== undefined && version !== installed.instrument.version;
    const variant = questionnaire.variants[0] ?? "";
    const fields = isNewer ? ownFields(questionnaire, posted) : posted;
    demandOwnFields(questionnaire, fields);
    const { answers: typed, problems } = readAll(questionnaire, fields);
    const person: Person = {
      variant,
      submittedOn: civilDate(deps.now()),
      answers: typed,
      lists: { units: deps.municipality.units.map(({ code }) => code) },
    };
    const checked = checkAnswers(questionnaire, person, { asTyped: true });
    const all = [
      ...problems,
      ...checked.problems.flatMap((problem) => {
        const question = questionnaire.question(problem.question);
        return question ? [{ ...problem, question }] : [];
      }),
    ];
    const answered = { ...person, answers: checked.answers };
    const shown = questionnaire.definition.questions[number - 1];
    return {
      installed,
      isNewer,
      variant,
      pages: pagesOf(questionnaire, answered),
      answers: checked.answers,
      problems: all.filter(({ question }) => question === shown),
      missing: missingRequired(questionnaire, answered),
    };
  };

/** Hidden fields for every answer but that of the question which is shown. */
export const carriedFields = (
  { installed, answers }: Pick<SurveyState, "installed" | "answers">,
  shown: string | null,
): Fields => {
  const { questions, skip_option } = installed.questionnaire.definition;
  const carried = questions.filter(({ id }) => id !== shown);
  return Object.assign({}, ...carried.map((question) => fieldsOf(question, answers, skip_option.code)));
};

function readAll(questionnaire: Questionnaire, fields: Fields) {
  const { questions, skip_option } = questionnaire.definition;
  const readings = questions.map((question) => ({
    question,
    reading: readFields(question, fields, skip_option.code),
  }));
  return {
    answers: Object.fromEntries(
      readings.flatMap(({ question, reading }) =>
        reading.kind === "answer" ? [[question.id, plainAnswer(question, reading.value)]] : [],
      ),
    ),
    problems: readings.flatMap(({ question, reading }) =>
      reading.kind === "problem" ? [{ question, code: reading.code }] : [],
    ),
  };
}

/** The fields that this version has too. */
function ownFields({ definition }: Questionnaire, fields: Fields): Fields {
  const names = new Set(definition.questions.flatMap(namesOf));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));
}

/** @throws WrongBody */
function demandOwnFields(questionnaire: Questionnaire, fields: Fields): void {
  const own = ownFields(questionnaire, fields);
  if (Object.keys(fields).some((name) => !Object.hasOwn(own, name)))
    throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
}
