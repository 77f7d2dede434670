import type { Localized } from "../schema-parts.ts";
import type { Questionnaire } from "./compile.ts";
import { isTrue } from "./conditions.ts";
import { openPerson } from "./open-person.ts";
import type { Person } from "./person.ts";

/** One open question for the talk: `ask` is said to the person, `why` is for the caseworker. */
export type GuideQuestion = {
  readonly id: string;
  /** `resource`, or the id of a question, domain or track. */
  readonly about: string;
  readonly ask: Localized;
  readonly why: Localized;
};

/**
 * The questions for the talk that a person's answers call for, in the order of the definition. Made from the
 * answers alone, never from points, so it may be read before the caseworker's own view is noted.
 * A malformed answer counts as no answer.
 */
export function conversationGuide(questionnaire: Questionnaire, person: Person): readonly GuideQuestion[] {
  const opened = openPerson(questionnaire, person, false);
  if (!opened.plan) return [];
  const { plan, work } = opened;
  return questionnaire.definition.conversation
    .filter((_, at) => isTrue(plan.program, plan.rules.conversation[at] ?? 0, work))
    .map(({ id, about, ask, why }) => ({ id, about, ask, why }));
}
