import type { StoredCvEntry, StoredCvProfile } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { type CvRule, missingIn } from "#server/cv/minimum-content.ts";
import type { CvSection } from "#server/cv/section.ts";
import { type CvSectionId, cvSection, cvSections } from "#server/cv/sections.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { guidelineInForce } from "#server/use-cases/cv/guideline-in-force.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** A section with its entries in the citizen's order. */
export interface CvSectionView {
  readonly section: CvSection<CvSectionId>;
  readonly entries: readonly StoredCvEntry[];
}

export interface CvView {
  readonly name: string;
  readonly profile: StoredCvProfile | null;
  readonly sections: readonly CvSectionView[];
  /** What would make it better, by the municipality's guideline. */
  readonly missing: readonly CvRule[];
}

/** The citizen's own CV; empty sections are there too. @throws NotLoggedIn, NotAllowed */
export const showCv =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<CvView> => {
    const citizen = demandCitizen(visitor, "cv.read");
    const [entries, profile, guideline] = await Promise.all([
      deps.ports.cvEntries.of(citizen.id),
      deps.ports.cvProfiles.of(citizen.id),
      guidelineInForce(deps),
    ]);
    const sections = cvSections.map((section) => ({
      section,
      entries: entries.filter((entry) => entry.section === section.id),
    }));
    const missing = missingIn(guideline, { entries, contact: profile });
    return { name: citizen.name, profile, sections, missing };
  };

export interface CvSectionPage extends CvSectionView {
  /** What was taken away and can be brought back, the last first. */
  readonly removed: readonly StoredCvEntry[];
}

/** One section of the citizen's own CV. @throws NotLoggedIn, NotAllowed, NotFound (no such section) */
export const showCvSection =
  (deps: Deps) =>
  async (visitor: Visitor, sectionId: string): Promise<CvSectionPage> => {
    const citizen = demandCitizen(visitor, "cv.read");
    const section = cvSection(sectionId);
    if (section === undefined) throw new NotFound();
    const [entries, removed] = await Promise.all([
      deps.ports.cvEntries.of(citizen.id),
      deps.ports.cvEntries.removedOf(citizen.id),
    ]);
    const isHere = (entry: StoredCvEntry): boolean => entry.section === sectionId;
    return { section, entries: entries.filter(isHere), removed: removed.filter(isHere) };
  };

/**
 * One entry of the citizen's own CV. @throws NotLoggedIn, NotAllowed, NotFound (also when it was taken away)
 */
export const showCvEntry =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    asked: { readonly section: string; readonly id: string },
  ): Promise<StoredCvEntry> => {
    const citizen = demandCitizen(visitor, "cv.read");
    const entry = await deps.ports.cvEntries.find({ citizenId: citizen.id, id: asked.id });
    if (entry === null || entry.removedAt !== null || entry.section !== asked.section) throw new NotFound();
    return entry;
  };
