import type { AuditEvent } from "./audit.ts";
import type { CitizenId, ResponseId } from "./ids.ts";

/** What the citizen says of answers that a caseworker wrote and sent. Changes no answer. */
export interface Confirmation {
  /** False: something is wrong. */
  readonly fits: boolean;
  /** About all of it; may be empty. */
  readonly comment: string;
  /** Question id to what is wrong with its answer. */
  readonly remarks: Readonly<Record<string, string>>;
  readonly at: Date;
}

export interface Confirmations {
  /** The newest word; null while there is none. */
  of(responseId: ResponseId): Promise<Confirmation | null>;
  /** Every word, newest first. */
  allOf(responseId: ResponseId): Promise<readonly Confirmation[]>;
  /**
   * Stores the citizen's word beside the earlier ones; the newest counts. False, and nothing written, unless the
   * response is this citizen's and a caseworker sent it.
   */
  record(
    own: { citizenId: CitizenId; responseId: ResponseId },
    confirmation: Confirmation,
    audit: AuditEvent,
  ): Promise<boolean>;
}
