import type { AuditEvent } from "./audit.ts";
import type { CaseId, CitizenId, ResponseId, StaffId } from "./ids.ts";
import type { StoredResponse } from "./responses.ts";

/** The caseworker's words for a level; the engine's bands of the same name. */
export type View = "lav" | "moderat" | "hoej";

export interface NewCase {
  readonly id: CaseId;
  readonly responseId: ResponseId;
  readonly citizenId: CitizenId;
  readonly benefit: string;
  /** False for `lav`: it never enters the queue. */
  readonly queued: boolean;
  /** True for `kan_ikke_vurderes`, the only level the queue may show before an own view. */
  readonly unassessable: boolean;
  /** 0 lav, 1 moderat, 2 hoej, null when it cannot be assessed. Sorts the queue only when own view first is off. */
  readonly bandRank: number | null;
  readonly receivedAt: Date;
  /** Civil date by which somebody must have talked with the citizen. */
  readonly dueOn: string;
}

export interface OwnView {
  readonly view: View;
  readonly staffId: StaffId;
  readonly at: Date;
}

export interface AssessmentRecord {
  readonly id: string;
  readonly view: View;
  readonly reason: string;
  /** True when it differs from the band of the stored result. */
  readonly differs: boolean;
  readonly staffId: StaffId;
  readonly at: Date;
}

export interface StoredCase extends NewCase {
  readonly receiptNumber: string;
  readonly citizenName: string;
  readonly assignedTo: StaffId | null;
  readonly assignedAt: Date | null;
  /** What the one who has the case now has noted; null while nobody has it. */
  readonly ownView: OwnView | null;
  /** Newest first; the newest one counts. */
  readonly assessments: readonly AssessmentRecord[];
}

/** A row of a list: no band, no points, no flags, whatever the settings. */
export interface CaseRow {
  readonly id: CaseId;
  readonly receiptNumber: string;
  readonly citizenName: string;
  readonly benefit: string;
  readonly unassessable: boolean;
  readonly receivedAt: Date;
  readonly dueOn: string;
  readonly assignedTo: { readonly id: StaffId; readonly name: string } | null;
  /** By the one who has the case now. */
  readonly ownViewNoted: boolean;
  readonly assessed: boolean;
}

export interface CasePage {
  readonly rows: readonly CaseRow[];
  /** At most `countAtMost`. */
  readonly total: number;
  /** There are more than `total`. */
  readonly hasUncounted: boolean;
  /** Rows follow after these. */
  readonly hasNext: boolean;
}

export interface CaseListing {
  readonly list: "queue" | "low" | "closed";
  /** `mine` and `free` narrow the list to the asker's own and the unassigned cases. */
  readonly assigned: "all" | "mine" | "free";
  readonly staffId: StaffId;
  /** `band` only when the municipality has switched own view first off. */
  readonly order: "deadline" | "band";
  readonly offset: number;
  readonly limit: number;
  /** Where the count of the list ends: an exact count walks every case of it. */
  readonly countAtMost: number;
}

export type CaseSearch =
  | { readonly by: "name"; readonly words: string }
  | { readonly by: "receipt"; readonly receiptNumber: string }
  | { readonly by: "cpr"; readonly cprIndex: string };

export interface Cases {
  /** `queue`: queued and not assessed. `low`: not queued. `closed`: queued and assessed. */
  list(listing: CaseListing): Promise<CasePage>;
  search(search: CaseSearch, limit: number): Promise<readonly CaseRow[]>;
  find(id: CaseId): Promise<StoredCase | null>;
  casesOf(citizenId: CitizenId): Promise<readonly StoredCase[]>;
  answersOf(id: CaseId): Promise<StoredResponse | null>;
  /** Gives the case to the staff member when nobody has it; false when somebody else had it first. */
  take(id: CaseId, staffId: StaffId, audit: AuditEvent): Promise<boolean>;
  /** Lets go of a case that the staff member has; false when it was not theirs. */
  release(id: CaseId, staffId: StaffId, audit: AuditEvent): Promise<boolean>;
  /**
   * Written once by each person: a second own view changes nothing and returns the first. Null, and nothing
   * written, when the staff member does not have the case (any more).
   */
  noteOwnView(id: CaseId, ownView: OwnView, audit: AuditEvent): Promise<OwnView | null>;
  /** False, and nothing written, when the staff member does not have the case (any more). */
  recordAssessment(id: CaseId, assessment: AssessmentRecord, audit: AuditEvent): Promise<boolean>;
}
