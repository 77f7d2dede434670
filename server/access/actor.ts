import type { CitizenId, Role, StaffId, Way } from "#db/ports.ts";

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

/** How a caseworker may come to write a citizen's answers. */
export type HelpedWay = Exclude<Way, "self">;

/**
 * A caseworker who writes for a citizen, after having said how. `id` is the citizen's, whose answers they are.
 * Made only inside the use-cases, where the opening is looked up.
 */
export interface AssistingActor {
  readonly kind: "assisting";
  readonly id: CitizenId;
  readonly staff: StaffActor;
  readonly way: HelpedWay;
}

/** Who fills in a response: the citizen, or a caseworker for the citizen. */
export type Filler = CitizenActor | AssistingActor;

/** Every role that the visitor has; nobody has none. */
export const rolesOf = (visitor: Visitor): readonly Role[] =>
  visitor === null ? [] : visitor.kind === "citizen" ? ["citizen"] : visitor.roles;
