import type { StoredAnswers } from "#db/ports.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { labelIn } from "#questionnaires/text-in.ts";
import type { Lang } from "#site/text/translate.ts";

/** How many of the answers a change of benefit keeps and drops. */
export function answersKept(
  { questions }: Definition,
  { answers, to }: { answers: StoredAnswers; to: string },
): { kept: number; dropped: number } {
  const given = questions.filter(({ id }) => Object.hasOwn(answers, id));
  const kept = given.filter((question) => isAskedIn(question, to)).length;
  return { kept, dropped: given.length - kept };
}

/** The name of a benefit inside a sentence: "kontanthjælp". Undefined when there is no such benefit. */
export function benefitInText({ variants }: Definition, id: string | null, lang: Lang): string | undefined {
  const label = labelIn(
    variants.find((variant) => variant.id === id),
    lang,
  );
  return label && label.charAt(0).toLowerCase() + label.slice(1);
}
