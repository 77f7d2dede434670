import type { CitizenId, Role, StaffId } from "#db/ports.ts";

export interface CitizenActor {
  readonly kind: "citizen";
  readonly id: CitizenId;
  readonly name: string;
}

export interface StaffActor {
  readonly kind: "staff";
  readonly id: StaffId;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Somebody who has logged in. */
export type Actor = CitizenActor | StaffActor;

/** Somebody who has logged in, or nobody. */
export type Visitor = Actor | null;

/** Every role that the visitor has; nobody has none. */
export const rolesOf = (visitor: Visitor): readonly Role[] =>
  visitor === null ? [] : visitor.kind === "citizen" ? ["citizen"] : visitor.roles;
