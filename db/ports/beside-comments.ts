import type { AuditEvent } from "./audit.ts";
import type { CitizenId } from "./ids.ts";
import type { OutboxMessage } from "./outbox.ts";

/** What a comment stands beside: an entry of the citizen's CV, or a goal of the job plan. */
export interface CommentSubject {
  readonly kind: "entry" | "goal";
  readonly id: string;
}

/** A few words beside an entry or a goal, by the caseworker or in answer by the citizen. */
export interface StoredBesideComment {
  readonly id: string;
  readonly citizenId: CitizenId;
  readonly subject: CommentSubject;
  readonly authorKind: "citizen" | "staff";
  readonly authorId: string;
  /** "" when they were taken back. */
  readonly words: string;
  /** The revision of the entry or the goal that it was written about. */
  readonly revision: number;
  readonly at: Date;
  /** When the other one saw it; null while they have not. */
  readonly seenAt: Date | null;
  /** When the author took the words back; null when they stand. */
  readonly withdrawnAt: Date | null;
}

type CommentAuthor = Pick<StoredBesideComment, "citizenId" | "authorKind" | "authorId">;

export interface BesideComments {
  /** All about one citizen, the oldest first. */
  of(citizenId: CitizenId): Promise<readonly StoredBesideComment[]>;
  /**
   * Adds a comment, once for each id. False, and nothing written, when `most` stand beside the same entry or goal
   * already. The entry or goal is there and the citizen's own: the caller has looked it up. The audit event and the
   * message are in the same unit; a message whose id is there already is not sent again.
   */
  write(
    comment: StoredBesideComment,
    more: {
      readonly most: number;
      readonly audit: AuditEvent | null;
      readonly notice: OutboxMessage | null;
    },
  ): Promise<boolean>;
  /** Takes the author's own words back for good, unless the other one has written after them; false when not. */
  withdraw(
    comment: CommentAuthor & { readonly id: string },
    more: { readonly at: Date; readonly audit: AuditEvent | null },
  ): Promise<boolean>;
  /** Notes that the citizen or the staff have seen what the other wrote beside an entry or a goal. */
  see(
    seen: {
      readonly citizenId: CitizenId;
      readonly subject: CommentSubject;
      readonly by: "citizen" | "staff";
    },
    at: Date,
  ): Promise<void>;
}
