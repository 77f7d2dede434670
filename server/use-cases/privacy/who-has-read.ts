import type { Role, StoredAuditEvent } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** One look at the citizen's data by staff. The name is told on request, not here. */
export interface Reading {
  readonly at: Date;
  readonly role: Role | "system";
  readonly action: string;
  readonly purpose: string | null;
}

/** Reads and acts of staff that the citizen sees; listing the queue is one line for everybody and not shown. */
export const shownActions: ReadonlySet<string> = new Set([
  "case.read-answers",
  "case.read-result",
  "case.export-answers",
  "case.read-cv",
  "case.read-plan",
  "case.read-comments",
  "case.comment",
  "case.withdraw-comment",
  "case.agree-goal",
  "case.read-summary",
  "case.search",
  "case.take",
  "case.read-follow-ups",
  "case.answer-staff-question",
  "case.note-own-view",
  "case.record-assessment",
  "assisted.find",
  "assisted.register",
  "assisted.open",
  "assisted.start",
  "assisted.read",
  "assisted.change-variant",
  "assisted.carry-over",
  "assisted.send",
  "assisted.hand-over",
  "paper.print",
  "paper.enter",
  "paper.type",
  "paper.type-again",
  "paper.read",
  "paper.settle",
  "paper.carry-over",
  "paper.drop",
]);

export const toReading = ({ at, role, action, purpose }: StoredAuditEvent): Reading => ({
  at,
  role,
  action,
  purpose,
});

const most = 200;

/** Looks this far back for them, so that other events do not crowd them out. */
const farthest = 5000;

/** "Hvem har set mine svar", newest first, at most 200. @throws NotLoggedIn, NotAllowed */
export const whoHasRead =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly Reading[]> => {
    const citizen = demandCitizen(visitor, "access-log.read-own");
    const events = await deps.ports.audit.aboutCitizen(citizen.id, farthest);
    const subject = { subjectKind: "citizen", subjectId: citizen.id, citizenId: citizen.id } as const;
    await deps.ports.audit.record([auditOf(citizen, "access-log.read-own", { at: deps.now(), subject })]);
    const shown = events.filter(({ actorKind, action }) => actorKind === "staff" && shownActions.has(action));
    return withRoom(shown).map(toReading);
  };

const isKnock = ({ action }: StoredAuditEvent): boolean => action === "case.read-summary";

/** Looks at a closed door fill only the room that reads and acts leave. */
function withRoom(events: readonly StoredAuditEvent[]): readonly StoredAuditEvent[] {
  const acts = events.filter((event) => !isKnock(event)).slice(0, most);
  const knocks = events.filter(isKnock).slice(0, most - acts.length);
  const kept = new Set([...acts, ...knocks]);
  return events.filter((event) => kept.has(event));
}
