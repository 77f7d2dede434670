import type { Citizen, CitizenId, PaperForm } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { type VersionState, versionState } from "#server/use-cases/answering/version-state.ts";
import { auditOf, citizenSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readReceiptNumber } from "#server/use-cases/ids.ts";
import { type Installed, isAnonymous } from "#server/use-cases/library.ts";
import { questionsOnPaper } from "#server/use-cases/paper/check-paper.ts";
import { knownForm } from "#server/use-cases/paper/known-form.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

export interface OpenedPaperForm {
  readonly form: PaperForm;
  readonly installed: Installed;
  readonly questions: ReturnType<typeof questionsOnPaper>;
  /** Who answered on it; null for a blank form while nobody has been named. */
  readonly citizen: Pick<Citizen, "id" | "name"> | null;
  /** When the same paper was sent for this person before; null when it was not. */
  readonly sentBefore: Date | null;
  /** How the version of the paper stands. */
  readonly version: VersionState;
}

/**
 * A printed form by its code, for typing it; for a blank one the caller names the citizen. A form whose answers
 * belong to nobody is typed on the public pages of its survey.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such code or citizen, printed for somebody else, or a citizen named
 *   for a form without names), VersionRetired
 */
export const openPaperForm =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    asked: { readonly code: string; readonly citizenId?: string | undefined },
  ): Promise<OpenedPaperForm> => {
    const staff = demandStaff(visitor, "paper.enter");
    const code = readReceiptNumber(asked.code.trim());
    const form = code === null ? null : await knownForm(deps, staff, code);
    if (form === null) throw new NotFound();
    const installed = deps.library.exactly(form.instrument);
    const citizenId = asked.citizenId ?? form.citizenId;
    if (citizenId !== null && isAnonymous(installed)) throw new NotFound();
    if (form.citizenId !== null && citizenId !== form.citizenId) throw new NotFound();
    const citizen = citizenId === null ? null : await deps.ports.people.citizen(citizenId as CitizenId);
    if (citizenId !== null && citizen === null) throw new NotFound();
    if (citizen !== null) {
      const subject = citizenSubject(citizen.id, "paper");
      await deps.ports.audit.record([auditOf(staff, "paper.enter", { at: deps.now(), subject })]);
    }
    return {
      form,
      installed,
      version: versionState(deps, form),
      questions: questionsOnPaper(installed, form.variant),
      citizen: citizen && { id: citizen.id, name: citizen.name },
      sentBefore: citizen && (await deps.ports.paperEntries.sentBefore(form.code, citizen.id)),
    };
  };
