import { eq } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { CvPhotos } from "../ports.ts";

/** The photos of the citizens' CVs, in a table of their own: reading a CV reads no picture. */
export function cvPhotoStore(storage: Storage): CvPhotos {
  const { cvPhotos } = storage.tables;
  return {
    async of(citizenId) {
      const own = eq(cvPhotos.citizenId, citizenId);
      const [row] = await storage.read((db) => db.select().from(cvPhotos).where(own));
      return row ?? null;
    },
    async isThere(citizenId) {
      const own = eq(cvPhotos.citizenId, citizenId);
      const rows = await storage.read((db) =>
        db.select({ mediaType: cvPhotos.mediaType }).from(cvPhotos).where(own),
      );
      return rows.length > 0;
    },
    async put({ citizenId, ...photo }) {
      await storage.write((tx) =>
        tx
          .insert(cvPhotos)
          .values({ citizenId, ...photo })
          .onConflictDoUpdate({ target: cvPhotos.citizenId, set: photo }),
      );
    },
    delete: (citizenId) =>
      storage.write(async (tx) => {
        const gone = await tx
          .delete(cvPhotos)
          .where(eq(cvPhotos.citizenId, citizenId))
          .returning({ mediaType: cvPhotos.mediaType });
        return gone.length > 0;
      }),
  };
}
