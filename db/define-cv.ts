import type { definePeople } from "./define.ts";
import type { Kit } from "./kits/kit.ts";
import type { CitizenId, StoredCvPhoto, StoredCvValues } from "./ports.ts";

/** The citizens' CVs. */
export function defineCv(kit: Kit, { citizens }: ReturnType<typeof definePeople>) {
  const cvEntries = kit.table(
    "cv_entries",
    {
      id: kit.id(),
      citizenId: kit
        .text<CitizenId>()
        .notNull()
        .references(() => citizens.id),
      section: kit.text().notNull(),
      values: kit.json<StoredCvValues>().notNull(),
      position: kit.int().notNull(),
      hidden: kit.bool().notNull(),
      revision: kit.int().notNull(),
      changedAt: kit.at().notNull(),
      removedAt: kit.at(),
    },
    (row) => [
      kit.index("cv_entries_citizen").on(row.citizenId, row.section, row.position),
      kit.index("cv_entries_removed").on(row.removedAt),
    ],
  );
  const cvProfiles = kit.table("cv_profiles", {
    citizenId: kit.id<CitizenId>().references(() => citizens.id),
    headline: kit.text().notNull(),
    email: kit.text().notNull(),
    phone: kit.text().notNull(),
    city: kit.text().notNull(),
    profile: kit.text().notNull(),
    revision: kit.int().notNull(),
    changedAt: kit.at().notNull(),
  });
  const targetedCvs = kit.table(
    "targeted_cvs",
    {
      id: kit.id(),
      citizenId: kit
        .text<CitizenId>()
        .notNull()
        .references(() => citizens.id),
      job: kit.text().notNull(),
      kind: kit.text().notNull(),
      lang: kit.text().notNull(),
      includesNeeds: kit.bool().notNull(),
      includesPhoto: kit.bool().notNull().default(false),
      chosen: kit.json<readonly string[]>().notNull(),
      revision: kit.int().notNull(),
      changedAt: kit.at().notNull(),
    },
    (row) => [kit.index("targeted_cvs_citizen").on(row.citizenId, row.changedAt)],
  );
  const cvPhotos = kit.table("cv_photos", {
    citizenId: kit.id<CitizenId>().references(() => citizens.id),
    mediaType: kit.text<StoredCvPhoto["mediaType"]>().notNull(),
    bytes: kit.bytes().notNull(),
    changedAt: kit.at().notNull(),
  });
  return { cvEntries, cvProfiles, targetedCvs, cvPhotos };
}
