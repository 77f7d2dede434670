import type { AuditEvent, CitizenId } from "#db/ports.ts";
import type { Actor, AssistingActor, Filler } from "#server/access/actor.ts";
import { type Action, actingRole, assistedActions, type Relation } from "#server/access/permissions.ts";

type Subject = Pick<AuditEvent, "subjectKind" | "subjectId" | "citizenId"> & {
  readonly purpose?: string | null;
};

interface Act {
  readonly at: Date;
  readonly subject: Subject;
  /** How the person stands to the subject; when left out, as citizens always do and staff without a case. */
  readonly relation?: Relation | null;
}

/** The audit row of an act by a person; the role is the one that lets them do it. @throws NotAllowed */
export const auditOf = (actor: Actor, action: Action, { at, subject, relation }: Act): AuditEvent => ({
  at,
  actorKind: actor.kind,
  actorId: actor.id,
  role: actingRole(actor, action, relation ?? (actor.kind === "citizen" ? "own" : "any")),
  action,
  purpose: null,
  ...subject,
});

/** The audit row of filling in; when a caseworker does it, the act has its own name, and the way is the purpose. */
export function auditOfFilling(
  by: Filler,
  action: keyof typeof assistedActions,
  act: Omit<Act, "relation">,
): AuditEvent {
  if (by.kind === "citizen") return auditOf(by, action, act);
  return auditOfHelp(by, assistedActions[action], act);
}

/** The audit row of a caseworker's act on answers that were opened to be filled in together. @throws NotAllowed */
export const auditOfHelp = (
  { staff, way }: AssistingActor,
  action: Action,
  { at, subject }: Omit<Act, "relation">,
): AuditEvent => auditOf(staff, action, { at, subject: { ...subject, purpose: way }, relation: "assisting" });

/** The subject of a citizen's act on an own response. */
export const responseSubject = (id: string, citizenId: CitizenId): Subject => ({
  subjectKind: "response",
  subjectId: id,
  citizenId,
});

/** The subject of a staff act on a citizen who need not have answered anything. */
export const citizenSubject = (id: CitizenId, purpose: string): Subject => ({
  subjectKind: "citizen",
  subjectId: id,
  citizenId: id,
  purpose,
});

/** The subject of a staff act on a case. */
export const caseSubject = (
  found: { id: string; citizenId: CitizenId },
  purpose: string | null = null,
): Subject => ({
  subjectKind: "case",
  subjectId: found.id,
  citizenId: found.citizenId,
  purpose,
});
