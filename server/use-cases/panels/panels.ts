import type { Panel, PanelWave } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { lowestLeastCell } from "#server/disclosure/limits.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { readDay } from "#server/plan/read-day.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { addDays, addMonths, civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { askedIn } from "#server/use-cases/evaluation/askable-surveys.ts";
import {
  type CampaignFault,
  type CampaignTyped,
  highestLeastCell,
  wholeNumber,
  wordFaults,
  wordsTyped,
} from "#server/use-cases/evaluation/campaigns.ts";
import { isId } from "#server/use-cases/ids.ts";
import { type Installed, isForStaff } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { panelLibrary } from "./panel-questions.ts";

/** Rounds of a confidential survey: fewer than two measure no change, and more than six tire people. */
export const waveRange = { low: 2, high: 6 } as const;

/** Weeks from the first day of a round to the first of the next, and days that a round is open. */
export const mostWeeks = 52;
export const mostOpenDays = 60;

/** A confidential survey as somebody types it. */
export type PanelTyped = Pick<
  CampaignTyped,
  "questionnaireId" | "name" | "purpose" | "opensOn" | "leastCell"
> & {
  readonly id: string;
  readonly waves: string;
  readonly weeks: string;
  readonly openDays: string;
};

/** What is wrong with a field of it. */
export interface PanelFault {
  readonly field: CampaignFault["field"] | "waves" | "weeks" | "openDays";
  readonly code: CampaignFault["code"] | "overlap";
}

/** Where a confidential survey stands on a day. */
export interface PanelStand {
  readonly state: "early" | "open" | "between" | "over";
  /** Place of the round that is open or comes next; of the last one when it is over. */
  readonly wave: number;
}

/** @param today civil date */
export function standOf({ waves }: Pick<Panel, "waves">, today: string): PanelStand {
  const wave = waves.findIndex(({ closesOn }) => today <= closesOn);
  if (wave === -1) return { state: "over", wave: waves.length - 1 };
  if (today >= (waves[wave]?.opensOn ?? "")) return { state: "open", wave };
  return { state: wave === 0 ? "early" : "between", wave };
}

/**
 * Civil date on which the codes are deleted: a month after the last round, so that whoever answered on its last day has
 * as long to take the answers back as the law gives the municipality to act on such a wish (GDPR article 12(3)).
 */
export const unlinkedOn = ({ waves }: Pick<Panel, "waves">): string => addMonths(lastDayOf(waves), 1);

/** Civil date on which answers and figures are deleted; the same time after the end as for a campaign. */
export const panelDeletedOn = (
  { waves }: Pick<Panel, "waves">,
  { surveyMonths }: Pick<Deps["municipality"], "surveyMonths">,
): string => addMonths(lastDayOf(waves), surveyMonths);

const lastDayOf = (waves: readonly PanelWave[]): string => waves.at(-1)?.closesOn ?? "";

export interface PanelSeen extends PanelStand {
  readonly panel: Panel;
  readonly installed: Installed;
  readonly unlinkedOn: string;
  readonly deletedOn: string;
  readonly isDeleted: boolean;
}

/** Every confidential survey whose questionnaire is installed, the newest first. @throws NotLoggedIn, NotAllowed */
export const listPanels =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly PanelSeen[]> => {
    demandStaff(visitor, "evaluation.read");
    const isInstalled = ({ instrument }: Panel) =>
      deps.library.all.some((one) => one.instrument.hash === instrument.hash);
    return (await deps.ports.panels.all()).filter(isInstalled).map((panel) => seen(deps, panel));
  };

/** @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired */
export const showPanel =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<PanelSeen> => {
    demandStaff(visitor, "evaluation.read");
    return seen(deps, await panelOf(deps, id));
  };

function seen({ library, municipality, now }: Deps, panel: Panel): PanelSeen {
  const today = civilDate(now());
  const gone = panel.answersDeletedOn ?? panelDeletedOn(panel, municipality);
  return {
    panel,
    ...standOf(panel, today),
    installed: panelLibrary(library).exactly(panel.instrument),
    unlinkedOn: unlinkedOn(panel),
    deletedOn: gone,
    isDeleted: gone <= today,
  };
}

/** @throws NotFound */
export async function panelOf({ ports }: Pick<Deps, "ports">, id: string): Promise<Panel> {
  const panel = await ports.panels.find(id);
  if (panel === null) throw new NotFound();
  return panel;
}

/**
 * Makes a confidential survey; the same id again makes nothing more. On the audit record.
 * @returns what is wrong with it, or nothing when it was made
 * @throws NotLoggedIn, NotAllowed, WrongBody (not an id of ours)
 */
export const makePanel =
  (deps: Deps) =>
  async (visitor: Visitor, typed: PanelTyped): Promise<readonly PanelFault[]> => {
    const staff = demandStaff(visitor, "campaign.change");
    if (!isId(typed.id)) throw new WrongBody([{ pointer: "/id", code: "wrong-form" }]);
    const at = deps.now();
    const asked = askedIn(deps, typed.questionnaireId);
    // What staff say of their work belongs to nobody.
    const installed = asked && isForStaff(asked) ? undefined : asked;
    const leastCell = wholeNumber(typed.leastCell) ?? 0;
    const { waves, faults: waveFaults } = readWaves(typed, civilDate(at));
    const faults: readonly PanelFault[] = [
      ...(installed ? [] : [{ field: "questionnaireId", code: "required" } as const]),
      ...wordFaults(typed),
      ...waveFaults,
      ...(leastCell < lowestLeastCell || leastCell > highestLeastCell
        ? [{ field: "leastCell", code: "too-low" } as const]
        : []),
    ];
    if (faults.length > 0 || !installed) return faults;
    const { id } = typed;
    if ((await deps.ports.panels.find(id)) !== null) return [];
    const panel: Panel = {
      id,
      instrument: installed.instrument,
      ...wordsTyped(typed),
      waves,
      leastCell,
      ownerId: staff.id,
      answersDeletedOn: null,
      createdAt: at,
    };
    await deps.ports.panels.add(panel, auditOf(staff, "campaign.change", { at, subject: subjectOf(id) }));
    return [];
  };

function readWaves(
  typed: Pick<PanelTyped, "opensOn" | "waves" | "weeks" | "openDays">,
  today: string,
): { readonly waves: readonly PanelWave[]; readonly faults: readonly PanelFault[] } {
  const first = readDay(...typed.opensOn);
  const count = wholeNumber(typed.waves) ?? 0;
  const [weeks, openDays] = [wholeNumber(typed.weeks) ?? 0, wholeNumber(typed.openDays) ?? 0];
  const faults: PanelFault[] = [];
  if (first === null) faults.push({ field: "opensOn", code: "not-a-day" });
  else if (first < today) faults.push({ field: "opensOn", code: "past" });
  if (count < waveRange.low || count > waveRange.high) faults.push({ field: "waves", code: "too-low" });
  if (weeks < 1 || weeks > mostWeeks) faults.push({ field: "weeks", code: "too-low" });
  if (openDays < 1 || openDays > mostOpenDays) faults.push({ field: "openDays", code: "too-low" });
  else if (weeks >= 1 && openDays > weeks * 7) faults.push({ field: "openDays", code: "overlap" });
  if (faults.length > 0 || first === null) return { waves: [], faults };
  const waves = Array.from({ length: count }, (_, wave) => {
    const opensOn = addDays(first, wave * weeks * 7);
    return { opensOn, closesOn: addDays(opensOn, openDays - 1) };
  });
  return { waves, faults };
}

/**
 * Deletes a confidential survey with its codes, answers and figures, at any time. On the audit record.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const removePanel =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<void> => {
    const staff = demandStaff(visitor, "campaign.change");
    const audit = auditOf(staff, "campaign.change", { at: deps.now(), subject: subjectOf(id) });
    if (!(await deps.ports.panels.remove(id, audit))) throw new NotFound();
  };

/** What an act on a confidential survey is about, on the audit record. */
export const subjectOf = (id: string, purpose: string | null = null) =>
  ({ subjectKind: "panel", subjectId: id, citizenId: null, purpose }) as const;
