import type { CitizenId, StoredCvEntry } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { type CvSectionId, cvSection } from "#server/cv/sections.ts";
import { type ReadJsonResume, readJsonResume } from "#server/documents/cv/read-json-resume.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";

/** What a CV of another system says, before any of it is stored. @throws NotLoggedIn, NotAllowed */
export const readForeignCv =
  (_: Deps) =>
  (visitor: Visitor, text: string): ReadJsonResume => {
    demandCitizen(visitor, "cv.change");
    return readJsonResume(text);
  };

export type CvImported =
  /** `full`: how many entries there was no room for. */
  | { readonly kind: "imported"; readonly added: number; readonly full: number }
  /** Nothing was stored. */
  | { readonly kind: "unreadable"; readonly fault: NonNullable<ReadJsonResume["fault"]> };

const mostIn = (section: string): number => cvSection(section)?.maxEntries ?? 0;

/**
 * Adds the entries of a CV of another system (JSON Resume 1.x) after those that the citizen has; nothing that stands is
 * changed. How to reach the citizen is taken along only when nothing is written about that yet.
 * @throws NotLoggedIn, NotAllowed
 */
export const importCv =
  (deps: Deps) =>
  async (visitor: Visitor, text: string): Promise<CvImported> => {
    const citizen = demandCitizen(visitor, "cv.change");
    const read = readJsonResume(text);
    if (read.fault !== null) return { kind: "unreadable", fault: read.fault };
    const changedAt = deps.now();
    const entries = read.entries.map((entry) => fresh(deps, citizen.id, { ...entry, changedAt }));
    const added = await deps.ports.cvEntries.addAll(entries, mostIn);
    const { headline = "", email = "", phone = "", city = "", profile = "" } = read.person;
    const about = { citizenId: citizen.id, headline, email, phone, city, profile, revision: 0, changedAt };
    // The first revision is stored only where there is none.
    if ([headline, email, phone, city, profile].some(Boolean)) await deps.ports.cvProfiles.save(about);
    return { kind: "imported", added, full: entries.length - added };
  };

const fresh = (
  { randomBytes }: Deps,
  citizenId: CitizenId,
  entry: Pick<StoredCvEntry, "values" | "changedAt"> & { readonly section: CvSectionId },
): Omit<StoredCvEntry, "position"> => ({
  ...entry,
  id: newId(randomBytes),
  citizenId,
  hidden: false,
  revision: 1,
  removedAt: null,
});
