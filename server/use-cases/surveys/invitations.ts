import type { Campaign, CitizenId, Invitable, MadeInvitation } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { addDays, civilDate, startOfDay } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newSurveyCode } from "#server/use-cases/ids.ts";
import { installedHashes } from "#server/use-cases/library.ts";
import { hasEnded } from "#server/use-cases/surveys/letterbox.ts";
import { goneOn } from "#server/use-cases/surveys/survey-deadline.ts";

/** Few enough that nobody's save waits for it. */
const batch = 100;

/**
 * Invites everybody whom an open campaign asks for and who is not invited yet; while the version of its questionnaire is
 * not installed, nobody. Runs as often as one likes. Returns how many there were.
 */
export async function inviteCitizens(deps: Deps): Promise<number> {
  const today = civilDate(deps.now());
  const installed = new Set(installedHashes(deps.library));
  let invited = 0;
  for (const campaign of await deps.ports.campaigns.all()) {
    const who = invitableOf(campaign, today);
    if (who === null || today < campaign.opensOn || hasEnded(campaign, today)) continue;
    if (!installed.has(campaign.instrument.hash)) continue;
    const make = (citizens: readonly CitizenId[], highest: number) =>
      citizens.map((citizenId, place) =>
        invitation(deps, { campaign, citizenId, number: highest + 1 + place }),
      );
    let last = batch;
    while (last === batch) {
      last = await deps.ports.invitations.invite({ campaignId: campaign.id, who, limit: batch }, make);
      invited += last;
    }
  }
  return invited;
}

/** Whom a campaign asks for until today; null when it invites nobody. */
function invitableOf(
  { invitees, afterDays, opensOn }: Pick<Campaign, "invitees" | "afterDays" | "opensOn">,
  today: string,
): Invitable | null {
  if (invitees === "nobody") return null;
  if (invitees !== "after") return { to: invitees };
  return {
    to: "after",
    from: startOfDay(addDays(opensOn, -afterDays)),
    before: startOfDay(addDays(today, 1 - afterDays)),
  };
}

function invitation(
  { codeHash, invitationBox, randomBytes, now }: Deps,
  { campaign, citizenId, number }: { campaign: Campaign; citizenId: CitizenId; number: number },
): MadeInvitation {
  const code = newSurveyCode(randomBytes);
  const campaignId = campaign.id;
  return {
    code: { codeHash: codeHash(code), campaignId, number, unit: "", spent: false, channel: "invitation" },
    invitation: {
      codeHash: codeHash(code),
      citizenId,
      campaignId,
      sealedCode: invitationBox.seal(code),
      invitedOn: civilDate(now()),
      toldOn: null,
      remindOn: null,
      remindedOn: null,
      declined: false,
    },
  };
}

/**
 * Deletes who was invited to campaigns that are over, once all that was answered is out of the letterbox; sums are kept.
 * Runs as often as one likes. Returns how many invitations there were.
 */
export async function closeInvitations(deps: Deps): Promise<number> {
  const today = civilDate(deps.now());
  let deleted = 0;
  for (const campaign of await deps.ports.campaigns.all()) {
    if (campaign.invitees === "nobody" || campaign.turnout !== null || campaign.counted === null) continue;
    // They are deleted with the answers, and nothing is left to count.
    if (goneOn(campaign, deps.municipality) <= today) continue;
    deleted += await deps.ports.invitations.close(campaign.id);
  }
  return deleted;
}

/** A survey that a citizen is asked to answer without a name. */
export interface OwnInvitation {
  readonly campaign: Campaign;
  /** What the address ends with; it lets one answer in, and says nothing of whose it is. */
  readonly code: string;
}

/** What the citizen is asked and has neither answered nor declined. @throws NotLoggedIn, NotAllowed */
export const myInvitations =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly OwnInvitation[]> => {
    const citizen = demandCitizen(visitor, "invitation.read");
    const open = await deps.ports.invitations.openFor(citizen.id, {
      today: civilDate(deps.now()),
      installed: installedHashes(deps.library),
    });
    return open.flatMap(({ campaign, sealedCode }) => {
      const code = deps.invitationBox.open(sealedCode);
      return code === null ? [] : [{ campaign, code }];
    });
  };

/**
 * Says no thank you: the citizen is not asked again in this campaign, and only the sum of those who did is told. Where
 * there is nothing to decline any more, nothing happens.
 * @throws NotLoggedIn, NotAllowed
 */
export const declineInvitation =
  (deps: Deps) =>
  async (visitor: Visitor, campaignId: string): Promise<void> => {
    const citizen = demandCitizen(visitor, "invitation.decline");
    await deps.ports.invitations.decline(citizen.id, campaignId);
  };
