import type { Campaign, CampaignPurpose, Invitees, Lang } from "#db/ports.ts";
import { langs } from "#questionnaires/languages.ts";
import type { Visitor } from "#server/access/actor.ts";
import { lowestLeastCell } from "#server/disclosure/limits.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { readDay } from "#server/plan/read-day.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { askedIn } from "#server/use-cases/evaluation/askable-surveys.ts";
import { isId, newId, newSurveyCode } from "#server/use-cases/ids.ts";
import { type Installed, isForStaff } from "#server/use-cases/library.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { hasEnded } from "#server/use-cases/surveys/letterbox.ts";
import { goneOn } from "#server/use-cases/surveys/survey-deadline.ts";

/** Longest name and longest purpose of a campaign, in characters. */
export const longestCampaignName = 100;
export const longestPurpose = 500;

/** The highest that the smallest cell can be set to: above it hardly anything would be shown. */
export const highestLeastCell = 20;

/** Most days from a questionnaire to an invitation, and from an invitation to its reminder. */
export const mostAfterDays = 365;
export const mostRemindAfter = 90;

export type CampaignState = "early" | "open" | "over";

/** Where a campaign stands today. */
export function stateOf(campaign: Campaign, today: string): CampaignState {
  if (hasEnded(campaign, today)) return "over";
  return today < campaign.opensOn ? "early" : "open";
}

export interface CampaignSeen {
  readonly campaign: Campaign;
  readonly state: CampaignState;
  readonly installed: Installed;
  /** Civil date on which its answers, comments and codes are deleted. */
  readonly deletedOn: string;
  /** From that day on. */
  readonly isDeleted: boolean;
}

/** A campaign with the name of whoever made it. */
export interface CampaignShown extends CampaignSeen {
  /** Empty when nobody knows it. */
  readonly ownerName: string;
}

function seen(deps: Deps, campaign: Campaign): CampaignSeen {
  const today = civilDate(deps.now());
  const gone = goneOn(campaign, deps.municipality);
  return {
    campaign,
    deletedOn: gone,
    isDeleted: gone <= today,
    state: stateOf(campaign, today),
    installed: deps.library.exactly(campaign.instrument),
  };
}

/** Every campaign whose questionnaire is installed, the newest first. @throws NotLoggedIn, NotAllowed */
export const listCampaigns =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly CampaignSeen[]> => {
    demandStaff(visitor, "evaluation.read");
    const isInstalled = ({ instrument }: Campaign) =>
      deps.library.all.some((one) => one.instrument.hash === instrument.hash);
    return (await deps.ports.campaigns.all()).filter(isInstalled).map((campaign) => seen(deps, campaign));
  };

/** @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired */
export const showCampaign =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<CampaignShown> => {
    demandStaff(visitor, "evaluation.read");
    const campaign = await campaignOf(deps, id);
    const [owner] = await deps.ports.people.staff([campaign.ownerId]);
    return { ...seen(deps, campaign), ownerName: owner?.name ?? "" };
  };

/** @throws NotFound */
export async function campaignOf({ ports }: Deps, id: string): Promise<Campaign> {
  const campaign = await ports.campaigns.find(id);
  if (campaign === null) throw new NotFound();
  return campaign;
}

/** A campaign as somebody types it. */
export interface CampaignTyped {
  /** Of the newest version; an older one is `id@version`. */
  readonly questionnaireId: string;
  readonly name: string;
  readonly purpose: CampaignPurpose;
  readonly opensOn: readonly [day: string, month: string, year: string];
  readonly closesOn: readonly [day: string, month: string, year: string];
  readonly leastCell: string;
  readonly release: string;
  /** Languages besides Danish, as codes. */
  readonly languages: readonly string[];
  readonly invitees: string;
  readonly afterDays: string;
  readonly remindAfter: string;
}

/** What is wrong with a field of a campaign. */
export interface CampaignFault {
  readonly field: keyof CampaignTyped;
  readonly code: "required" | "too-long" | "not-a-day" | "past" | "before-opening" | "too-low" | "for-staff";
}

/** A fresh number for a campaign that is about to be made; the same number twice makes one campaign. */
export const newCampaignId = (deps: Deps) => (): string => newId(deps.randomBytes);

/**
 * Makes a campaign; the same id again makes nothing more. On the audit record.
 * @returns what is wrong with it, or nothing when it was made
 * @throws NotLoggedIn, NotAllowed, WrongBody (not an id of ours)
 */
export const makeCampaign =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    typed: CampaignTyped & { readonly id: string },
  ): Promise<readonly CampaignFault[]> => {
    const staff = demandStaff(visitor, "campaign.change");
    if (!isId(typed.id)) throw new WrongBody([{ pointer: "/id", code: "wrong-form" }]);
    const today = civilDate(deps.now());
    const installed = askedIn(deps, typed.questionnaireId);
    const [opensOn, closesOn] = [readDay(...typed.opensOn), readDay(...typed.closesOn)];
    const leastCell = wholeNumber(typed.leastCell) ?? 0;
    const faults = [
      ...(installed ? [] : [{ field: "questionnaireId", code: "required" } as const]),
      ...wordFaults(typed),
      ...dayFaults({ opensOn, closesOn, today }),
      ...(leastCell < lowestLeastCell || leastCell > highestLeastCell
        ? [{ field: "leastCell", code: "too-low" } as const]
        : []),
      ...invitationFaults(typed, installed),
    ];
    if (faults.length > 0 || !installed || opensOn === null || closesOn === null) return faults;
    if ((await deps.ports.campaigns.find(typed.id)) !== null) return [];
    const at = deps.now();
    const { id } = typed;
    const campaign: Campaign = {
      id,
      instrument: installed.instrument,
      ...wordsTyped(typed),
      opensOn,
      closesOn,
      leastCell,
      ...inviting(typed),
      release: typed.release === "rows" ? "rows" : "figures",
      counted: null,
      turnout: null,
      answersDeletedOn: null,
      languages: languagesTyped(typed.languages),
      linkKey: newSurveyCode(deps.randomBytes),
      ownerId: staff.id,
      revision: 0,
      createdAt: at,
    };
    const subject = { subjectKind: "campaign", subjectId: id, citizenId: null } as const;
    await deps.ports.campaigns.add(campaign, auditOf(staff, "campaign.change", { at, subject }));
    return [];
  };

export interface CampaignChanged {
  readonly id: string;
  /** The revision that was changed. */
  readonly revision: number;
  readonly name: string;
  readonly purpose: CampaignPurpose;
  readonly closesOn: CampaignTyped["closesOn"];
}

export type CampaignChangeOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "wrong"; readonly faults: readonly CampaignFault[] }
  /** Somebody else has changed it meanwhile; nothing was changed. */
  | { readonly kind: "stale"; readonly campaign: Campaign };

/**
 * Changes the words and the last day of a campaign that is not over. What is over stays over: figures of groups have
 * been told, and more answers would tell what those who came later said. On the audit record.
 * @throws NotLoggedIn, NotAllowed, NotFound (also for one that is over)
 */
export const changeCampaign =
  (deps: Deps) =>
  async (visitor: Visitor, { id, revision, ...typed }: CampaignChanged): Promise<CampaignChangeOutcome> => {
    const staff = demandStaff(visitor, "campaign.change");
    const campaign = await campaignOf(deps, id);
    const today = civilDate(deps.now());
    if (hasEnded(campaign, today)) throw new NotFound();
    const closesOn = readDay(...typed.closesOn);
    const faults = [...wordFaults(typed), ...dayFaults({ opensOn: campaign.opensOn, closesOn, today })];
    if (faults.length > 0 || closesOn === null) return { kind: "wrong", faults };
    const at = deps.now();
    const subject = { subjectKind: "campaign", subjectId: id, citizenId: null } as const;
    const change = { ...wordsTyped(typed), closesOn, revision };
    const changed = await deps.ports.campaigns.change(
      id,
      change,
      auditOf(staff, "campaign.change", { at, subject }),
    );
    return changed ? { kind: "changed" } : { kind: "stale", campaign: await campaignOf(deps, id) };
  };

/** Danish and those chosen; null when nothing is left out, so that a language that comes later is in too. */
function languagesTyped(chosen: readonly string[]): readonly Lang[] | null {
  const asked = langs.filter((lang) => lang === "da" || chosen.includes(lang));
  return asked.length === langs.length ? null : asked;
}

const inviteeKinds: readonly Invitees[] = ["nobody", "sent", "held", "after"];

/** A whole number of at most three digits, as typed; null when it is none. */
export const wholeNumber = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null;

/** Whom a campaign invites, as it is typed; what does not matter for them is left out. */
function inviting(typed: CampaignTyped): Pick<Campaign, "invitees" | "afterDays" | "remindAfter"> {
  const invitees = inviteeKinds.find((kind) => kind === typed.invitees) ?? "nobody";
  return {
    invitees,
    afterDays: invitees === "after" ? (wholeNumber(typed.afterDays) ?? 0) : 0,
    remindAfter: invitees === "nobody" ? 0 : (wholeNumber(typed.remindAfter) ?? 0),
  };
}

function invitationFaults(typed: CampaignTyped, installed: Installed | undefined): readonly CampaignFault[] {
  if (!inviteeKinds.some((kind) => kind === typed.invitees)) return [{ field: "invitees", code: "required" }];
  if (typed.invitees === "nobody") return [];
  const faults: CampaignFault[] = [];
  if (installed && isForStaff(installed)) faults.push({ field: "invitees", code: "for-staff" });
  const after = wholeNumber(typed.afterDays) ?? 0;
  if (typed.invitees === "after" && (after < 1 || after > mostAfterDays))
    faults.push({ field: "afterDays", code: "too-low" });
  const remind = wholeNumber(typed.remindAfter === "" ? "0" : typed.remindAfter);
  if (remind === null || remind > mostRemindAfter) faults.push({ field: "remindAfter", code: "too-low" });
  return faults;
}

/** Name and purpose as they are kept. */
export const wordsTyped = ({ name, purpose }: Pick<CampaignTyped, "name" | "purpose">) => ({
  name: plainText(name),
  purpose: { da: plainText(purpose.da), en: plainText(purpose.en) },
});

/** What is wrong with the name and the purpose. */
export function wordFaults({
  name,
  purpose,
}: Pick<CampaignTyped, "name" | "purpose">): readonly CampaignFault[] {
  const given = plainText(name);
  const [da, en] = [plainText(purpose.da), plainText(purpose.en)];
  const faults: CampaignFault[] = [];
  if (given === "") faults.push({ field: "name", code: "required" });
  if (given.length > longestCampaignName) faults.push({ field: "name", code: "too-long" });
  if (da === "") faults.push({ field: "purpose", code: "required" });
  if (da.length > longestPurpose || en.length > longestPurpose)
    faults.push({ field: "purpose", code: "too-long" });
  return faults;
}

interface Days {
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly today: string;
}

function dayFaults({ opensOn, closesOn, today }: Days): readonly CampaignFault[] {
  const faults: CampaignFault[] = [];
  if (opensOn === null) faults.push({ field: "opensOn", code: "not-a-day" });
  if (closesOn === null) faults.push({ field: "closesOn", code: "not-a-day" });
  else if (closesOn < today) faults.push({ field: "closesOn", code: "past" });
  else if (opensOn !== null && closesOn < opensOn) faults.push({ field: "closesOn", code: "before-opening" });
  return faults;
}
