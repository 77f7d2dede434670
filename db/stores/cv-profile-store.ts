import { and, asc, eq, exists, gt, isNull, or } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { CvProfiles } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";

/** What stands above the entries of the citizens' CVs. */
export function cvProfileStore(storage: Storage): CvProfiles {
  const { cvEntries, cvPhotos, cvProfiles, targetedCvs } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    async of(citizenId) {
      const own = eq(cvProfiles.citizenId, citizenId);
      const [row] = await storage.read((db) => db.select().from(cvProfiles).where(own));
      return row ?? null;
    },
    writersAfter: writersAfter(storage),
    save: (profile) =>
      storage.write(async (tx) => {
        const next = { ...profile, revision: profile.revision + 1 };
        const { citizenId, revision } = profile;
        const standing = and(eq(cvProfiles.citizenId, citizenId), eq(cvProfiles.revision, revision));
        const [saved] =
          revision === 0
            ? await tx.insert(cvProfiles).values(next).onConflictDoNothing().returning()
            : await tx.update(cvProfiles).set(next).where(standing).returning();
        return saved ?? null;
      }),
    deleteAll: (citizenId, audit) =>
      storage.write(async (tx) => {
        await tx.delete(cvEntries).where(eq(cvEntries.citizenId, citizenId));
        await tx.delete(targetedCvs).where(eq(targetedCvs.citizenId, citizenId));
        await tx.delete(cvPhotos).where(eq(cvPhotos.citizenId, citizenId));
        await tx.delete(cvProfiles).where(eq(cvProfiles.citizenId, citizenId));
        await insertAudit(tx, [audit]);
      }),
  };
}

const writersAfter =
  ({ tables: { citizens, cvEntries, cvProfiles }, read }: Storage): CvProfiles["writersAfter"] =>
  (after, limit) =>
    read((db) => {
      const entry = and(eq(cvEntries.citizenId, citizens.id), isNull(cvEntries.removedAt));
      const written = or(
        exists(db.select({ id: cvEntries.id }).from(cvEntries).where(entry)),
        exists(
          db
            .select({ id: cvProfiles.citizenId })
            .from(cvProfiles)
            .where(eq(cvProfiles.citizenId, citizens.id)),
        ),
      );
      return db
        .select({ id: citizens.id, name: citizens.name })
        .from(citizens)
        .where(and(written, after === null ? undefined : gt(citizens.id, after)))
        .orderBy(asc(citizens.id))
        .limit(limit);
    });
