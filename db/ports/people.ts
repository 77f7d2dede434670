import type { CitizenId, Role, StaffId } from "./ids.ts";

export interface Citizen {
  readonly id: CitizenId;
  /** HMAC-SHA-256 of the cpr number, hex: the only way to find a person by number. */
  readonly cprIndex: string;
  /** AES-256-GCM box holding the cpr number. */
  readonly cprSealed: string;
  readonly name: string;
}

export interface StaffMember {
  readonly id: StaffId;
  /** Issuer and subject as one string: `issuer|sub`. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface People {
  /** Inserts the citizen, or refreshes name and sealed number of the one with the same cpr index. */
  rememberCitizen(citizen: Citizen, at: Date): Promise<Citizen>;
  /** Inserts the staff member, or refreshes name and roles of the one with the same subject. */
  rememberStaff(member: StaffMember, at: Date): Promise<StaffMember>;
  citizen(id: CitizenId): Promise<Citizen | null>;
  staff(ids: readonly StaffId[]): Promise<readonly StaffMember[]>;
}
