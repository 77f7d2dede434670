import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { takenAlong } from "#server/use-cases/beside/subject.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/**
 * Everything in the citizen's own CV as it is stored, also what is hidden; the photo in base64. @throws NotLoggedIn, NotAllowed
 */
export const exportCv = (deps: Deps) => async (visitor: Visitor) => {
  const citizen = demandCitizen(visitor, "cv.read");
  const { besideComments, cvEntries, cvPhotos, cvProfiles, targetedCvs } = deps.ports;
  const [profile, entries, targeted, photo, comments] = await Promise.all([
    cvProfiles.of(citizen.id),
    cvEntries.of(citizen.id),
    targetedCvs.of(citizen.id),
    cvPhotos.of(citizen.id),
    besideComments.of(citizen.id),
  ]);
  const { citizenId: _, ...about } = profile ?? { citizenId: citizen.id };
  return {
    name: citizen.name,
    about,
    entries: entries.map(({ citizenId: __, ...entry }) => entry),
    targeted: targeted.map(({ citizenId: __, ...cv }) => cv),
    comments: takenAlong(comments, "entry"),
    photo: photo && {
      mediaType: photo.mediaType,
      changedAt: photo.changedAt,
      base64: Buffer.from(photo.bytes).toString("base64"),
    },
  };
};
