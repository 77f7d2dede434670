import { count, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, prepared, type Storage } from "#db/kits/kit.ts";
import { readFast } from "#db/kits/row-mapper.ts";
import { portsOf } from "#db/stores/ports-of.ts";
import { dialects, type Place, placeOn, sqlitePlace } from "./databases.ts";
import { at, makeCitizen, withCase } from "./fixtures.ts";

describe.each(dialects)("rows of prepared statements on %s", (dialect) => {
  let place: Place;
  let storage: Storage;
  beforeAll(async () => {
    place = await placeOn(dialect);
    storage = await place.openStorage();
    const ports = portsOf(storage);
    await withCase(ports, { bandRank: null }, { name: "Åse Ærø" });
    await withCase(ports, { bandRank: 2, unassessable: true });
  });
  afterAll(async () => {
    await storage.close();
    await place.remove();
  });

  /** What a statement gives when drizzle reads its rows, and when we do. */
  const bothReadings = <R>(build: (db: Db) => { prepare(name: string): { execute(): Promise<R> } }) =>
    storage.read(async (db) => {
      const theirs = build(db).prepare(`theirs.${Math.random()}`);
      const ours = readFast(build(db).prepare(`ours.${Math.random()}`));
      const isOurs = (ours as { customResultMapper?: unknown }).customResultMapper !== undefined;
      return { theirs: await theirs.execute(), ours: await ours.execute(), isOurs };
    });

  test.each(["cases", "responses", "citizens", "auditEvents", "results"] as const)(
    "a row of %s is the same as drizzle reads it",
    async (name) => {
      const { theirs, ours, isOurs } = await bothReadings((db) => db.select().from(storage.tables[name]));
      expect(isOurs).toBe(true);
      expect(theirs.length).toBeGreaterThan(0);
      expect(ours).toStrictEqual(theirs);
    },
  );

  test("columns of a subquery, of an outer join, and expressions are the same too", async () => {
    const { cases, staffMembers } = storage.tables;
    const { theirs, ours } = await bothReadings((db) => {
      const page = db.select({ at: cases.receivedAt, to: cases.assignedTo }).from(cases).as("page");
      return db
        .select({
          at: page.at,
          name: staffMembers.name,
          one: sql<number>`1`.mapWith((value) => Number(value) + 1),
          two: sql<string>`'to'`.as("two"),
        })
        .from(page)
        .leftJoin(staffMembers, eq(staffMembers.id, page.to));
    });
    expect(ours).toStrictEqual(theirs);
    expect(ours[0]).toMatchObject({ at: expect.any(Date), name: null, one: 2, two: "to" });
    const counted = await bothReadings((db) => db.select({ n: count() }).from(cases));
    expect(counted.ours).toStrictEqual([{ n: 2 }]);
  });

  test("nested rows stay with drizzle", async () => {
    const { cases } = storage.tables;
    const { theirs, ours, isOurs } = await bothReadings((db) =>
      db.select({ who: { id: cases.id } }).from(cases),
    );
    expect(isOurs).toBe(false);
    expect(ours).toStrictEqual(theirs);
  });

  test("a statement is prepared once and filled in each time", async () => {
    const { citizens } = storage.tables;
    const named = prepared("citizens.named", (db) =>
      db
        .select({ name: citizens.name })
        .from(citizens)
        .where(eq(citizens.name, sql.placeholder("name"))),
    );
    const find = (name: string) => storage.read((db) => named(db, { name }));
    expect([await find("Åse Ærø"), await find("Ingen")]).toEqual([[{ name: "Åse Ærø" }], []]);
  });
});

test("on SQLite values are hidden from the planner and stay what they are", async () => {
  const place = sqlitePlace();
  const storage = await place.openStorage();
  const { citizens } = storage.tables;
  await portsOf(storage).people.rememberCitizen(makeCitizen(), at());
  await storage.read(async (db) => {
    const search = db.select().from(citizens).where(eq(citizens.name, "Åse")).limit(5);
    expect(search.toSQL().sql).toMatch(/"name" = \+\? limit \+\?$/);
    for (const [value, type] of [
      [1, "real"],
      ["1", "text"],
      [null, "null"],
      [7n, "integer"],
    ] as const) {
      const typed = db.select({ type: sql<string>`typeof(${value})` }).from(citizens);
      expect(await typed).toEqual([{ type }]);
    }
  });
  await storage.close();
  await place.remove();
});
