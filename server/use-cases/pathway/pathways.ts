import type { CommentSubject, Pathway } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { type PathwayFigures, pathwayFigures } from "#server/pathway/unit-figures.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { besideOf, isShown } from "#server/use-cases/beside/subject.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Those received first first; `newsAbout` is what the citizen has answered beside, null when there is nothing new. */
export type PathwayList = readonly (Pathway & { readonly newsAbout: CommentSubject | null })[];

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
    const pathways = await deps.ports.pathways.ofStaff(staff.id, mostPathways);
    return Promise.all(
      pathways.map(async (one) => ({ ...one, newsAbout: one.hasNews ? await newsOf(deps, one) : null })),
    );
  };

/** What the citizen has answered beside since a caseworker saw it, the oldest first, where it can be opened. */
async function newsOf(deps: Deps, { citizenId }: Pathway): Promise<CommentSubject | null> {
  const news = (await deps.ports.besideComments.of(citizenId)).filter(
    ({ authorKind, seenAt, withdrawnAt }) =>
      authorKind === "citizen" && seenAt === null && withdrawnAt === null,
  );
  for (const { subject } of news) {
    const beside = await besideOf(deps, citizenId, subject);
    if (beside !== null && isShown(beside)) return subject;
  }
  return null;
}

/** The figures for the team lead; null when there are too few people. Logged as one read. @throws NotLoggedIn, NotAllowed */
export const showPathwayFigures =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<PathwayFigures | null> => {
    const staff = demandStaff(visitor, "pathway.figures");
    await recordList(deps, staff, "pathway.figures");
    return pathwayFigures(await deps.ports.pathways.counts(), deps.municipality.units);
  };
