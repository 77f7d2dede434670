import { textIn } from "#questionnaires/text-in.ts";
import type { Question } from "#server/use-cases/answering/carry-over-plan.ts";
import type { Lang } from "#site/text/translate.ts";

/** How the answers to choose among differ between two versions of a question. */
export interface OptionChanges {
  readonly added: readonly string[];
  readonly lost: readonly string[];
  /** Same answer, other words. */
  readonly reworded: readonly { readonly before: string; readonly after: string }[];
}

const labels = (question: Question, lang: Lang): ReadonlyMap<string, string> =>
  new Map(
    "options" in question ? question.options?.map(({ code, label }) => [code, textIn(label, lang)]) : [],
  );

export function optionChanges(before: Question, after: Question, lang: Lang): OptionChanges {
  const [old, now] = [labels(before, lang), labels(after, lang)];
  const added = [...now].filter(([code]) => !old.has(code)).map(([, label]) => label);
  const lost = [...old].filter(([code]) => !now.has(code)).map(([, label]) => label);
  const reworded = [...old].flatMap(([code, label]) => {
    const after = now.get(code);
    return after === undefined || after === label ? [] : [{ before: label, after }];
  });
  return { added, lost, reworded };
}
