import type { StoredResponse } from "#db/ports.ts";
import { outcomeOf } from "#server/use-cases/answering/outcome.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import type { Installed } from "#server/use-cases/library.ts";

/** A questionnaire that the citizen can begin. */
export interface Offer {
  readonly installed: Installed;
  /** Civil date of the newest sent answers; null when there are none. */
  readonly lastSentOn: string | null;
  /** The first civil date on which a repeated measurement is meant to be taken again; before it nothing is forbidden. */
  readonly meantFrom: string | null;
  /** True before `meantFrom`. */
  readonly isEarly: boolean;
}

/** What can be begun, given everything the citizen has: the screening first, then what has not been answered yet. */
export function offersOf(
  questionnaires: readonly Installed[],
  own: readonly StoredResponse[],
  today: string,
): readonly Offer[] {
  return questionnaires
    .filter(({ questionnaire }) => !own.some((one) => isDraftOf(one, questionnaire.id)))
    .map((installed) => offerOf(installed, own, today))
    .toSorted((a, b) => rank(a) - rank(b));
}

const isDraftOf = ({ instrument, sentAt }: StoredResponse, id: string): boolean =>
  instrument.questionnaireId === id && sentAt === null;

const rank = ({ installed, lastSentOn }: Offer): number =>
  (lastSentOn === null ? 0 : 2) + (outcomeOf(installed.questionnaire.definition) === "points" ? 0 : 1);

/** When one questionnaire was sent last, and when it is meant to be answered again. `today` is a civil date. */
function offerOf(installed: Installed, own: readonly StoredResponse[], today: string): Offer {
  const { id, definition } = installed.questionnaire;
  const sent = own
    .filter(({ instrument }) => instrument.questionnaireId === id)
    .flatMap(({ sentAt }) => sentAt ?? []);
  const last = sent.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  const lastSentOn = last === undefined ? null : civilDate(last);
  const weeks = definition.repeat?.every_weeks_min;
  const meantFrom = lastSentOn === null || weeks === undefined ? null : addDays(lastSentOn, weeks * 7);
  return { installed, lastSentOn, meantFrom, isEarly: meantFrom !== null && today < meantFrom };
}
