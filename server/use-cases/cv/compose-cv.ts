import type { CitizenId, StoredCvEntry } from "#db/ports.ts";
import type { CitizenActor, Visitor } from "#server/access/actor.ts";
import type { CvContent } from "#server/cv/cv-content.ts";
import type { CvEntry, CvPhoto } from "#server/cv/cv-entry.ts";
import { cvSection } from "#server/cv/sections.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** How a citizen wants a CV. */
export interface CvWish extends Pick<CvContent, "kind" | "lang" | "includesNeeds"> {
  /** Whether the photo comes along, when there is one. */
  readonly includesPhoto: boolean;
}

/** What a CV says, and when it is made of it. */
export interface ComposedCv {
  readonly content: CvContent;
  readonly madeAt: Date;
}

/** An entry as a CV tells it; none when it is hidden, taken away, or of a section that is no more. */
export function toldEntry({ id, section, values, hidden, removedAt }: StoredCvEntry): CvEntry | undefined {
  const known = cvSection(section);
  if (known === undefined || hidden || removedAt !== null) return undefined;
  return { id, section: known.id, values };
}

/** How the citizen is named and reached. */
export async function cvPerson(
  { ports }: Pick<Deps, "ports">,
  { id, name }: Pick<CitizenActor, "id" | "name">,
): Promise<CvContent["person"]> {
  const profile = await ports.cvProfiles.of(id);
  if (profile === null) return { name };
  const { headline, email, phone, city, profile: words } = profile;
  return { name, headline, email, phone, city, profile: words };
}

/** Every entry that a CV of this citizen may tell, each section in the citizen's order. */
export const toldEntries = async (
  { ports }: Pick<Deps, "ports">,
  citizenId: CitizenId,
): Promise<readonly CvEntry[]> =>
  (await ports.cvEntries.of(citizenId)).flatMap((entry) => toldEntry(entry) ?? []);

/** The photo that a CV tells; its bytes are read only when it is wanted. */
export async function cvPhoto(
  { ports }: Pick<Deps, "ports">,
  { citizenId, isWanted }: { readonly citizenId: CitizenId; readonly isWanted: boolean },
): Promise<CvPhoto | null> {
  const stored = isWanted ? await ports.cvPhotos.of(citizenId) : null;
  return stored && { mediaType: stored.mediaType, bytes: stored.bytes };
}

/** The citizen's own CV with everything that is not hidden, for any job. @throws NotLoggedIn, NotAllowed */
export const composeCv =
  (deps: Deps) =>
  async (visitor: Visitor, { includesPhoto, ...wish }: CvWish): Promise<ComposedCv> => {
    const citizen = demandCitizen(visitor, "cv.read");
    const [person, entries, photo] = await Promise.all([
      cvPerson(deps, citizen),
      toldEntries(deps, citizen.id),
      cvPhoto(deps, { citizenId: citizen.id, isWanted: includesPhoto }),
    ]);
    return { content: { ...wish, person, entries, photo, goal: null }, madeAt: deps.now() };
  };
