import type { Visitor } from "#server/access/actor.ts";
import { AlreadySent } from "#server/errors/problem.ts";
import { demandCitizen, ownResponse } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/**
 * The key (32 bytes, base64url) with which this session's browser may keep unsaved words of an own draft. Another
 * session gets another key.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent
 */
export const handOutDeviceKey =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { responseId, session }: { responseId: string; session: string },
  ): Promise<string> => {
    const citizen = demandCitizen(visitor, "response.save");
    const draft = await ownResponse(deps, citizen, responseId);
    if (draft.sentAt !== null) throw new AlreadySent();
    return deps.deviceKey(session, draft.id);
  };
