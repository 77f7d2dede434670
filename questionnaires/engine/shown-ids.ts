import type { Questionnaire } from "./compile.ts";
import { isAsked } from "./conditions.ts";
import { openPerson } from "./open-person.ts";
import type { Person } from "./person.ts";

/** Ids of the questions that a person is asked, in question order. None for an unknown variant or day. */
export function shownIds(questionnaire: Questionnaire, person: Person): readonly string[] {
  const { plan, work } = openPerson(questionnaire, person, true);
  return plan ? plan.ids.filter((_, at) => isAsked(work.states[at])) : [];
}
