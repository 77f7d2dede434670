import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db, Storage } from "#db/kits/kit.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, newId, twentyAtOnce } from "./fixtures.ts";

describe.each(dialects)("units on %s", (dialect) => {
  let place: Place;
  let storage: Storage;
  beforeAll(async () => {
    place = await placeOn(dialect);
    storage = await place.openStorage();
  });
  afterAll(async () => {
    await storage.close();
    await place.remove();
  });

  const insert = (db: Db, id: string, kind: string) =>
    db
      .insert(storage.tables.outboxMessages)
      .values({ id, kind, payload: {}, availableAt: at(), attempts: 0 });

  async function stored(kind: string): Promise<number | undefined> {
    const table = storage.tables.outboxMessages;
    const [row] = await storage.read((db) =>
      db.select({ n: count() }).from(table).where(eq(table.kind, kind)),
    );
    return row?.n;
  }

  test("a unit inside a unit is refused, and the outer one is undone", async () => {
    const outer = storage.write(async (tx) => {
      await insert(tx, newId(), "nested");
      await storage.write((inner) => insert(inner, newId(), "nested"));
    });
    await expect(outer).rejects.toThrow("past itself");
    expect(await stored("nested")).toBe(0);
  });

  test("a read past the unit is refused too", async () => {
    await expect(storage.write(() => stored("anything"))).rejects.toThrow("past itself");
  });

  test("a unit may follow a unit, also from a timer that a unit set", async () => {
    const later = Promise.withResolvers<unknown>();
    await storage.write(async () => {
      setTimeout(
        () => storage.write((tx) => insert(tx, newId(), "later")).then(later.resolve, later.reject),
        20,
      );
    });
    await later.promise;
    expect(await stored("later")).toBe(1);
  });

  test("one failing unit among twenty harms no other", async () => {
    const taken = newId();
    await storage.write((tx) => insert(tx, taken, "group"));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        storage.write(async (tx) => {
          await insert(tx, newId(), "group");
          await insert(tx, n === 7 ? taken : newId(), "group");
        }),
      ),
    );
    const failed = outcomes.flatMap(({ status }, n) => (status === "rejected" ? [n] : []));
    expect(failed).toEqual([7]);
    expect(await stored("group")).toBe(1 + 19 * 2);
  });

  test("a unit that fails by itself is undone and tells its own error", async () => {
    const reason = new Error("my own reason");
    const failing = storage.write(async (tx) => {
      await insert(tx, newId(), "own-error");
      throw reason;
    });
    await expect(failing).rejects.toBe(reason);
    expect(await stored("own-error")).toBe(0);
  });

  test("what a unit returned is there for every reader", async () => {
    await twentyAtOnce(async (n) => {
      await storage.write((tx) => insert(tx, newId(), `read-${n}`));
      expect(await stored(`read-${n}`)).toBe(1);
    });
  });
});

test("on SQLite, units that wait in the middle do not mix", async () => {
  const place = await placeOn("sqlite");
  const storage = await place.openStorage();
  const table = storage.tables.outboxMessages;
  const id = newId();
  const row = { id, kind: "counter", payload: {}, availableAt: at(), attempts: 0 };
  await storage.write((tx) => tx.insert(table).values(row));
  await twentyAtOnce(() =>
    storage.write(async (tx) => {
      const [seen] = await tx.select().from(table).where(eq(table.id, id));
      await new Promise((resume) => setTimeout(resume, 1));
      await tx.update(table).set({ attempts: (seen?.attempts ?? 0) + 1 });
    }),
  );
  const [counted] = await storage.read((db) => db.select().from(table));
  expect(counted?.attempts).toBe(20);
  await storage.close();
  await place.remove();
});

describe.each(dialects)("closing on %s", (dialect) => {
  test("units under way are stored, later ones are told that it is closed", async () => {
    const place = await placeOn(dialect);
    const storage = await place.openStorage();
    const row = { id: newId(), kind: "closing", payload: {}, availableAt: at(), attempts: 0 };
    const underWay = storage.write(async (tx) => {
      await tx.insert(storage.tables.outboxMessages).values(row);
    });
    await Promise.all([underWay, storage.close(), storage.close()]);
    await expect(storage.write(async () => 1)).rejects.toMatchObject({ code: "database-unavailable" });
    await expect(storage.ping()).rejects.toMatchObject({ code: "database-unavailable" });
    expect(await place.raw("SELECT kind FROM outbox_messages")).toEqual([{ kind: "closing" }]);
    await place.remove();
  });
});
