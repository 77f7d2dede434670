import type { AuditEvent, Citizen, PaperEntry, PaperForm, Role } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import type { Action } from "#server/access/permissions.ts";
import { AlreadySent, Conflict, NotFound } from "#server/errors/problem.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** A paper on its way in, whatever has become of its version. */
export interface KnownPaper {
  readonly staff: StaffActor;
  readonly entry: PaperEntry;
  readonly form: PaperForm;
  readonly citizen: Pick<Citizen, "id" | "name">;
}

/** The same with its questions. */
export interface PaperCase extends KnownPaper {
  readonly installed: Installed;
}

/**
 * The permission check of what is done with an entry, and the entry.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export async function knownPaper(deps: Deps, visitor: Visitor, entryId: string): Promise<KnownPaper> {
  const staff = demandStaff(visitor, "paper.enter");
  const entry = await deps.ports.paperEntries.find(entryId);
  if (entry === null) throw new NotFound();
  const form = await deps.ports.paperForms.find(entry.code);
  const citizen = await deps.ports.people.citizen(entry.citizenId);
  if (form === null || citizen === null) throw new NotFound();
  return { staff, entry, form, citizen: { id: citizen.id, name: citizen.name } };
}

/** As `knownPaper`, for what needs its questions. @throws also VersionRetired */
export async function paperCase(deps: Deps, visitor: Visitor, entryId: string): Promise<PaperCase> {
  const known = await knownPaper(deps, visitor, entryId);
  return { ...known, installed: deps.library.exactly(known.form.instrument) };
}

/** As `paperCase`, for what changes the entry. @throws also AlreadySent */
export async function openPaperCase(deps: Deps, visitor: Visitor, entryId: string): Promise<PaperCase> {
  const found = await paperCase(deps, visitor, entryId);
  if (found.entry.responseId !== null) throw new AlreadySent();
  return found;
}

/** The audit row of an act on an entry; the citizen sees it. */
export const auditOfPaper = (
  deps: Deps,
  staff: StaffActor,
  { action, entry }: { action: Action; entry: Pick<PaperEntry, "id" | "citizenId"> },
): AuditEvent & { readonly role: Role | "system" } =>
  auditOf(staff, action, {
    at: deps.now(),
    subject: { subjectKind: "paper-form", subjectId: entry.id, citizenId: entry.citizenId, purpose: "paper" },
  });

/** @throws Conflict when nothing was written, because somebody changed the entry in between */
export function written<T>(outcome: T | null): T {
  if (outcome === null) throw new Conflict();
  return outcome;
}
