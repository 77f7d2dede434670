import { and, count, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { OwnTargetedCv, TargetedCvs } from "../ports.ts";
import { firstOf } from "./first-of.ts";
import { oneAtATime } from "./one-at-a-time.ts";

const owned = ({ tables: { targetedCvs } }: Storage, { citizenId, id }: OwnTargetedCv): SQL | undefined =>
  and(eq(targetedCvs.id, id), eq(targetedCvs.citizenId, citizenId));

/** The CVs that citizens have aimed at a job. Whose one is, is part of every question asked here. */
export function targetedCvStore(storage: Storage): TargetedCvs {
  return { ...reading(storage), ...writing(storage), ...choosing(storage) };
}

function reading(storage: Storage): Pick<TargetedCvs, "of" | "find"> {
  const { targetedCvs } = storage.tables;
  return {
    of: (citizenId) =>
      storage.read((db) =>
        db
          .select()
          .from(targetedCvs)
          .where(eq(targetedCvs.citizenId, citizenId))
          .orderBy(desc(targetedCvs.changedAt), desc(targetedCvs.id)),
      ),
    async find(own) {
      const [row] = await storage.read((db) => db.select().from(targetedCvs).where(owned(storage, own)));
      return row ?? null;
    },
  };
}

function writing(storage: Storage): Pick<TargetedCvs, "add" | "change" | "delete"> {
  const { targetedCvs } = storage.tables;
  return {
    add: (cv, most) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, cv.citizenId);
        const [known] = await tx.select().from(targetedCvs).where(owned(storage, cv));
        if (known) return known;
        const of = eq(targetedCvs.citizenId, cv.citizenId);
        const { there } = firstOf(await tx.select({ there: count() }).from(targetedCvs).where(of));
        if (there >= most) return null;
        return firstOf(await tx.insert(targetedCvs).values(cv).returning());
      }),
    change: (own, { revision, ...words }) =>
      storage.write(async (tx) => {
        const [saved] = await tx
          .update(targetedCvs)
          .set({ ...words, revision: sql`${targetedCvs.revision} + 1` })
          .where(and(owned(storage, own), eq(targetedCvs.revision, revision)))
          .returning();
        if (saved) return { kind: "saved", cv: saved };
        const [cv] = await tx.select().from(targetedCvs).where(owned(storage, own));
        return cv ? { kind: "stale", cv } : { kind: "missing" };
      }),
    delete: (own) =>
      storage.write(async (tx) => {
        const gone = await tx
          .delete(targetedCvs)
          .where(owned(storage, own))
          .returning({ id: targetedCvs.id });
        return gone.length > 0;
      }),
  };
}

function choosing(storage: Storage): Pick<TargetedCvs, "choose"> {
  const { targetedCvs } = storage.tables;
  return {
    choose: (own, next) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, own.citizenId);
        const [cv] = await tx.select().from(targetedCvs).where(owned(storage, own));
        if (!cv) return false;
        await tx
          .update(targetedCvs)
          .set({ chosen: next(cv.chosen) })
          .where(owned(storage, own));
        return true;
      }),
  };
}
