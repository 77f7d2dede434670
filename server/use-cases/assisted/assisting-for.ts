import type { CitizenId, ResponseId, StoredAuditEvent, StoredResponse } from "#db/ports.ts";
import type { AssistingActor, HelpedWay, StaffActor, Visitor } from "#server/access/actor.ts";
import { demandSomeRole } from "#server/access/permissions.ts";
import { AlreadySent, NotAllowed, NotFound } from "#server/errors/problem.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** How answers can be filled in together with the citizen. */
export const togetherWays = ["phone", "meeting"] as const satisfies readonly HelpedWay[];
export type TogetherWay = (typeof togetherWays)[number];

/** Which of a citizen's responses: the draft of a questionnaire, or one by its id. */
export type AssistedAt = { readonly citizenId: string } & (
  | { readonly questionnaireId: string }
  | { readonly responseId: string }
);

/** An opening holds as long as a log-in can: 8 hours (the product's rule for sessions). */
const openingHours = 8;

/**
 * The caseworker as the one who fills in these answers: only after an opening that said how, and until they are
 * handed over again. What somebody else has sent is closed, too.
 * @throws NotLoggedIn, NotAllowed (not a caseworker, or not opened), NotFound, AlreadySent (by somebody else)
 */
export async function assistingFor(
  deps: Deps,
  visitor: Visitor,
  at: AssistedAt,
): Promise<AssistingActor & { readonly response: StoredResponse }> {
  const staff = demandStaff(visitor, "assisted.open");
  demandSomeRole(staff, "assisted.save");
  const response = await responseAt(deps, at);
  const way = await wayOpened(deps, staff, response);
  if (way === null) throw new NotAllowed();
  if (response.sentAt !== null && response.sentBy !== staff.id) throw new AlreadySent();
  return { kind: "assisting", id: response.citizenId, staff, way, response };
}

async function responseAt({ ports }: Deps, at: AssistedAt): Promise<StoredResponse> {
  const citizenId = at.citizenId as CitizenId;
  const found =
    "responseId" in at
      ? await ports.responses.ownResponse(citizenId, at.responseId as ResponseId)
      : await ports.responses.draftOf(citizenId, at.questionnaireId);
  if (found === null) throw new NotFound();
  return found;
}

/** How the caseworker has opened these answers; null when they have not, or have let go of them. */
export async function wayOpened(
  deps: Deps,
  staff: StaffActor,
  { id }: Pick<StoredResponse, "id">,
): Promise<TogetherWay | null> {
  const since = new Date(deps.now().getTime() - openingHours * 3_600_000);
  const latest = (action: string): Promise<StoredAuditEvent | null> =>
    deps.ports.audit.latest({ actorId: staff.id, action, subjectId: id, since });
  const opened = await latest("assisted.open");
  const handedOver = await latest("assisted.hand-over");
  if (opened === null || (handedOver !== null && handedOver.sequence > opened.sequence)) return null;
  return togetherWays.find((way) => way === opened.purpose) ?? null;
}

/**
 * What a citizen can do with a draft, done by a caseworker who has opened it. The use-case checks its own row of
 * the table of permissions.
 */
export const assisted =
  <Asked, Answer>(deps: Deps, fill: (by: AssistingActor, asked: Asked) => Promise<Answer>) =>
  async (visitor: Visitor, at: AssistedAt, asked: Asked): Promise<Answer> =>
    fill(await assistingFor(deps, visitor, at), asked);
