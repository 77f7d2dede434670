import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { ReferenceListKind, StaffId } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAudit, makeStaff, newId, twentyAtOnce } from "./fixtures.ts";

describe.each(dialects)("imported lists on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  let staffId: StaffId;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
    staffId = (await database.ports.people.rememberStaff(makeStaff(), at())).id;
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const rows = (...names: readonly string[]) => names.map((name) => ({ name, æøå: "علي" }));
  const add = (kind: ReferenceListKind, ...names: readonly string[]) =>
    database.ports.referenceLists.add(
      { kind, rows: rows(...names), importedAt: at(), importedBy: staffId },
      (number) => makeAudit({ action: "reference-list.change", subjectId: `${kind} ${number}` }),
    );

  test("are numbered by kind, in force from the import on, and come back as they were", async () => {
    const { audit, referenceLists } = database.ports;
    expect(await referenceLists.inForce("job-barometer")).toBe(0);
    expect(await add("job-barometer", "a")).toBe(1);
    expect(await add("job-barometer", "b", "c")).toBe(2);
    expect(await referenceLists.inForce("job-barometer")).toBe(2);
    expect(await referenceLists.inForce("occupations")).toBe(0);
    expect(await referenceLists.rows("job-barometer", 2)).toEqual(rows("b", "c"));
    expect(await referenceLists.rows("occupations", 2)).toBeNull();
    expect(await referenceLists.all("job-barometer")).toEqual([
      { kind: "job-barometer", number: 2, rowCount: 2, importedAt: at(), importedBy: staffId },
      { kind: "job-barometer", number: 1, rowCount: 1, importedAt: at(), importedBy: staffId },
    ]);
    const act = { ...makeAudit({ action: "reference-list.change" }), subjectId: "job-barometer 2" };
    expect(await audit.latest({ ...act, since: at() })).not.toBeNull();
  });

  test("are put in force again, or none of them, and every turn is kept", async () => {
    const { referenceLists } = database.ports;
    const turn = { kind: "job-barometer", at: at(1), staffId } as const;
    const act = () => makeAudit({ subjectId: newId() });
    expect(await referenceLists.putInForce({ ...turn, number: 1 }, act())).toBe(true);
    expect(await referenceLists.inForce("job-barometer")).toBe(1);
    expect(await referenceLists.putInForce({ ...turn, number: 9 }, act())).toBe(false);
    expect(await referenceLists.putInForce({ ...turn, number: 0 }, act())).toBe(true);
    expect(await referenceLists.inForce("job-barometer")).toBe(0);
    const numbers = (await referenceLists.turns("job-barometer")).map(({ number }) => number);
    expect(numbers).toEqual([0, 1, 2, 1]);
  });

  test("get a number each when twenty come at once", async () => {
    const numbers = await twentyAtOnce((n) => add("occupations", `${n}`));
    expect(numbers.toSorted((one, next) => one - next)).toEqual(numbers.map((_, index) => index + 1));
  });
});
