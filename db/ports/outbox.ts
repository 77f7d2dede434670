export interface OutboxMessage {
  readonly id: string;
  /** What shall happen, for example `notify-team`. */
  readonly kind: string;
  /** Ids only; nothing personal. */
  readonly payload: Readonly<Record<string, string>>;
  readonly availableAt: Date;
}

export interface ClaimedMessage extends OutboxMessage {
  readonly attempts: number;
}

export interface Outbox {
  /** Hands out messages that are due and hides them until `leaseUntil`; no two callers get the same one. */
  claim(claim: { at: Date; leaseUntil: Date; limit: number }): Promise<readonly ClaimedMessage[]>;
  complete(id: string, at: Date): Promise<void>;
  retryLater(id: string, availableAt: Date): Promise<void>;
}
