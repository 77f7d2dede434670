import type { AuditEvent } from "./audit.ts";
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
  /** The unit they belong to, as the identity provider calls it: a code or a name; null when it calls none. */
  readonly unit: string | null;
}

/** A citizen as staff find one: told from namesakes by what they have sent. */
export interface FoundCitizen {
  readonly id: CitizenId;
  readonly name: string;
  /** The newest case; null for somebody who has none. */
  readonly newest: { readonly receiptNumber: string; readonly receivedAt: Date } | null;
}

export interface People {
  /** Inserts the citizen, or refreshes name and sealed number of the one with the same cpr index. */
  rememberCitizen(citizen: Citizen, at: Date): Promise<Citizen>;
  /** Inserts the staff member, or refreshes name, roles and unit of the one with the same subject. */
  rememberStaff(member: StaffMember, at: Date): Promise<StaffMember>;
  citizen(id: CitizenId): Promise<Citizen | null>;
  /**
   * Inserts a citizen whom staff met before any log-in. Somebody with the same cpr index stays as they are, name
   * and all, and is returned. The audit row is about the one returned.
   */
  meetCitizen(citizen: Citizen, at: Date, audit: (id: CitizenId) => AuditEvent): Promise<Citizen>;
  /** By the cpr index anybody; by a part of the name only those who have a case, the newest first. */
  findCitizens(
    search: { readonly cprIndex: string } | { readonly words: string },
    limit: number,
  ): Promise<readonly FoundCitizen[]>;
  staff(ids: readonly StaffId[]): Promise<readonly StaffMember[]>;
}
