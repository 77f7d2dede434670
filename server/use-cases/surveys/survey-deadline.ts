import type { Campaign } from "#db/ports.ts";
import { addMonths } from "#server/use-cases/civil-date.ts";
import type { Municipality } from "#server/use-cases/deps.ts";

/** Civil date on which the answers, comments, codes and invitations of a campaign are to be deleted. */
export const deletedOn = (
  { closesOn }: Pick<Campaign, "closesOn">,
  { surveyMonths }: Pick<Municipality, "surveyMonths">,
): string => addMonths(closesOn, surveyMonths);

/** Civil date on which they were deleted; the one on which they are to be, while they are kept. */
export const goneOn = (
  campaign: Pick<Campaign, "closesOn" | "answersDeletedOn">,
  municipality: Pick<Municipality, "surveyMonths">,
): string => campaign.answersDeletedOn ?? deletedOn(campaign, municipality);
