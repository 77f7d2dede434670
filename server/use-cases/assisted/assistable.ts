import type { Citizen, CitizenId, StoredResponse } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { instrumentOf } from "#server/use-cases/answering/own-response.ts";
import { type VersionState, versionState } from "#server/use-cases/answering/version-state.ts";
import { type TogetherWay, wayOpened } from "#server/use-cases/assisted/assisting-for.ts";
import { auditOf, citizenSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type Installed, isAnonymous } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** A questionnaire that can be filled in together, and how far the citizen has come; no answers. */
export interface AssistableQuestionnaire {
  readonly installed: Installed;
  readonly draft: {
    readonly variant: string;
    /** The version it is tied to; null when that is not installed any more. */
    readonly installed: Installed | null;
    readonly version: VersionState;
    readonly answered: number;
    readonly savedAt: Date;
    readonly provenance: StoredResponse["provenance"];
    /** How this caseworker has it open now; null when not. */
    readonly opened: TogetherWay | null;
  } | null;
}

export interface Assistable {
  readonly citizen: Pick<Citizen, "id" | "name">;
  readonly questionnaires: readonly AssistableQuestionnaire[];
}

/** What can be filled in together with a citizen. The look is logged. @throws NotLoggedIn, NotAllowed, NotFound */
export const assistable =
  (deps: Deps) =>
  async (visitor: Visitor, { citizenId }: { citizenId: string }): Promise<Assistable> => {
    const staff = demandStaff(visitor, "assisted.find");
    const citizen = await deps.ports.people.citizen(citizenId as CitizenId);
    if (citizen === null) throw new NotFound();
    const subject = citizenSubject(citizen.id, "assisting");
    await deps.ports.audit.record([auditOf(staff, "assisted.find", { at: deps.now(), subject })]);
    // What nobody may be tied to is not filled in for anybody.
    const named = deps.library.all.filter((installed) => !isAnonymous(installed));
    const ids = [...new Set(named.map(({ instrument }) => instrument.questionnaireId))];
    const questionnaires = ids.map(async (id) => ({
      installed: deps.library.newest(id),
      draft: await draftFor(deps, staff, { citizenId: citizen.id, questionnaireId: id }),
    }));
    return {
      citizen: { id: citizen.id, name: citizen.name },
      questionnaires: await Promise.all(questionnaires),
    };
  };

async function draftFor(
  deps: Deps,
  staff: StaffActor,
  { citizenId, questionnaireId }: { citizenId: CitizenId; questionnaireId: string },
): Promise<AssistableQuestionnaire["draft"]> {
  const draft = await deps.ports.responses.draftOf(citizenId, questionnaireId);
  if (draft === null) return null;
  const { variant, answers, savedAt, provenance } = draft;
  const version = versionState(deps, draft);
  return {
    variant,
    installed: version.kind === "gone" ? null : instrumentOf(deps, draft),
    version,
    answered: Object.keys(answers).length,
    savedAt,
    provenance,
    opened: await wayOpened(deps, staff, draft),
  };
}
