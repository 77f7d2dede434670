import type {
  AssessmentRecord,
  Confirmation,
  OwnView,
  Recognition,
  StoredCase,
  StoredHelp,
  StoredResponse,
} from "#db/ports.ts";
import { conversationGuide } from "#questionnaires/engine/conversation.ts";
import type { Evaluation } from "#questionnaires/engine/evaluate.ts";
import type { Page } from "#questionnaires/engine/paging.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { can, type Relation } from "#server/access/permissions.ts";
import { NotFound } from "#server/errors/problem.ts";
import { instrumentOf, personOf } from "#server/use-cases/answering/own-response.ts";
import { shownPages } from "#server/use-cases/answering/page-view.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { type FollowUp, followUpsOf } from "#server/use-cases/triage/follow-ups.ts";
import { type ListedCase, withDays } from "#server/use-cases/triage/list-cases.ts";
import { type Purpose, type Standing, standingOf } from "#server/use-cases/triage/relation.ts";
import { withStaffNames } from "#server/use-cases/triage/with-staff-names.ts";

/** The door is closed: take the case, or say why you need to read it. */
export interface ClosedDoor {
  readonly kind: "closed-door";
  readonly row: ListedCase;
  readonly mayTake: boolean;
}

/** What the points, the level and the flags are; only after the own view. */
export interface Revealed {
  readonly evaluation: Evaluation;
  readonly recognition: Recognition | null;
}

export interface OpenCase {
  readonly kind: "open";
  readonly row: ListedCase;
  readonly standing: Standing;
  readonly response: StoredResponse;
  readonly installed: Installed;
  readonly pages: readonly Page[];
  /** Protective factors, as ids of the definition. */
  readonly resources: readonly string[];
  /** Tracks to talk about, as ids of the definition, without how strongly. */
  readonly topics: readonly string[];
  readonly guide: ReturnType<typeof conversationGuide>;
  /** Caseworkers who wrote for the citizen, and what the citizen says of it; empty when the citizen was alone. */
  readonly help: readonly (StoredHelp & { readonly staffName: string })[];
  /** Null while the citizen has said nothing, or when the citizen sent the answers. */
  readonly confirmation: Confirmation | null;
  /** Measurements and profiles that the citizen has sent beside the screening, newest first. */
  readonly followUps: readonly FollowUp[];
  readonly mayAnswerBeside: boolean;
  readonly ownView: OwnView | null;
  /** Newest first; none before the points may be seen, for an assessment tells whether it differed from them. */
  readonly assessments: readonly (AssessmentRecord & { readonly staffName: string })[];
  /** Null until the own view has been noted, while that rule is on. */
  readonly revealed: Revealed | null;
  readonly mayAssess: boolean;
}

/**
 * A case as this staff member may see it now. Every look at answers, and at the result when it is asked for and
 * may be shown, is logged with its purpose in the same breath, before they are shown.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const openCase =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { caseId, withResult = true }: { caseId: string; withResult?: boolean },
  ): Promise<OpenCase | ClosedDoor> => {
    const staff = demandStaff(visitor, "case.read-summary");
    const found = await deps.ports.cases.find(caseId as StoredCase["id"]);
    if (found === null) throw new NotFound();
    const standing = await standingOf(deps, staff, found);
    const row = withDays(deps, await rowOf(deps, found));
    if (standing.relation === null || !can(staff, "case.read-answers", standing.relation)) {
      const look = { relation: "any", purpose: "before-taking" } as const;
      await logRead(deps, staff, { found, actions: ["case.read-summary"], ...look });
      return {
        kind: "closed-door",
        row,
        mayTake: found.assignedTo === null && can(staff, "case.take", "any"),
      };
    }
    const { relation, purpose } = standing;
    const mayLook = withResult && mayReveal(deps, found) && can(staff, "case.read-result", relation);
    const followUps = can(staff, "case.read-follow-ups", relation)
      ? await followUpsOf(deps, found.citizenId)
      : [];
    const actions: readonly ReadAction[] = [
      "case.read-answers",
      ...(mayLook ? (["case.read-result"] as const) : []),
      ...(followUps.length > 0 ? (["case.read-follow-ups"] as const) : []),
    ];
    await logRead(deps, staff, { found, actions, relation, purpose: purpose ?? "own-case" });
    return openDoor(deps, { staff, found, standing, row, mayLook, followUps });
  };

interface Opening {
  readonly staff: StaffActor;
  readonly found: StoredCase;
  readonly standing: Standing;
  readonly row: ListedCase;
  readonly mayLook: boolean;
  readonly followUps: readonly FollowUp[];
}

async function openDoor(deps: Deps, opening: Opening): Promise<OpenCase> {
  const { staff, found, standing, row, mayLook, followUps } = opening;
  const response = await deps.ports.cases.answersOf(found.id);
  const result = await deps.ports.responses.resultOf(found.responseId);
  if (response === null || result === null) throw new NotFound();
  const installed = instrumentOf(deps, response);
  const evaluation = result.evaluation as Evaluation;
  const person = personOf(deps, response);
  return {
    kind: "open",
    row,
    standing,
    response,
    installed,
    pages: shownPages(deps, response),
    resources: evaluation.protective,
    topics: Object.keys(evaluation.tracks),
    guide: conversationGuide(installed.questionnaire, person),
    help: await withStaffNames(deps, await deps.ports.responses.helpOf(found.responseId)),
    confirmation: await deps.ports.confirmations.of(found.responseId),
    followUps,
    mayAnswerBeside:
      standing.relation !== null && can(staff, "case.answer-staff-question", standing.relation),
    ownView: found.ownView,
    assessments: mayLook ? await withStaffNames(deps, found.assessments) : [],
    revealed: mayLook
      ? { evaluation, recognition: await deps.ports.responses.recognitionOf(found.responseId) }
      : null,
    mayAssess: standing.relation !== null && can(staff, "case.record-assessment", standing.relation),
  };
}

/**
 * Points, level and flags stay hidden from everybody until the caseworker who has the case has noted an own view.
 * A case that changes hands closes again: the next caseworker is not to begin with the former one's answer.
 */
export const mayReveal = (deps: Deps, found: StoredCase): boolean =>
  !deps.municipality.ownViewFirst || found.ownView !== null;

async function rowOf(deps: Deps, found: StoredCase) {
  const { assignedTo } = found;
  const [holder] = assignedTo === null ? [] : await deps.ports.people.staff([assignedTo]);
  return {
    id: found.id,
    receiptNumber: found.receiptNumber,
    citizenName: found.citizenName,
    benefit: found.benefit,
    unassessable: found.unassessable,
    receivedAt: found.receivedAt,
    dueOn: found.dueOn,
    assignedTo: assignedTo === null ? null : { id: assignedTo, name: holder?.name ?? "" },
    ownViewNoted: found.ownView !== null,
    assessed: found.assessments.length > 0,
  };
}

type ReadAction = "case.read-summary" | "case.read-answers" | "case.read-result" | "case.read-follow-ups";

interface Read {
  readonly found: StoredCase;
  readonly actions: readonly ReadAction[];
  readonly relation: Relation;
  readonly purpose: Purpose | "own-case" | "before-taking";
}

async function logRead(
  deps: Deps,
  staff: StaffActor,
  { found, actions, relation, purpose }: Read,
): Promise<void> {
  const act = { at: deps.now(), subject: caseSubject(found, purpose), relation };
  await deps.ports.audit.record(actions.map((action) => auditOf(staff, action, act)));
}
