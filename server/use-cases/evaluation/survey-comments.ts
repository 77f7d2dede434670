import type { CommentState, SurveyComment } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { isTold } from "#server/results/publication.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { campaignWanted, columnsOf, type SurveyWanted } from "#server/use-cases/evaluation/survey-wanted.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { maskCpr } from "#server/use-cases/surveys/mask-cpr.ts";

/** Longest comment, in characters: as long as a question lets one write. */
export const longestComment = 4_000;

/** True when so many have answered that a comment may be anybody's. */
async function mayBeRead(deps: Deps, wanted: SurveyWanted): Promise<boolean> {
  return isTold(await columnsOf(deps, wanted), wanted.limits);
}

/**
 * What was written in own words, apart from all other answers and in no order. Null while nothing may be told.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const readComments =
  (deps: Deps) =>
  async (visitor: Visitor, campaignId: string): Promise<readonly SurveyComment[] | null> => {
    const staff = demandStaff(visitor, "evaluation.read");
    const wanted = await campaignWanted(deps, campaignId);
    if (!(await mayBeRead(deps, wanted))) return null;
    const subject = { subjectKind: "campaign", subjectId: campaignId, citizenId: null } as const;
    const comments = await deps.ports.surveys.comments(wanted.answers);
    await deps.ports.audit.record([auditOf(staff, "evaluation.read", { at: deps.now(), subject })]);
    return comments;
  };

/** Only what has been released, for the page of the results. @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired */
export const shownComments =
  (deps: Deps) =>
  async (visitor: Visitor, campaignId: string): Promise<readonly SurveyComment[]> => {
    demandStaff(visitor, "evaluation.read");
    const { answers } = await campaignWanted(deps, campaignId);
    return (await deps.ports.surveys.comments(answers)).filter(({ state }) => state === "shown");
  };

export interface CommentSettled {
  readonly campaignId: string;
  readonly id: string;
  readonly state: Extract<CommentState, "shown" | "held">;
  /** The comment, perhaps without names and places that stood in it. */
  readonly text: string;
}

/** Why a comment was not released. */
export type CommentFault = "required" | "too-long";

/**
 * Releases a comment, or holds it back. What looks like a cpr number is taken out once more. On the audit record.
 * @returns what is wrong with the text, or null when it was settled
 * @throws NotLoggedIn, NotAllowed, NotFound (also while too few have answered), VersionRetired
 */
export const settleComment =
  (deps: Deps) =>
  async (visitor: Visitor, { campaignId, id, state, text }: CommentSettled): Promise<CommentFault | null> => {
    const staff = demandStaff(visitor, "campaign.change");
    const wanted = await campaignWanted(deps, campaignId);
    if (!(await mayBeRead(deps, wanted))) throw new NotFound();
    const kept = maskCpr(plainText(text));
    if (state === "shown" && kept === "") return "required";
    if (kept.length > longestComment) return "too-long";
    const subject = {
      subjectKind: "campaign",
      subjectId: campaignId,
      citizenId: null,
      purpose: state,
    } as const;
    const audit = auditOf(staff, "campaign.change", { at: deps.now(), subject });
    const isDone = await deps.ports.surveys.settleComment(wanted.answers, { id, state, text: kept }, audit);
    if (!isDone) throw new NotFound();
    return null;
  };
