import type { Answers } from "#questionnaires/engine/answers.ts";
import type { Page } from "#questionnaires/engine/paging.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { type AnswerWords, answerWords, type Units } from "#site/components/answer-words/answer-words.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import type { Lang } from "#site/text/translate.ts";

export interface Answered {
  readonly answers: Answers;
  readonly variant: string;
  /** The code for "I do not want to answer". */
  readonly skip: string;
  readonly lang: Lang;
  readonly units?: Units | undefined;
}

export interface AnsweredQuestion extends AnswerWords {
  readonly question: string;
  /** The person's own words: shown exactly as written. */
  readonly isFreeText: boolean;
}

export interface AnsweredStep {
  readonly title: string;
  readonly answers: readonly AnsweredQuestion[];
}

function answeredQuestion(
  { question }: Page,
  { answers, variant, skip, lang, units }: Answered,
): AnsweredQuestion {
  const answer = answers[question.id];
  return {
    question: questionText(question, variant, lang),
    isFreeText: question.kind === "text",
    ...answerWords(question, answer === "" ? undefined : answer, { skip, lang, units }),
  };
}

/** Every question that the person was shown, by step, in the order of the questionnaire. */
export function answeredSteps(pages: readonly Page[], answered: Answered): readonly AnsweredStep[] {
  const steps = new Map<number, { title: string; answers: AnsweredQuestion[] }>();
  for (const page of pages) {
    const known = steps.get(page.step) ?? { title: textIn(page.sectionTitle, answered.lang), answers: [] };
    known.answers.push(answeredQuestion(page, answered));
    steps.set(page.step, known);
  }
  return [...steps.values()];
}
