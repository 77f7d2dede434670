import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Storage } from "#db/kits/kit.ts";
import { type Place, placeOn } from "./databases.ts";
import { at, makeCitizen, newId } from "./fixtures.ts";

let place: Place;
let storage: Storage;
beforeAll(async () => {
  place = await placeOn("postgres");
  storage = await place.openStorage();
});
afterAll(async () => {
  await storage.close();
  await place.remove();
});

const killOthers = () =>
  place.raw(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );

async function addCitizen(name: string): Promise<string> {
  const { id, cprIndex, cprSealed } = makeCitizen();
  const row = { id, cprIndex, cprSealed, name, nameFolded: name, createdAt: at(), seenAt: at() };
  await storage.write((tx) => tx.insert(storage.tables.citizens).values(row));
  return id;
}

test("when all connections are cut, reads and new units go on", async () => {
  await Promise.all(Array.from({ length: 8 }, () => storage.ping()));
  await killOthers();
  await storage.ping();
  await killOthers();
  await addCitizen("after the cut");
});

test("a unit whose connection is cut in the middle is not run again and stores nothing", async () => {
  const name = newId();
  let runs = 0;
  const cut = storage.write(async (tx) => {
    runs += 1;
    const { id, cprIndex, cprSealed } = makeCitizen();
    const row = { id, cprIndex, cprSealed, name, nameFolded: name, createdAt: at(), seenAt: at() };
    await tx.insert(storage.tables.citizens).values(row);
    await killOthers();
    await tx.select().from(storage.tables.citizens).limit(1);
  });
  await expect(cut).rejects.toMatchObject({ code: "database-unavailable" });
  expect(runs).toBe(1);
  const { citizens } = storage.tables;
  expect(await storage.read((db) => db.select().from(citizens).where(eq(citizens.name, name)))).toEqual([]);
});

test("two units that lock each other out both end stored", async () => {
  const { citizens } = storage.tables;
  const [one, two] = [await addCitizen("one"), await addCitizen("two")];
  const crossing = (first: string, second: string) =>
    storage.write(async (tx) => {
      await tx
        .update(citizens)
        .set({ name: "crossed" })
        .where(eq(citizens.cprIndex, `index-${first}`));
      await new Promise((resume) => setTimeout(resume, 100));
      await tx
        .update(citizens)
        .set({ name: "crossed" })
        .where(eq(citizens.cprIndex, `index-${second}`));
    });
  await Promise.all([crossing(one, two), crossing(two, one)]);
  const rows = await storage.read((db) => db.select().from(citizens).where(eq(citizens.name, "crossed")));
  expect(rows).toHaveLength(2);
});

test("a unit that swallows an error is told that nothing was stored", async () => {
  const swallowing = storage.write(async (tx) => {
    const broken = tx.insert(storage.tables.legalBases).values({} as never);
    await broken.catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow();
});
