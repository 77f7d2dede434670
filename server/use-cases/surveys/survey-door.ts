import type { Campaign, SurveyChannel } from "#db/ports.ts";
import { NotFound } from "#server/errors/problem.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readSurveyCode } from "#server/use-cases/ids.ts";
import { deletedOn } from "#server/use-cases/surveys/survey-deadline.ts";

/** `missing` = its version of the questionnaire is not installed; it can be answered again once it is. */
export type WhyClosed = "early" | "over" | "spent" | "missing";

/** How somebody came to a campaign: by the address of everybody, or by a code of one's own. */
export interface SurveyDoor {
  /** Civil date on which the answers are deleted. */
  readonly deletedOn: string;
  readonly campaign: Campaign;
  readonly channel: SurveyChannel;
  /** Null for the address of everybody. */
  readonly codeHash: string | null;
  /** Why it cannot be answered; null when it can. */
  readonly closed: WhyClosed | null;
}

const openChannels: readonly SurveyChannel[] = ["link", "qr", "kiosk"];

/**
 * The campaign behind the last part of an address. Takes no visitor: who comes is never known here.
 * @param way how an address of everybody was come by; what is no such way counts as a link
 * @throws NotFound
 */
export const openSurveyDoor =
  (deps: Deps) =>
  async (key: string, way: string | null): Promise<SurveyDoor> => {
    const code = readSurveyCode(key);
    if (code === null) throw new NotFound();
    const open = await deps.ports.campaigns.findByLink(code);
    if (open !== null) {
      const channel = openChannels.find((one) => one === way) ?? "link";
      const closed = whyClosed(deps, open);
      return {
        campaign: open,
        channel,
        codeHash: null,
        closed,
        deletedOn: deletedOn(open, deps.municipality),
      };
    }
    const codeHash = deps.codeHash(code);
    const own = await deps.ports.campaigns.findCode(codeHash);
    const campaign = own && (await deps.ports.campaigns.find(own.campaignId));
    if (own === null || campaign === null) throw new NotFound();
    const closed = own.spent ? "spent" : whyClosed(deps, campaign);
    return {
      campaign,
      channel: own.channel,
      codeHash,
      closed,
      deletedOn: deletedOn(campaign, deps.municipality),
    };
  };

function whyClosed(
  { library, now }: Deps,
  { opensOn, closesOn, counted, instrument }: Campaign,
): WhyClosed | null {
  const today = civilDate(now());
  if (today < opensOn) return "early";
  if (today > closesOn || counted !== null) return "over";
  return library.all.some((one) => one.instrument.hash === instrument.hash) ? null : "missing";
}
