import type { ChangedQuestion, Question } from "#server/use-cases/answering/carry-over-plan.ts";
import type { CarryOverView } from "#server/use-cases/answering/show-carry-over.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import type { Lang } from "#site/text/translate.ts";
import { type OptionChanges, optionChanges } from "./option-changes.ts";

export interface ChangeWords extends OptionChanges {
  readonly now: string;
  /** The old words when they differ. */
  readonly before: string | null;
  /** True when something else than words and options has changed, such as the ends of a scale. */
  readonly isOther: boolean;
  /** The question that was answered; null when it is not known. */
  readonly answered: Question | null;
}

/** What has become of one question, in words. */
export function changeWords(
  { before, after }: ChangedQuestion,
  { response }: Pick<CarryOverView, "response">,
  lang: Lang,
): ChangeWords {
  const now = questionText(after, response.variant, lang);
  if (before === null) {
    return { now, before: null, added: [], lost: [], reworded: [], isOther: false, answered: null };
  }
  const old = questionText(before, response.variant, lang);
  const options = optionChanges(before, after, lang);
  const isTold = old !== now || Object.values(options).some((some) => some.length > 0);
  return { now, before: old === now ? null : old, ...options, isOther: !isTold, answered: before };
}
