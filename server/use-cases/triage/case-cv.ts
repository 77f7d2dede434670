import type { StoredBesideComment, StoredCase } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { type CvRule, missingIn } from "#server/cv/minimum-content.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import { mayWriteBeside } from "#server/use-cases/beside/case-comments.ts";
import { type ComposedCv, type CvWish, cvPerson, toldEntry } from "#server/use-cases/cv/compose-cv.ts";
import { guidelineInForce } from "#server/use-cases/cv/guideline-in-force.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type PlanView, planOf } from "#server/use-cases/plan/show-plan.ts";
import { type Door, doorOf, type OpenDoor } from "#server/use-cases/triage/relation.ts";

interface CaseOf {
  readonly receiptNumber: string;
  readonly citizenName: string;
}

/** When the same staff member last looked at the same thing in this case; null when this is the first time. */
type LastLook = Date | null;

export interface CaseCv extends CaseOf {
  readonly composed: ComposedCv;
  /** Entries that are new or changed since the last look. */
  readonly changed: readonly CvEntry[];
  readonly lastLook: LastLook;
  /** What would make it better, by the municipality's guideline, as the citizen is told too. */
  readonly missing: readonly CvRule[];
  /** What stands beside the entries. */
  readonly comments: readonly StoredBesideComment[];
  /** The reader may write beside them. */
  readonly mayWrite: boolean;
}

export interface CasePlan extends CaseOf, PlanView {
  /** Names of the citizen's CV entries are looked up here by id. */
  readonly entries: readonly CvEntry[];
  readonly lastLook: LastLook;
  /** What stands beside the goals. */
  readonly comments: readonly StoredBesideComment[];
  /** The reader may write beside them, and agree. */
  readonly mayWrite: boolean;
}

/** Far enough back: nobody remembers what a CV said before. */
const lookedWithinDays = 365;

/** Puts the look on record and tells when the last one was. */
async function look(
  deps: Deps,
  { staff, found, standing, relation }: OpenDoor,
  action: "case.read-cv" | "case.read-plan",
): Promise<LastLook> {
  const at = deps.now();
  const since = new Date(at.getTime() - lookedWithinDays * 86_400_000);
  const last = await deps.ports.audit.latest({ actorId: staff.id, action, subjectId: found.id, since });
  const subject = caseSubject(found, standing.purpose ?? "own-case");
  await deps.ports.audit.record([auditOf(staff, action, { at, subject, relation })]);
  return last?.at ?? null;
}

const caseOf = ({ receiptNumber, citizenName }: StoredCase): CaseOf => ({ receiptNumber, citizenName });

const isOpen = (door: Door): door is OpenDoor => door.relation !== null;

/**
 * The CV of the citizen of a case, as the citizen shows it, with what works at a workplace; null while the staff member
 * may not see the answers of the case either. What is hidden, and people who have not said yes, are left out. Each look
 * is logged.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const readCaseCv =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { caseId, lang }: { readonly caseId: string; readonly lang: CvWish["lang"] },
  ): Promise<CaseCv | null> => {
    const door = await doorOf(deps, visitor, { caseId, action: "case.read-cv" });
    if (!isOpen(door)) return null;
    const lastLook = await look(deps, door, "case.read-cv");
    const { citizenId, citizenName } = door.found;
    const [person, stored, guideline, comments] = await Promise.all([
      cvPerson(deps, { id: citizenId, name: citizenName }),
      deps.ports.cvEntries.of(citizenId),
      guidelineInForce(deps),
      deps.ports.besideComments.of(citizenId),
    ]);
    const contact = { email: person.email ?? "", phone: person.phone ?? "" };
    const told = (since: Date | null) =>
      stored.flatMap((entry) => (since === null || entry.changedAt > since ? (toldEntry(entry) ?? []) : []));
    const wish = { kind: "full", lang, includesNeeds: true } as const;
    const content = { ...wish, person, entries: told(null), photo: null, goal: null };
    return {
      ...caseOf(door.found),
      composed: { content, madeAt: deps.now() },
      changed: lastLook === null ? [] : told(lastLook),
      lastLook,
      missing: missingIn(guideline, { entries: stored, contact }),
      comments,
      mayWrite: await mayWriteBeside(deps, door),
    };
  };

/**
 * The job plan of the citizen of a case; null while the staff member may not see the answers of the case either. Each
 * look is logged.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const readCasePlan =
  (deps: Deps) =>
  async (visitor: Visitor, { caseId }: { readonly caseId: string }): Promise<CasePlan | null> => {
    const door = await doorOf(deps, visitor, { caseId, action: "case.read-plan" });
    if (!isOpen(door)) return null;
    const lastLook = await look(deps, door, "case.read-plan");
    const { citizenId } = door.found;
    const [plan, stored, comments] = await Promise.all([
      planOf(deps, citizenId),
      deps.ports.cvEntries.of(citizenId),
      deps.ports.besideComments.of(citizenId),
    ]);
    const entries = stored.flatMap((entry) => toldEntry(entry) ?? []);
    const mayWrite = await mayWriteBeside(deps, door);
    return { ...caseOf(door.found), ...plan, entries, lastLook, comments, mayWrite };
  };
