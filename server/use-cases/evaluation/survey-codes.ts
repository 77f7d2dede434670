import type { Turnout } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { WrongBody } from "#server/errors/problem.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { campaignOf } from "#server/use-cases/evaluation/campaigns.ts";
import { newSurveyCode } from "#server/use-cases/ids.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { hasEnded } from "#server/use-cases/surveys/letterbox.ts";

/** Most codes that are made at a time: so many letters fit into one print. */
export const mostCodesAtOnce = 500;

/** A code in words, once: afterwards only its hash is known. */
export interface MadeCode {
  /** Stands on the letter, and on the list of those who have not answered. */
  readonly number: number;
  readonly code: string;
}

/**
 * Makes codes for letters, each good for one answer. They are handed out here and nowhere else, and cannot be shown
 * again. On the audit record, with how many there were.
 * @param asked.unit a unit of the municipality, or "" for none
 * @param asked.after the highest number that whoever asks has seen: the same form sent twice makes letters once
 * @throws NotLoggedIn, NotAllowed, NotFound, WrongBody (count, unit, a campaign that is over, or letters made since)
 */
export const makeSurveyCodes =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    asked: {
      readonly campaignId: string;
      readonly count: number;
      readonly unit: string;
      readonly after?: number;
    },
  ): Promise<readonly MadeCode[]> => {
    const staff = demandStaff(visitor, "campaign.change");
    const campaign = await campaignOf(deps, asked.campaignId);
    const { count, unit } = asked;
    const isUnit = unit === "" || deps.municipality.units.some(({ code }) => code === unit);
    if (!isUnit) throw new WrongBody([{ pointer: "/unit", code: "unknown-code" }]);
    if (!Number.isInteger(count) || count < 1 || count > mostCodesAtOnce)
      throw new WrongBody([{ pointer: "/count", code: "out-of-scale" }]);
    if (hasEnded(campaign, civilDate(deps.now())))
      throw new WrongBody([{ pointer: "/campaignId", code: "over" }]);
    const codes = Array.from({ length: count }, () => newSurveyCode(deps.randomBytes));
    const subject = {
      subjectKind: "campaign",
      subjectId: campaign.id,
      citizenId: null,
      purpose: `${count}`,
    } as const;
    let first = 0;
    await deps.ports.campaigns.addCodes(
      campaign.id,
      (highest, highestLetter) => {
        demandNoneSince(highestLetter, asked.after);
        first = highest + 1;
        return codes.map((code, place) => ({
          codeHash: deps.codeHash(code),
          campaignId: campaign.id,
          number: first + place,
          unit,
          spent: false,
          channel: "letter",
        }));
      },
      auditOf(staff, "campaign.change", { at: deps.now(), subject }),
    );
    return codes.map((code, place) => ({ number: first + place, code }));
  };

/** @throws WrongBody (others have made letters, or the same form has) */
export function demandNoneSince(highest: number, after: number | undefined): void {
  if (after !== undefined && highest > after) throw new WrongBody([{ pointer: "/after", code: "stale" }]);
}

/** How many of those who got a letter have answered. */
export interface Participation {
  readonly unit: string;
  readonly invited: number;
  readonly answered: number;
}

/** Who takes part of the citizens that were invited here; null where fewer than the smallest cell could be counted. */
export interface CitizensInvited {
  readonly invited: number | null;
  readonly answered: number | null;
  readonly declined: number | null;
}

/** Who has been asked by letter, unit by unit, and the numbers of the letters that nobody has answered yet. */
export interface Invited {
  readonly units: readonly Participation[];
  readonly unanswered: readonly number[];
  /** The highest number on a letter; 0 for none. */
  readonly highest: number;
  /** Null where the campaign invites nobody by itself. */
  readonly citizens: CitizensInvited | null;
}

/** Says who has answered, and nothing of what. @throws NotLoggedIn, NotAllowed, NotFound */
export const showInvited =
  (deps: Deps) =>
  async (visitor: Visitor, campaignId: string): Promise<Invited> => {
    demandStaff(visitor, "evaluation.read");
    const campaign = await campaignOf(deps, campaignId);
    const turnout = campaign.invitees === "nobody" ? null : await deps.ports.invitations.turnout(campaignId);
    const codes = await deps.ports.campaigns.codes(campaignId);
    const units = [...new Set(codes.map(({ unit }) => unit))].map((unit) => {
      const invited = codes.filter((code) => code.unit === unit);
      return { unit, invited: invited.length, answered: invited.filter(({ spent }) => spent).length };
    });
    return {
      units,
      unanswered: codes.flatMap(({ number, spent }) => (spent ? [] : [number])),
      highest: codes.at(-1)?.number ?? 0,
      citizens: turnout && toldOf(turnout, campaign.leastCell),
    };
  };

/** What may be told: no number, and no rest of those invited, is about fewer than the smallest cell. */
export function toldOf({ invited, answered, declined }: Turnout, least: number): CitizensInvited {
  const isEnough = (count: number) => count >= least;
  if (!isEnough(invited)) return { invited: null, answered: null, declined: null };
  const tellsAnswered = isEnough(answered) && isEnough(invited - answered);
  const rest = invited - declined - (tellsAnswered ? answered : 0);
  const tellsDeclined = isEnough(declined) && isEnough(rest);
  return {
    invited,
    answered: tellsAnswered ? answered : null,
    declined: tellsDeclined ? declined : null,
  };
}
