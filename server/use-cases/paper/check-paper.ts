import type { PaperForm, TypedKeys } from "#db/ports.ts";
import type { Answers } from "#questionnaires/engine/answers.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { missingRequired } from "#questionnaires/engine/paging.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import { type KeyProblem, readKeys } from "#server/use-cases/paper/read-keys.ts";

/** What a paper says, once its keys have been read. */
export interface PaperCheck {
  /** Well-formed answers to questions that were to be answered. */
  readonly answers: Answers;
  readonly problems: readonly KeyProblem[];
  /** Ids of questions that this person was not to answer: what was typed there is left out. */
  readonly dropped: readonly string[];
  /** Ids of questions that must have an answer before sending. */
  readonly missing: readonly string[];
}

/** The questions on the paper of a form, in its order; conditions leave none out, as paper does not. */
export const questionsOnPaper = ({ questionnaire }: Installed, variant: string): readonly Question[] =>
  questionnaire.definition.questions.filter((question) => isAskedIn(question, variant));

/** Reads and checks the keys of a whole paper. @throws VersionRetired */
export function checkPaper(
  deps: Deps,
  form: Pick<PaperForm, "instrument" | "variant">,
  keys: TypedKeys,
): PaperCheck {
  const installed = deps.library.exactly(form.instrument);
  const { questionnaire } = installed;
  const questions = questionsOnPaper(installed, form.variant);
  const today = civilDate(deps.now());
  const skip = questionnaire.definition.skip_option.code;
  const read = readKeys(questions, keys, { skip, today });
  const lists = { units: deps.municipality.units.map(({ code }) => code) };
  const person = { variant: form.variant, submittedOn: today, answers: read.answers, lists };
  const { answers, problems } = checkAnswers(questionnaire, person, { asTyped: true });
  const isWrong = new Set(problems.map(({ question }) => question));
  const firstField = (id: string): string => {
    const question = questions.find((one) => one.id === id);
    return question ? (keyFieldsOf(question)[0]?.name ?? id) : id;
  };
  return {
    answers,
    problems: [
      ...read.problems,
      ...problems.map(({ question, code }) => ({ name: firstField(question), question, code })),
    ],
    dropped: Object.keys(read.answers).filter((id) => !Object.hasOwn(answers, id) && !isWrong.has(id)),
    missing: missingRequired(questionnaire, { ...person, answers }),
  };
}
