import type { CaseId, CitizenId, StaffId } from "./ids.ts";

/** How far the citizen of a case has come with CV and job plan. */
export interface Pathway {
  readonly caseId: CaseId;
  readonly citizenId: CitizenId;
  readonly receiptNumber: string;
  readonly citizenName: string;
  readonly receivedAt: Date;
  readonly hasCv: boolean;
  /** A goal that names a job, worked towards or reached. */
  readonly hasGoal: boolean;
  /** Such a goal of the letter A, and a step that is not on the way to another one. */
  readonly startsInWish: boolean;
  /** Such a goal to which both have said yes as it stands. */
  readonly hasAgreedGoal: boolean;
  /** The citizen has answered a comment beside what is shown, and no caseworker has seen it. */
  readonly hasNews: boolean;
  /** `yyyy-mm-dd` of the first step that is not done; null when there is none. */
  readonly nextStepOn: string | null;
}

/** How many citizens of a unit are alike in what they have. */
export interface PathwayCount extends Pick<Pathway, "hasCv" | "hasGoal" | "startsInWish" | "hasAgreedGoal"> {
  /** The unit of the caseworker who has the case, as the identity provider calls it; null when it calls none. */
  readonly unit: string | null;
  readonly citizens: number;
}

export interface Pathways {
  /** The newest case of each citizen whose newest case this caseworker has, those received first first. */
  ofStaff(staffId: StaffId, limit: number): Promise<readonly Pathway[]>;
  /** Everybody whose newest case a caseworker has, counted by unit and by what they have. */
  counts(): Promise<readonly PathwayCount[]>;
}
