import type { AuditEvent, CitizenId } from "#db/ports.ts";
import type { Actor } from "#server/access/actor.ts";
import { type Action, actingRole, type Relation } from "#server/access/permissions.ts";

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

/** The subject of a citizen's act on an own response. */
export const responseSubject = (id: string, citizenId: CitizenId): Subject => ({
  subjectKind: "response",
  subjectId: id,
  citizenId,
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
