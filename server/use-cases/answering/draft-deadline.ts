import type { StoredResponse } from "#db/ports.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import type { Municipality } from "#server/use-cases/deps.ts";

interface Setting {
  readonly municipality: Pick<Municipality, "draftDays">;
  readonly now: () => Date;
}

/** So many days before a draft is deleted the citizen is told on the own page: time enough to go on. */
const warningDays = 14;

/** Drafts last saved before this moment are deleted: storage limitation, article 5(1)(e) of the GDPR. */
export const staleBefore = ({ municipality, now }: Setting): Date =>
  new Date(now().getTime() - municipality.draftDays * 86_400_000);

/** The civil day on which a draft is deleted, when that is near; else null. Counts from the last save. */
export function deletedSoonOn({ municipality, now }: Setting, { savedAt }: StoredResponse): string | null {
  const day = addDays(civilDate(savedAt), municipality.draftDays);
  return civilDate(now()) >= addDays(day, -warningDays) ? day : null;
}
