import type { Pathway } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { type PathwayFigures, pathwayFigures } from "#server/pathway/unit-figures.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Those received first first. */
export type PathwayList = readonly Pathway[];

/** Longest list; nobody has so many citizens. */
const mostPathways = 500;

const recordList = (
  deps: Deps,
  staff: StaffActor,
  action: "pathway.list" | "pathway.figures",
): Promise<void> => {
  const subject = { subjectKind: "list", subjectId: action, citizenId: null, purpose: "list" } as const;
  return deps.ports.audit.record([auditOf(staff, action, { at: deps.now(), subject })]);
};

/**
 * How far each citizen has come whose newest case the caseworker has. It tells what there is, not what stands in it.
 * Logged as one read of a list.
 * @throws NotLoggedIn, NotAllowed
 */
export const listPathways =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<PathwayList> => {
    const staff = demandStaff(visitor, "pathway.list");
    await recordList(deps, staff, "pathway.list");
    return deps.ports.pathways.ofStaff(staff.id, mostPathways);
  };

/** The figures for the team lead; null when there are too few people. Logged as one read. @throws NotLoggedIn, NotAllowed */
export const showPathwayFigures =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<PathwayFigures | null> => {
    const staff = demandStaff(visitor, "pathway.figures");
    await recordList(deps, staff, "pathway.figures");
    return pathwayFigures(await deps.ports.pathways.counts(), deps.municipality.units);
  };
