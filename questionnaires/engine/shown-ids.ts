import type { Questionnaire } from "./compile.ts";
import { isAsked } from "./conditions.ts";
import { openPerson } from "./open-person.ts";
import type { Person } from "./person.ts";

/** Ids of the questions that a person is asked, in question order. None for an unknown variant or day. */
export function shownIds(questionnaire: Questionnaire, person: Person): readonly string[] {
  const opened = openPerson(questionnaire, person, true);
  return opened.plan ? opened.plan.ids.filter((_, at) => isAsked(opened.work.states[at])) : [];
}
