import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  max,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { CvEntries, OwnCvEntry, StoredCvEntry } from "../ports.ts";
import { firstOf } from "./first-of.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** The entries of the citizens' CVs. Whose an entry is, is part of every question asked here. */
export const cvEntryStore = (storage: Storage): CvEntries => ({
  ...reading(storage),
  ...writing(storage),
  ...placing(storage),
  ...removing(storage),
});

const owned = ({ tables: { cvEntries } }: Storage, { citizenId, id }: OwnCvEntry): SQL | undefined =>
  and(eq(cvEntries.id, id), eq(cvEntries.citizenId, citizenId));

function reading(storage: Storage): Pick<CvEntries, "of" | "removedOf" | "find"> {
  const { cvEntries } = storage.tables;
  return {
    of(citizenId) {
      const there = and(eq(cvEntries.citizenId, citizenId), isNull(cvEntries.removedAt));
      return storage.read((db) =>
        db
          .select()
          .from(cvEntries)
          .where(there)
          .orderBy(asc(cvEntries.section), asc(cvEntries.position), asc(cvEntries.id)),
      );
    },
    removedOf(citizenId) {
      const gone = and(eq(cvEntries.citizenId, citizenId), isNotNull(cvEntries.removedAt));
      return storage.read((db) =>
        db.select().from(cvEntries).where(gone).orderBy(desc(cvEntries.removedAt), asc(cvEntries.id)),
      );
    },
    async find(own) {
      const [row] = await storage.read((db) => db.select().from(cvEntries).where(owned(storage, own)));
      return row ?? null;
    },
  };
}

async function addLast(
  storage: Storage,
  tx: Db,
  { entry, most }: { entry: Omit<StoredCvEntry, "position">; most: number },
): Promise<StoredCvEntry | null> {
  const { cvEntries } = storage.tables;
  await oneAtATime(storage, tx, entry.citizenId);
  const [known] = await tx.select().from(cvEntries).where(owned(storage, entry));
  if (known) return known;
  const section = and(eq(cvEntries.citizenId, entry.citizenId), eq(cvEntries.section, entry.section));
  const there = and(section, isNull(cvEntries.removedAt));
  const { taken } = firstOf(await tx.select({ taken: count() }).from(cvEntries).where(there));
  if (taken >= most) return null;
  // What was taken away keeps its place, for it may come back.
  const { last } = firstOf(
    await tx
      .select({ last: max(cvEntries.position) })
      .from(cvEntries)
      .where(section),
  );
  const added = await tx
    .insert(cvEntries)
    .values({ ...entry, position: (last ?? 0) + 1 })
    .returning();
  return firstOf(added);
}

function writing(storage: Storage): Pick<CvEntries, "add" | "addAll" | "change"> {
  const { cvEntries } = storage.tables;
  return {
    add: (entry, most) => storage.write((tx) => addLast(storage, tx, { entry, most })),
    addAll: (entries, mostIn) =>
      storage.write(async (tx) => {
        let added = 0;
        for (const entry of entries)
          if ((await addLast(storage, tx, { entry, most: mostIn(entry.section) })) !== null) added += 1;
        return added;
      }),
    change: (own, { values, revision, changedAt }) =>
      storage.write(async (tx) => {
        const untouched = and(
          owned(storage, own),
          eq(cvEntries.revision, revision),
          isNull(cvEntries.removedAt),
        );
        const [saved] = await tx
          .update(cvEntries)
          .set({ values, changedAt, revision: sql`${cvEntries.revision} + 1` })
          .where(untouched)
          .returning();
        if (saved) return { kind: "saved", entry: saved };
        const [entry] = await tx.select().from(cvEntries).where(owned(storage, own));
        return entry ? { kind: "stale", entry } : { kind: "missing" };
      }),
  };
}

function placing(storage: Storage): Pick<CvEntries, "move" | "hide"> {
  const { cvEntries } = storage.tables;
  const placed = (tx: Db, id: string, position: number) =>
    tx.update(cvEntries).set({ position }).where(eq(cvEntries.id, id));
  return {
    move: (own, by) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, own.citizenId);
        const [entry] = await tx.select().from(cvEntries).where(owned(storage, own));
        if (!entry) return false;
        const { citizenId, section, position } = entry;
        const beyond = by < 0 ? lt(cvEntries.position, position) : gt(cvEntries.position, position);
        const others = and(
          eq(cvEntries.citizenId, citizenId),
          eq(cvEntries.section, section),
          isNull(cvEntries.removedAt),
          beyond,
        );
        const nearest = by < 0 ? desc(cvEntries.position) : asc(cvEntries.position);
        const [other] = await tx.select().from(cvEntries).where(others).orderBy(nearest).limit(1);
        if (!other) return false;
        await placed(tx, entry.id, other.position);
        await placed(tx, other.id, position);
        return true;
      }),
    hide: (own, hidden) =>
      storage.write(async (tx) => {
        const changed = await tx
          .update(cvEntries)
          .set({ hidden })
          .where(owned(storage, own))
          .returning({ id: cvEntries.id });
        return changed.length > 0;
      }),
  };
}

function removing(storage: Storage): Pick<CvEntries, "remove" | "deleteRemoved"> {
  const { cvEntries } = storage.tables;
  return {
    remove: (own, removedAt) =>
      storage.write(async (tx) => {
        const changed = await tx
          .update(cvEntries)
          .set({ removedAt })
          .where(owned(storage, own))
          .returning({ id: cvEntries.id });
        return changed.length > 0;
      }),
    deleteRemoved: ({ before, limit }) =>
      storage.write(async (tx) => {
        const gone = await tx
          .select({ id: cvEntries.id })
          .from(cvEntries)
          .where(lt(cvEntries.removedAt, before))
          .orderBy(asc(cvEntries.removedAt))
          .limit(limit);
        const ids = gone.map(({ id }) => id);
        if (ids.length > 0) await tx.delete(cvEntries).where(inArray(cvEntries.id, ids));
        return ids.length;
      }),
  };
}
