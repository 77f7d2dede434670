import type { ActorKind, CitizenId, Role } from "./ids.ts";

export interface AuditEvent {
  readonly at: Date;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  readonly role: Role | "system";
  /** A row of the table of permissions, for example `case.read-answers`. */
  readonly action: string;
  readonly subjectKind:
    | "response"
    | "case"
    | "session"
    | "legal-basis"
    | "cv-guideline"
    | "reference-list"
    | "campaign"
    | "panel"
    | "citizen"
    | "list"
    | "paper-form";
  readonly subjectId: string;
  /** The citizen whose data it was about, if one. */
  readonly citizenId: CitizenId | null;
  /** Why it was read: a code from the list of purposes. */
  readonly purpose: string | null;
}

export interface StoredAuditEvent extends AuditEvent {
  /** Grows with time; order by this, not by the clock. */
  readonly sequence: number;
}

export interface Audit {
  record(events: readonly AuditEvent[]): Promise<void>;
  /** Staff reads and acts about one citizen, newest first. */
  aboutCitizen(citizenId: CitizenId, limit: number): Promise<readonly StoredAuditEvent[]>;
  /** The newest event by this person with this action on this subject since a time; for purposes already given. */
  latest(search: {
    actorId: string;
    action: string;
    subjectId: string;
    since: Date;
  }): Promise<StoredAuditEvent | null>;
}
