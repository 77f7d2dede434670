import type { StoredCvPhoto } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { cleanPhoto, type PhotoFault } from "#server/cv/photo/clean-photo.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Whether the citizen's own CV has a photo. @throws NotLoggedIn, NotAllowed */
export const hasCvPhoto =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<boolean> => {
    const citizen = demandCitizen(visitor, "cv.read");
    return deps.ports.cvPhotos.isThere(citizen.id);
  };

/** The photo of the citizen's own CV; nobody else's is ever read. @throws NotLoggedIn, NotAllowed, NotFound */
export const readCvPhoto =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<StoredCvPhoto> => {
    const citizen = demandCitizen(visitor, "cv.read");
    const photo = await deps.ports.cvPhotos.of(citizen.id);
    if (photo === null) throw new NotFound();
    return photo;
  };

/**
 * Stores the photo of the citizen's own CV, in the place of the one before; null when it was stored, else why not. It is
 * made as small as a CV needs, and what a camera writes beside the picture (place, time, names) is left out, before
 * anything is stored.
 * @throws NotLoggedIn, NotAllowed
 */
export const saveCvPhoto =
  (deps: Deps) =>
  async (visitor: Visitor, bytes: Uint8Array): Promise<PhotoFault | null> => {
    const citizen = demandCitizen(visitor, "cv.change");
    const cleaned = await cleanPhoto(bytes);
    if (cleaned.kind === "wrong") return cleaned.fault;
    await deps.ports.cvPhotos.put({ ...cleaned.photo, citizenId: citizen.id, changedAt: deps.now() });
    return null;
  };

/** Deletes the photo of the citizen's own CV for good. @throws NotLoggedIn, NotAllowed, NotFound (there is none) */
export const deleteCvPhoto =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<void> => {
    const citizen = demandCitizen(visitor, "cv.change");
    if (!(await deps.ports.cvPhotos.delete(citizen.id))) throw new NotFound();
  };
