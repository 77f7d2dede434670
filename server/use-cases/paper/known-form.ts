import type { PaperForm } from "#db/ports.ts";
import type { StaffActor } from "#server/access/actor.ts";
import { findGeneralForm, generalForm } from "#server/use-cases/assisted/general-code.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isAnonymous } from "#server/use-cases/library.ts";

/**
 * The printed form with this code, or null. A paper that anybody may print has a code that is worked out, not
 * stored: it is put on record when the first such paper comes in, unless its answers belong to nobody.
 */
export async function knownForm(deps: Deps, staff: StaffActor, code: string): Promise<PaperForm | null> {
  const stored = await deps.ports.paperForms.find(code);
  if (stored !== null) return stored;
  const general = findGeneralForm(deps.library, code);
  if (general === null) return null;
  const at = deps.now();
  const form = generalForm(general, at);
  if (isAnonymous(deps.library.exactly(general.instrument))) return form;
  const subject = { subjectKind: "paper-form", subjectId: code, citizenId: null, purpose: "paper" } as const;
  await deps.ports.paperForms.add(form, auditOf(staff, "paper.enter", { at, subject }));
  return deps.ports.paperForms.find(code);
}
