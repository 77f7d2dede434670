import type { StoredCase } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { type Action, can, demandSomeRole, type Relation } from "#server/access/permissions.ts";
import { NotAllowed, NotFound } from "#server/errors/problem.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Why staff may read a case that they have not taken. Shown to the citizen. */
export const purposes = ["talk", "cover", "contact", "quality"] as const;
export type Purpose = (typeof purposes)[number];

/** A purpose holds as long as a log-in can: 8 hours (the product's rule for sessions). */
const purposeHours = 8;

export interface Standing {
  readonly relation: Relation | null;
  readonly purpose: Purpose | null;
}

/** How the staff member stands to a case now: has taken it, has given a purpose, or neither. */
export async function standingOf(deps: Deps, staff: StaffActor, found: StoredCase): Promise<Standing> {
  if (found.assignedTo === staff.id) return { relation: "assigned", purpose: null };
  const since = new Date(deps.now().getTime() - purposeHours * 3_600_000);
  const given = await deps.ports.audit.latest({
    actorId: staff.id,
    action: "case.give-purpose",
    subjectId: found.id,
    since,
  });
  const purpose = purposes.find((candidate) => candidate === given?.purpose) ?? null;
  return { relation: purpose === null ? null : "purpose", purpose };
}

interface Asked {
  readonly caseId: string;
  readonly action: Action;
}

/** A case and how the staff member stands to it. */
export interface Door {
  readonly staff: StaffActor;
  readonly found: StoredCase;
  readonly standing: Standing;
  /** Null when the action may not be done: the case is to be taken, or a purpose given, first. */
  readonly relation: Relation | null;
}

export type OpenDoor = Door & { readonly relation: Relation };

/**
 * The case, and whether the staff member may do the action with it now.
 * @throws NotLoggedIn, NotAllowed (none of the roles ever may), NotFound
 */
export async function doorOf(deps: Deps, visitor: Visitor, { caseId, action }: Asked): Promise<Door> {
  const staff = demandStaff(visitor, "case.read-summary");
  demandSomeRole(staff, action);
  const found = await deps.ports.cases.find(caseId as StoredCase["id"]);
  if (found === null) throw new NotFound();
  const standing = await standingOf(deps, staff, found);
  const isOpen = standing.relation !== null && can(staff, action, standing.relation);
  return { staff, found, standing, relation: isOpen ? standing.relation : null };
}

/**
 * The case, when the staff member may do the action with it.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export async function caseFor(deps: Deps, visitor: Visitor, asked: Asked): Promise<OpenDoor> {
  const { relation, ...door } = await doorOf(deps, visitor, asked);
  if (relation === null) throw new NotAllowed();
  return { ...door, relation };
}
