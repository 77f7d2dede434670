import { textIn } from "#questionnaires/text-in.ts";
import type { FieldProblem as AnswerFault } from "#server/errors/problem.ts";
import type { ReviewView } from "#server/use-cases/answering/review-answers.ts";
import { answerWords, type Units } from "#site/components/answer-words/answer-words.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { CarryReader } from "#site/components/new-questions/carry-key.ts";
import { addressesOf } from "#site/components/question-steps/addresses.ts";
import type { SummaryRow } from "#site/components/summary-list/SummaryList.astro";
import { type Lang, type TextKey, translator } from "#site/text/translate.ts";

export interface ReviewStep {
  number: number;
  title: string;
  rows: readonly SummaryRow[];
}

export interface Review {
  steps: readonly ReviewStep[];
  /** What must be put right before sending, in the order of the page. */
  problems: readonly FieldProblem[];
  /** Questions that have changed since they were answered. */
  toLookAt: readonly { label: string; href: string }[];
  /** Questions without an answer that need none. */
  skipped: number;
}

interface ReviewTold {
  readonly lang: Lang;
  /** What sending complained about. */
  readonly faults?: readonly AnswerFault[] | undefined;
  readonly units?: Units | undefined;
  /** Where an answer is put right. */
  readonly to?: Pick<ReturnType<typeof addressesOf>, "correct">;
  /** Who reads it: the citizen, or a caseworker who fills in together with the citizen. */
  readonly reader?: CarryReader;
}

const faultIn = (faults: readonly AnswerFault[], question: string): AnswerFault | undefined =>
  faults.find(({ pointer }) => `${pointer}/`.startsWith(`/answers/${question}/`));

/** What stands in the way of sending; an answer from another screen only has to be seen. */
function faultWords(code: string, reader: CarryReader): TextKey | undefined {
  if (code === "changed-elsewhere") return undefined;
  return code === "look-again" ? lookAgainWords(reader) : "review.wrong";
}

const lookAgainWords = (reader: CarryReader): TextKey =>
  reader === "staff" ? "staff.carry.lookAgainNote" : "review.lookAgain";

function noteOf(code: string | undefined, lookAgain: boolean, reader: CarryReader): TextKey | undefined {
  if (code === "changed-elsewhere") return "review.changedElsewhere";
  return lookAgain ? lookAgainWords(reader) : undefined;
}

/** All answers in words, step by step. */
export function reviewOf(
  view: ReviewView,
  {
    lang,
    faults = [],
    units,
    to = addressesOf(view.installed.questionnaire.id),
    reader = "citizen",
  }: ReviewTold,
): Review {
  const t = translator(lang);
  const { installed, response } = view;
  const skip = installed.questionnaire.definition.skip_option.code;
  const steps: { number: number; title: string; rows: SummaryRow[] }[] = [];
  const problems: FieldProblem[] = [];
  const toLookAt: { label: string; href: string }[] = [];
  let skipped = 0;
  for (const { page, answer, missing, lookAgain } of view.rows) {
    const { question, step } = page;
    const label = questionText(question, response.variant, lang);
    const words = answerWords(question, answer, { skip, lang, units });
    const code = faultIn(faults, question.id)?.code;
    const fault = missing ? "review.missing" : code && faultWords(code, reader);
    const changeHref = to.correct(page.number);
    const problem = fault && t(fault);
    const noted = problem ? undefined : noteOf(code, lookAgain, reader);
    const note = noted && t(noted);
    if (lookAgain) toLookAt.push({ label, href: changeHref });
    if (problem) problems.push({ fieldId: question.id, message: `${label} ${problem}.`, href: changeHref });
    else if (words.missing) skipped += 1;
    if (steps.at(-1)?.number !== step)
      steps.push({ number: step, title: textIn(page.sectionTitle, lang), rows: [] });
    steps.at(-1)?.rows.push({ label, ...words, changeHref, id: question.id, problem, note });
  }
  return { steps, problems, toLookAt, skipped };
}
