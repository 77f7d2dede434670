import type { CommentSubject, StoredCase, WithdrawOutcome } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { can } from "#server/access/permissions.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { NotAllowed, NotFound } from "#server/errors/problem.ts";
import type { Openings } from "#server/occupations/openings.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import { toldEntries } from "#server/use-cases/cv/compose-cv.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { goalEvent } from "#server/use-cases/plan/save-goal.ts";
import { openingsOf } from "#server/use-cases/plan/show-plan.ts";
import { openingsToday } from "#server/use-cases/reference/lists-in-force.ts";
import { caseFor, type Door, doorOf, type OpenDoor } from "#server/use-cases/triage/relation.ts";
import {
  type Beside,
  type BesideComment,
  besideOf,
  type CommentWritten,
  commentFault,
  isShown,
  newIn,
  subjectOf,
  threadOf,
  writeOnce,
} from "./subject.ts";

/** One entry or goal of the citizen of a case, and what stands beside it. */
export interface CaseBeside {
  readonly receiptNumber: string;
  readonly citizenName: string;
  readonly beside: Beside;
  /** The oldest first, with the name of the staff member who wrote it; "" for the citizen's. */
  readonly comments: readonly (BesideComment & { readonly staffName: string })[];
  /** What the names of the CV entries of a goal are looked up in; empty for an entry. */
  readonly names: readonly CvEntry[];
  /** The chances in the occupation of a goal; null when there is nothing to tell. */
  readonly openings: Openings | null;
  /** The reader has the citizen's newest case, and so may write and agree. */
  readonly mayWrite: boolean;
}

/** What the citizen shows of the CV, and every goal; what is hidden is not found. @throws NotFound */
async function shownBeside(deps: Deps, found: StoredCase, about: CommentSubject): Promise<Beside> {
  const beside = await besideOf(deps, found.citizenId, about);
  if (beside === null || !isShown(beside)) throw new NotFound();
  return beside;
}

/** Whether the staff member may write to the citizen: has the case, and nobody has a newer one. */
export async function mayWriteBeside(deps: Deps, { staff, found, relation }: Door): Promise<boolean> {
  if (relation === null || !can(staff, "case.comment", relation)) return false;
  const cases = await deps.ports.cases.casesOf(found.citizenId);
  return cases.every((one) => one.assignedTo === null || one.receivedAt <= found.receivedAt);
}

/** @throws NotLoggedIn, NotAllowed, NotFound */
async function writerFor(
  deps: Deps,
  visitor: Visitor,
  asked: { readonly caseId: string; readonly action: Act },
): Promise<OpenDoor> {
  const door = await caseFor(deps, visitor, asked);
  if (!(await mayWriteBeside(deps, door))) throw new NotAllowed();
  return door;
}

async function withNames(deps: Deps, comments: readonly BesideComment[]): Promise<CaseBeside["comments"]> {
  const authors = comments.filter(({ authorKind }) => authorKind === "staff").map(({ authorId }) => authorId);
  const staff = await deps.ports.people.staff([...new Set(authors)] as StaffActor["id"][]);
  return comments.map((comment) => ({
    ...comment,
    staffName: staff.find(({ id }) => id === comment.authorId)?.name ?? "",
  }));
}

/**
 * One entry or goal of the citizen of a case and what stands beside it; null while the staff member may not see the
 * answers of the case either. Each look is logged. What the citizen has answered is seen when who may answer opens it.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export function readCaseComments(deps: Deps) {
  const openings = openingsToday(deps);
  return async (
    visitor: Visitor,
    { caseId, about }: { readonly caseId: string; readonly about: CommentSubject },
  ): Promise<CaseBeside | null> => {
    const door = await doorOf(deps, visitor, { caseId, action: "case.read-comments" });
    const { staff, found, standing, relation } = door;
    if (relation === null) return null;
    const beside = await shownBeside(deps, found, about);
    const at = deps.now();
    const subject = caseSubject(found, standing.purpose ?? "own-case");
    await deps.ports.audit.record([auditOf(staff, "case.read-comments", { at, subject, relation })]);
    const comments = threadOf(await deps.ports.besideComments.of(found.citizenId), beside, "staff");
    const mayWrite = await mayWriteBeside(deps, door);
    const ids = newIn(comments);
    if (mayWrite && ids.length > 0)
      await deps.ports.besideComments.see({ citizenId: found.citizenId, ids, by: "staff" }, at);
    return {
      receiptNumber: found.receiptNumber,
      citizenName: found.citizenName,
      beside,
      comments: await withNames(deps, comments),
      names: beside.kind === "goal" ? await toldEntries(deps, found.citizenId) : [],
      openings: beside.kind === "goal" ? await openingsOf(beside.goal, openings) : null,
      mayWrite,
    };
  };
}

type Act = "case.comment" | "case.withdraw-comment" | "case.agree-goal";

const auditOfAct = ({ staff, found, relation }: OpenDoor, action: Act, at: Date) =>
  auditOf(staff, action, { at, subject: caseSubject(found, "own-case"), relation });

export interface CaseCommentTyped {
  readonly caseId: string;
  readonly about: CommentSubject;
  /** Id of the comment, drawn when the form was drawn, so that it is written once. */
  readonly id: string;
  /** The revision of the entry or goal that the writer was looking at. */
  readonly revision: number;
  readonly words: string;
}

/**
 * Writes beside an entry or goal of the citizen of an own case. The citizen sees it, and a job tells those who have
 * asked for mails.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const commentOnCase =
  (deps: Deps) =>
  async (visitor: Visitor, typed: CaseCommentTyped): Promise<CommentWritten> => {
    const door = await writerFor(deps, visitor, { caseId: typed.caseId, action: "case.comment" });
    const beside = await shownBeside(deps, door.found, typed.about);
    if (!isId(typed.id)) throw new NotFound();
    const words = plainText(typed.words);
    const fault = commentFault(words);
    if (fault !== null) return fault;
    const { revision: now, ...subject } = subjectOf(beside);
    const own = { citizenId: door.found.citizenId, authorKind: "staff", authorId: door.staff.id } as const;
    const at = deps.now();
    const revision = Math.min(now, typed.revision);
    const draft = { ...own, id: typed.id, subject, revision, words, at };
    return writeOnce(deps, draft, auditOfAct(door, "case.comment", at));
  };

/**
 * Takes back what a caseworker has written, unless the citizen has answered it: the own words, or those of somebody who
 * had the case before. @throws NotLoggedIn, NotAllowed, NotFound
 */
export const withdrawCaseComment =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { caseId, id }: { readonly caseId: string; readonly id: string },
  ): Promise<WithdrawOutcome> => {
    const door = await writerFor(deps, visitor, { caseId, action: "case.withdraw-comment" });
    const at = deps.now();
    return deps.ports.besideComments.withdraw(
      { id, citizenId: door.found.citizenId, authorKind: "staff" },
      { at, audit: auditOfAct(door, "case.withdraw-comment", at) },
    );
  };

/**
 * Says yes, as who has the case, to a goal as it stands, or takes the yes back. False, and nothing stored, when the
 * goal has been changed, reached or put away since it was looked at.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const agreeOnCaseGoal =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    asked: {
      readonly caseId: string;
      /** Id of the goal. */
      readonly about: string;
      readonly revision: number;
      readonly says: "agreed" | "withdrew";
    },
  ): Promise<boolean> => {
    const door = await writerFor(deps, visitor, { caseId: asked.caseId, action: "case.agree-goal" });
    if (!isId(asked.about)) throw new NotFound();
    const at = deps.now();
    const event = goalEvent(door.staff, asked.says, { at });
    const own = { citizenId: door.found.citizenId, id: asked.about };
    const audit = auditOfAct(door, "case.agree-goal", at);
    const outcome = await deps.ports.jobPlans.agreeOnGoal(own, { revision: asked.revision, event }, audit);
    if (outcome.kind === "missing") throw new NotFound();
    return outcome.kind === "saved";
  };
