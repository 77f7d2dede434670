import type { AuditEvent } from "./audit.ts";

/** Without a valid one, a questionnaire is not scored. */
export interface LegalBasis {
  readonly questionnaireId: string;
  /** The rule of law, in words ("hjemmel"). */
  readonly basis: string;
  /** Reference to the data protection impact assessment. */
  readonly dpiaReference: string;
  /** A named person. */
  readonly owner: string;
  /** Last civil date on which it holds. */
  readonly expiresOn: string;
  /** The one switch. */
  readonly enabled: boolean;
  /** Preset for demonstration; refused in production. */
  readonly demo: boolean;
  readonly changedAt: Date;
  readonly changedBy: string;
}

export interface LegalBases {
  of(questionnaireId: string): Promise<LegalBasis | null>;
  put(basis: LegalBasis, audit: AuditEvent): Promise<void>;
}
