import type { AuditEvent } from "./audit.ts";
import type { ResponseId, StaffId } from "./ids.ts";

/** A caseworker's answer to a question beside the citizen's own answers; it counts in no number. */
export interface StaffAnswer {
  readonly id: string;
  readonly responseId: ResponseId;
  readonly questionId: string;
  readonly value: number;
  readonly staffId: StaffId;
  readonly at: Date;
}

export interface StaffAnswers {
  /** A later one replaces an earlier one; the earlier one stays. */
  record(answer: StaffAnswer, audit: AuditEvent): Promise<void>;
  /** Newest first. */
  of(responseId: ResponseId): Promise<readonly StaffAnswer[]>;
}
