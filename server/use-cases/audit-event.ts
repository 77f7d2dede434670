import type { AuditEvent, CitizenId } from "#db/ports.ts";
import type { Actor } from "#server/access/actor.ts";
import { type Action, actingRole } from "#server/access/permissions.ts";

type Subject = Pick<AuditEvent, "subjectKind" | "subjectId" | "citizenId"> & {
  readonly purpose?: string | null;
};

/** The audit row of an act by a person; the role is the one that lets them do it. */
export const auditOf = (
  actor: Actor,
  action: Action,
  { at, subject }: { at: Date; subject: Subject },
): AuditEvent => ({
  at,
  actorKind: actor.kind,
  actorId: actor.id,
  role: actingRole(actor, action),
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
