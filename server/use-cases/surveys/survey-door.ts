import type { Campaign, SurveyChannel } from "#db/ports.ts";
import { NotFound } from "#server/errors/problem.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readSurveyCode } from "#server/use-cases/ids.ts";

/** How somebody came to a campaign: by the address of everybody, or by a code of one's own. */
export interface SurveyDoor {
  readonly campaign: Campaign;
  readonly channel: SurveyChannel;
  /** Null for the address of everybody. */
  readonly codeHash: string | null;
  /** Why it cannot be answered; null when it can. */
  readonly closed: "early" | "over" | "spent" | null;
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
    const today = civilDate(deps.now());
    const open = await deps.ports.campaigns.findByLink(code);
    if (open !== null) {
      const channel = openChannels.find((one) => one === way) ?? "link";
      return { campaign: open, channel, codeHash: null, closed: closedOn(open, today) };
    }
    const codeHash = deps.codeHash(code);
    const own = await deps.ports.campaigns.findCode(codeHash);
    const campaign = own && (await deps.ports.campaigns.find(own.campaignId));
    if (own === null || campaign === null) throw new NotFound();
    return { campaign, channel: "letter", codeHash, closed: own.spent ? "spent" : closedOn(campaign, today) };
  };

function closedOn({ opensOn, closesOn }: Campaign, today: string): "early" | "over" | null {
  if (today < opensOn) return "early";
  return today > closesOn ? "over" : null;
}
