import type { Campaign } from "#db/ports.ts";
import { addMonths } from "#server/use-cases/civil-date.ts";
import type { Municipality } from "#server/use-cases/deps.ts";

/** Civil date on which the answers, comments and codes of a campaign are deleted. */
export const deletedOn = (
  { closesOn }: Pick<Campaign, "closesOn">,
  { surveyMonths }: Pick<Municipality, "surveyMonths">,
): string => addMonths(closesOn, surveyMonths);
