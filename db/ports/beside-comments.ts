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

/** What came of writing: stored, no room, or the id is that of another comment. */
type CommentOutcome = "written" | "full" | "taken";

/** What came of taking words back; "answered" when the other one has written after them. */
export type WithdrawOutcome = "withdrawn" | "answered" | "missing";

export interface BesideComments {
  /** All about one citizen, the oldest first. */
  of(citizenId: CitizenId): Promise<readonly StoredBesideComment[]>;
  /**
   * Adds a comment, once for each id: the same again is "written", others' words under its id are "taken". Nothing is
   * written when `most` stand beside the same entry or goal already. The entry or goal is there and the citizen's own:
   * the caller has looked it up. The audit event is in the same unit.
   */
  write(
    comment: StoredBesideComment,
    more: { readonly most: number; readonly audit: AuditEvent | null },
  ): Promise<CommentOutcome>;
  /**
   * Takes words of the citizen, or of the staff, back for good, unless the other one has answered them. Once more
   * changes nothing.
   */
  withdraw(
    comment: Pick<StoredBesideComment, "id" | "citizenId" | "authorKind">,
    more: { readonly at: Date; readonly audit: AuditEvent | null },
  ): Promise<WithdrawOutcome>;
  /** Notes that the citizen or the staff have seen comments of the other, those with these ids. */
  see(
    seen: {
      readonly citizenId: CitizenId;
      readonly ids: readonly string[];
      readonly by: StoredBesideComment["authorKind"];
    },
    at: Date,
  ): Promise<void>;
  /**
   * Marks what caseworkers wrote before a moment and the citizen has not seen as told, and puts one message for each
   * citizen who has a confirmed address into the outbox, in the same unit. Those whose message of the day is there
   * already wait for another day. Returns how many messages there were.
   */
  takeNotices(
    days: { readonly before: Date; readonly today: string },
    message: (citizenId: CitizenId) => OutboxMessage,
  ): Promise<number>;
}
