import type { AuditEvent } from "./audit.ts";
import type { CitizenId, Lang } from "./ids.ts";
import type { OutboxMessage } from "./outbox.ts";

/** Where a citizen wants to be reminded, and nothing else. */
export interface StoredMailAddress {
  readonly citizenId: CitizenId;
  readonly address: string;
  /** The language that the mails are written in. */
  readonly lang: Lang;
  /** What was sent to the address to see whether it is the citizen's; null when it is confirmed. */
  readonly code: string | null;
  /** Until when the code can be typed. */
  readonly codeUntil: Date;
  readonly wrongCodes: number;
  readonly confirmedAt: Date | null;
  readonly changedAt: Date;
}

export interface MailAddresses {
  of(citizenId: CitizenId): Promise<StoredMailAddress | null>;
  /** Stores the address in the place of the one before, with the mail that goes to it and the audit event. */
  put(address: StoredMailAddress, mail: OutboxMessage, audit: AuditEvent): Promise<void>;
  /** True when the code is the one that was sent, in time, after fewer than `most` wrong ones; else it counts as wrong. */
  confirm(
    citizenId: CitizenId,
    typed: { readonly code: string; readonly at: Date; readonly most: number },
  ): Promise<boolean>;
  /** Deletes it for good, with the audit event; false, and nothing written, when there is none. */
  delete(citizenId: CitizenId, audit: AuditEvent): Promise<boolean>;
  /** Deletes for good those that nobody confirmed and whose code was for before a moment; returns how many. */
  deleteUnconfirmed(before: Date): Promise<number>;
}
