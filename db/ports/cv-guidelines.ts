import type { AuditEvent } from "./audit.ts";
import type { StaffId } from "./ids.ts";

interface Both {
  readonly da: string;
  readonly en: string;
}

/** One thing that a CV should hold, as it is stored; which sections and fields there are is known above. */
export interface StoredCvRule {
  readonly id: string;
  readonly sections: readonly string[] | "contact";
  readonly field?: string;
  readonly atLeast: number;
  readonly what: Both;
  readonly why: Both;
}

/** A version of the guideline; the draft of the next one has never been in force. */
export interface StoredGuideline {
  /** 1 is the one that comes with the program and is not stored. */
  readonly number: number;
  readonly rules: readonly StoredCvRule[];
  /** Grows by one at each change of the draft. */
  readonly revision: number;
  /** When it was first put in force; null for the draft. Nothing is changed after that. */
  readonly publishedAt: Date | null;
  readonly changedAt: Date;
  readonly changedBy: StaffId;
}

/** That a version was put in force; the last one counts. */
export interface GuidelineTurn {
  readonly number: number;
  readonly at: Date;
  readonly staffId: StaffId;
}

export interface CvGuidelines {
  /** The version in force; null when none was ever put in force, or when it is the one that is not stored. */
  inForce(): Promise<StoredGuideline | null>;
  /** Those that have been in force, the newest first. */
  published(): Promise<readonly StoredGuideline[]>;
  draft(): Promise<StoredGuideline | null>;
  /** Every time that a version was put in force, the last first. */
  turns(): Promise<readonly GuidelineTurn[]>;
  /**
   * Stores the draft when its revision is the one that stands (0 for a new one, which gets the next number); it then
   * has the next one. Null, and nothing written, when somebody changed it in between or there is one already.
   */
  saveDraft(
    draft: Pick<StoredGuideline, "rules" | "revision" | "changedAt" | "changedBy">,
  ): Promise<StoredGuideline | null>;
  /** False when there is none. */
  deleteDraft(): Promise<boolean>;
  /**
   * Puts a version in force, with the audit event: one that has been so before (`revision` null; 1 always has), or the
   * draft as it stands in that revision. False, and nothing written, when there is no such version.
   */
  putInForce(turn: GuidelineTurn & { readonly revision: number | null }, audit: AuditEvent): Promise<boolean>;
}
