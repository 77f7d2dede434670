import type { Visitor } from "#server/access/actor.ts";
import { WrongBody } from "#server/errors/problem.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import {
  demandNoneSince,
  type MadeCode,
  mostCodesAtOnce,
} from "#server/use-cases/evaluation/survey-codes.ts";
import { newId, newSurveyCode } from "#server/use-cases/ids.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { panelOf, standOf, subjectOf } from "./panels.ts";

/**
 * Makes codes for letters, each good for one person in every round. They are handed out here and nowhere else, and cannot
 * be shown again. On the audit record, with how many there were.
 * @param asked.after as for the letters of a campaign
 * @throws NotLoggedIn, NotAllowed, NotFound, WrongBody (count, a survey that is over, or letters made since)
 */
export const makePanelCodes =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { panelId, count, after }: { readonly panelId: string; readonly count: number; readonly after?: number },
  ): Promise<readonly MadeCode[]> => {
    const staff = demandStaff(visitor, "campaign.change");
    const panel = await panelOf(deps, panelId);
    if (!Number.isInteger(count) || count < 1 || count > mostCodesAtOnce)
      throw new WrongBody([{ pointer: "/count", code: "out-of-scale" }]);
    // Who begins later has no first round to be held against.
    if (standOf(panel, civilDate(deps.now())).wave > 0)
      throw new WrongBody([{ pointer: "/panelId", code: "over" }]);
    const codes = Array.from({ length: count }, () => newSurveyCode(deps.randomBytes));
    let first = 0;
    await deps.ports.panels.addMembers(
      panelId,
      (highest) => {
        demandNoneSince(highest, after);
        first = highest + 1;
        return codes.map((code, place) => ({
          codeHash: deps.codeHash(code),
          panelId,
          number: first + place,
          memberId: newId(deps.randomBytes),
        }));
      },
      auditOf(staff, "campaign.change", { at: deps.now(), subject: subjectOf(panelId, `${count}`) }),
    );
    return codes.map((code, place) => ({ number: first + place, code }));
  };

/** Who takes part, by the numbers on the letters. */
export interface PanelParticipation {
  /** Codes that can be used. */
  readonly invited: number;
  /** For each round, how many of them have answered it. */
  readonly answered: readonly number[];
  /** Numbers that have not answered the round that is open; empty when none is. */
  readonly unanswered: readonly number[];
  /** The highest number on a letter; 0 for none. */
  readonly highest: number;
  /** People of whom there are answers, also when the codes are deleted. */
  readonly people: number;
}

/**
 * Says by number who has answered, and nothing of what. On the audit record: whoever has the list of letters knows whose
 * the numbers are. @throws NotLoggedIn, NotAllowed, NotFound
 */
export const showPanelCodes =
  (deps: Deps) =>
  async (visitor: Visitor, panelId: string): Promise<PanelParticipation> => {
    const staff = demandStaff(visitor, "evaluation.read");
    const panel = await panelOf(deps, panelId);
    const audit = auditOf(staff, "evaluation.read", { at: deps.now(), subject: subjectOf(panelId) });
    await deps.ports.audit.record([audit]);
    const members = await deps.ports.panels.members(panelId);
    const { state, wave } = standOf(panel, civilDate(deps.now()));
    const kept = (await deps.ports.panels.answers(panelId)).filter(({ isWithdrawn }) => !isWithdrawn);
    return {
      invited: members.length,
      answered: panel.waves.map((_, place) => members.filter(({ waves }) => waves.includes(place)).length),
      unanswered:
        state === "open"
          ? members.flatMap(({ number, waves }) => (waves.includes(wave) ? [] : [number]))
          : [],
      highest: members.at(-1)?.number ?? 0,
      people: new Set(kept.map(({ memberId }) => memberId)).size,
    };
  };
