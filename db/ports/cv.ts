import type { AuditEvent } from "./audit.ts";
import type { CitizenId } from "./ids.ts";

/** Words by the id of the field; true is a tick, and a blank field has no value. */
export type StoredCvValues = Readonly<Record<string, string | true>>;

export interface StoredCvEntry {
  readonly id: string;
  readonly citizenId: CitizenId;
  readonly section: string;
  readonly values: StoredCvValues;
  /** Smaller ones come first within a section. */
  readonly position: number;
  /** Kept, and left out of every CV. */
  readonly hidden: boolean;
  /** Grows by one at each change of the words; a change of an old number changes nothing. */
  readonly revision: number;
  readonly changedAt: Date;
  /** When it was taken away; it can be brought back for a while. Null while it is there. */
  readonly removedAt: Date | null;
}

export type CvChange =
  | { readonly kind: "saved"; readonly entry: StoredCvEntry }
  /** Somebody else changed it in between; this is what stands. */
  | { readonly kind: "stale"; readonly entry: StoredCvEntry }
  | { readonly kind: "missing" };

/** An entry and whose it is: another citizen's answers like a missing one. */
export type OwnCvEntry = Pick<StoredCvEntry, "citizenId" | "id">;

export interface CvEntries {
  /** What is there, each section in its order. */
  of(citizenId: CitizenId): Promise<readonly StoredCvEntry[]>;
  /** What was taken away and can be brought back, the last first. */
  removedOf(citizenId: CitizenId): Promise<readonly StoredCvEntry[]>;
  find(own: OwnCvEntry): Promise<StoredCvEntry | null>;
  /**
   * Puts an entry last in its section. When its id is taken by an entry of this citizen, that one is returned; null,
   * and nothing written, when the section holds `most` already; what was taken away does not count.
   */
  add(entry: Omit<StoredCvEntry, "position">, most: number): Promise<StoredCvEntry | null>;
  /** Puts entries last in their sections, all in one unit, as long as there is room; returns how many came in. */
  addAll(
    entries: readonly Omit<StoredCvEntry, "position">[],
    mostIn: (section: string) => number,
  ): Promise<number>;
  change(
    own: OwnCvEntry,
    change: Pick<StoredCvEntry, "values" | "revision" | "changedAt">,
  ): Promise<CvChange>;
  /** Changes places with the neighbour before or after it; false when there is none. */
  move(own: OwnCvEntry, by: -1 | 1): Promise<boolean>;
  /** False when there is no such entry. */
  hide(own: OwnCvEntry, hidden: boolean): Promise<boolean>;
  /** Takes an entry away (a moment) or brings it back (null), where it stood; false when there is no such entry. */
  remove(own: OwnCvEntry, at: Date | null): Promise<boolean>;
  /** Deletes for good what was taken away before a moment, at most so many; returns how many. */
  deleteRemoved(removed: { readonly before: Date; readonly limit: number }): Promise<number>;
}

/** What stands above the entries of a CV. A field that was left out is "". */
export interface StoredCvProfile {
  readonly citizenId: CitizenId;
  readonly headline: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
  readonly profile: string;
  readonly revision: number;
  readonly changedAt: Date;
}

/** A citizen who has a CV. */
export interface CvWriter {
  readonly id: CitizenId;
  readonly name: string;
}

export interface CvProfiles {
  of(citizenId: CitizenId): Promise<StoredCvProfile | null>;
  /** Citizens who have written something in a CV, by id, which is random; those after one, or the first. */
  writersAfter(after: CitizenId | null, limit: number): Promise<readonly CvWriter[]>;
  /**
   * Stores the profile when its revision is the one that stands (0 for the first); it then has the next one. Null,
   * and nothing written, when somebody changed it in between.
   */
  save(profile: StoredCvProfile): Promise<StoredCvProfile | null>;
  /** Deletes the citizen's whole CV for good: profile, photo, entries and targeted CVs, in one unit with the audit event. */
  deleteAll(citizenId: CitizenId, audit: AuditEvent): Promise<void>;
}

/** A photo as it is shown: nothing is left in the file but the picture. */
export interface StoredCvPhoto {
  readonly citizenId: CitizenId;
  readonly mediaType: "image/jpeg" | "image/png";
  readonly bytes: Uint8Array;
  readonly changedAt: Date;
}

export interface CvPhotos {
  /** The citizen's one photo, with its bytes. */
  of(citizenId: CitizenId): Promise<StoredCvPhoto | null>;
  /** Whether there is one; its bytes are not read. */
  isThere(citizenId: CitizenId): Promise<boolean>;
  /** Stores the photo in the place of the one before, of which nothing is kept. */
  put(photo: StoredCvPhoto): Promise<void>;
  /** Deletes it for good; false when there was none. */
  delete(citizenId: CitizenId): Promise<boolean>;
}

/** A CV aimed at one job: which entries it tells, in which order. */
export interface StoredTargetedCv {
  readonly id: string;
  readonly citizenId: CitizenId;
  /** The job in the citizen's words. */
  readonly job: string;
  readonly kind: string;
  readonly lang: string;
  readonly includesNeeds: boolean;
  readonly includesPhoto: boolean;
  /** Ids of entries, the first first; an entry may be gone. */
  readonly chosen: readonly string[];
  /** Grows by one at each change of job, kind, language, needs or photo; a change of an old number changes nothing. */
  readonly revision: number;
  readonly changedAt: Date;
}

export type TargetedCvChange =
  | { readonly kind: "saved"; readonly cv: StoredTargetedCv }
  /** Somebody else changed it in between; this is what stands. */
  | { readonly kind: "stale"; readonly cv: StoredTargetedCv }
  | { readonly kind: "missing" };

/** A targeted CV and whose it is: another citizen's answers like a missing one. */
export type OwnTargetedCv = Pick<StoredTargetedCv, "citizenId" | "id">;

export interface TargetedCvs {
  /** The one changed last first. */
  of(citizenId: CitizenId): Promise<readonly StoredTargetedCv[]>;
  find(own: OwnTargetedCv): Promise<StoredTargetedCv | null>;
  /**
   * Adds one. When its id is taken by one of this citizen, that one is returned; null, and nothing written, when the
   * citizen has `most` already.
   */
  add(cv: StoredTargetedCv, most: number): Promise<StoredTargetedCv | null>;
  change(
    own: OwnTargetedCv,
    change: Omit<StoredTargetedCv, "id" | "citizenId" | "chosen">,
  ): Promise<TargetedCvChange>;
  /** Changes what is chosen, one at a time; false when there is no such CV. */
  choose(own: OwnTargetedCv, next: (chosen: readonly string[]) => readonly string[]): Promise<boolean>;
  /** False when there is no such CV. */
  delete(own: OwnTargetedCv): Promise<boolean>;
}
