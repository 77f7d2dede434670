import { createHash } from "node:crypto";
import type { CitizenId, CommentSubject, OutboxMessage, StoredCase } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { can } from "#server/access/permissions.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { isTold } from "#server/cv/lay-out-cv.ts";
import { NotFound } from "#server/errors/problem.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { toldEntries, toldEntry } from "#server/use-cases/cv/compose-cv.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { goalEvent } from "#server/use-cases/plan/save-goal.ts";
import { caseFor, doorOf, type OpenDoor } from "#server/use-cases/triage/relation.ts";
import {
  type Beside,
  type BesideComment,
  besideOf,
  type CommentWritten,
  commentFault,
  mostComments,
  type Reader,
  subjectOf,
  threadOf,
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
  /** The reader has the case, and so may write and agree. */
  readonly mayWrite: boolean;
}

const readerOf = (staff: StaffActor): Reader => ({ authorKind: "staff", authorId: staff.id });

/** What the citizen shows of the CV, and every goal; what is hidden is not found. @throws NotFound */
async function shownBeside(deps: Deps, found: StoredCase, about: CommentSubject): Promise<Beside> {
  const beside = await besideOf(deps, found.citizenId, about);
  if (beside === null) throw new NotFound();
  if (beside.kind === "goal") return beside;
  const entry = toldEntry(beside.entry);
  if (entry === undefined || !isTold(entry, true)) throw new NotFound();
  return beside;
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
 * answers of the case either. Each look is logged. What the citizen has answered is seen when who has the case opens it.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const readCaseComments =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { caseId, about }: { readonly caseId: string; readonly about: CommentSubject },
  ): Promise<CaseBeside | null> => {
    const { relation, ...door } = await doorOf(deps, visitor, { caseId, action: "case.read-comments" });
    if (relation === null) return null;
    const { staff, found, standing } = door;
    const beside = await shownBeside(deps, found, about);
    const at = deps.now();
    const subject = caseSubject(found, standing.purpose ?? "own-case");
    await deps.ports.audit.record([auditOf(staff, "case.read-comments", { at, subject, relation })]);
    const comments = threadOf(await deps.ports.besideComments.of(found.citizenId), beside, readerOf(staff));
    const mayWrite = can(staff, "case.comment", relation);
    if (mayWrite && comments.some(({ isNew }) => isNew))
      await deps.ports.besideComments.see({ citizenId: found.citizenId, subject: about, by: "staff" }, at);
    return {
      receiptNumber: found.receiptNumber,
      citizenName: found.citizenName,
      beside,
      comments: await withNames(deps, comments),
      names: beside.kind === "goal" ? await toldEntries(deps, found.citizenId) : [],
      mayWrite,
    };
  };

const auditOfAct = (
  { staff, found, relation }: OpenDoor,
  action: "case.comment" | "case.agree-goal",
  at: Date,
) => auditOf(staff, action, { at, subject: caseSubject(found, "own-case"), relation });

/** A comment can be taken back before a mail tells of it. */
const noticeAfterMs = 15 * 60_000;

/** A mail that there is something to look at: at most one a day for each citizen, and only to those who have asked. */
const noticeOf = (citizenId: CitizenId, at: Date): OutboxMessage => ({
  id: createHash("sha256")
    .update(`comment ${civilDate(at)} ${citizenId}`)
    .digest("hex")
    .slice(0, 32),
  kind: "remind-citizen",
  payload: { citizenId },
  availableAt: new Date(at.getTime() + noticeAfterMs),
});

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
 * Writes beside an entry or goal of the citizen of an own case. The citizen sees it, and gets a mail without content
 * when they have asked for mails.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const commentOnCase =
  (deps: Deps) =>
  async (visitor: Visitor, typed: CaseCommentTyped): Promise<CommentWritten> => {
    const door = await caseFor(deps, visitor, { caseId: typed.caseId, action: "case.comment" });
    const beside = await shownBeside(deps, door.found, typed.about);
    if (!isId(typed.id)) throw new NotFound();
    const words = plainText(typed.words);
    const fault = commentFault(words);
    if (fault !== null) return fault;
    const { revision: now, ...subject } = subjectOf(beside);
    const { citizenId } = door.found;
    const at = deps.now();
    const revision = Math.min(now, typed.revision);
    const fresh = { id: typed.id, citizenId, subject, revision, words, ...readerOf(door.staff) };
    const isWritten = await deps.ports.besideComments.write(
      { ...fresh, at, seenAt: null, withdrawnAt: null },
      { most: mostComments, audit: auditOfAct(door, "case.comment", at), notice: noticeOf(citizenId, at) },
    );
    return isWritten ? "written" : "full";
  };

/** Takes an own comment back, unless the citizen has answered it; false when so. @throws NotLoggedIn, NotAllowed, NotFound */
export const withdrawCaseComment =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { caseId, id }: { readonly caseId: string; readonly id: string },
  ): Promise<boolean> => {
    const door = await caseFor(deps, visitor, { caseId, action: "case.comment" });
    const at = deps.now();
    return deps.ports.besideComments.withdraw(
      { id, citizenId: door.found.citizenId, ...readerOf(door.staff) },
      { at, audit: auditOfAct(door, "case.comment", at) },
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
    const door = await caseFor(deps, visitor, { caseId: asked.caseId, action: "case.agree-goal" });
    const at = deps.now();
    const event = goalEvent(door.staff, asked.says, { at });
    const own = { citizenId: door.found.citizenId, id: asked.about };
    const audit = auditOfAct(door, "case.agree-goal", at);
    const outcome = await deps.ports.jobPlans.agreeOnGoal(own, { revision: asked.revision, event }, audit);
    if (outcome.kind === "missing") throw new NotFound();
    return outcome.kind === "saved";
  };
