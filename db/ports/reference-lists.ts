import type { AuditEvent } from "./audit.ts";
import type { StaffId } from "./ids.ts";

/** A list that the municipality imports and the program looks things up in. */
export type ReferenceListKind = "occupations" | "job-barometer";

/** One imported list, without its rows. */
export interface ReferenceList {
  readonly kind: ReferenceListKind;
  /** 1, 2, 3 … of each kind; 0 stands for what is there without an import. */
  readonly number: number;
  readonly rowCount: number;
  readonly importedAt: Date;
  readonly importedBy: StaffId;
}

/** That a list was put in force; the last one counts. */
interface ReferenceListTurn {
  readonly kind: ReferenceListKind;
  readonly number: number;
  readonly at: Date;
  readonly staffId: StaffId;
}

export interface ReferenceLists {
  /** The number in force; 0 when none is. */
  inForce(kind: ReferenceListKind): Promise<number>;
  /** The rows as they were imported; null when there is no such list. */
  rows(kind: ReferenceListKind, number: number): Promise<readonly unknown[] | null>;
  /** The newest first. */
  all(kind: ReferenceListKind): Promise<readonly ReferenceList[]>;
  /** The last first. */
  turns(kind: ReferenceListKind): Promise<readonly ReferenceListTurn[]>;
  /** Stores a list under the next number and puts it in force, in one unit with the audit event; the number. */
  add(
    list: Pick<ReferenceList, "kind" | "importedAt" | "importedBy"> & { readonly rows: readonly unknown[] },
    audit: (number: number) => AuditEvent,
  ): Promise<number>;
  /** Puts a list, or with 0 none, in force; false when there is no such list. */
  putInForce(turn: ReferenceListTurn, audit: AuditEvent): Promise<boolean>;
}
