import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CaseId, CaseListing, CaseRow, NewCase, StaffId } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAssessment, makeAudit, makeCitizen, makeStaff, newId, withCase } from "./fixtures.ts";

describe.each(dialects)("lists of cases on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  let me: StaffId;
  let other: StaffId;
  const ids = new Map<string, CaseId>();

  async function add(name: string, over: Partial<NewCase>): Promise<CaseId> {
    const { newCase } = await withCase(database.ports, over, { name });
    ids.set(name, newCase.id);
    return newCase.id;
  }

  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
    const { cases, people } = database.ports;
    me = (await people.rememberStaff(makeStaff({ name: "Mig Selv" }), at())).id;
    other = (await people.rememberStaff(makeStaff({ name: "En Anden" }), at())).id;
    await add("later", { dueOn: "2026-12-02", bandRank: 2 });
    await add("soonest", { dueOn: "2026-11-30", receivedAt: at(5), bandRank: 1 });
    await add("soon", { dueOn: "2026-11-30", receivedAt: at(6), bandRank: 2 });
    await add("unassessable", { dueOn: "2026-12-01", unassessable: true, bandRank: null });
    await add("low", { queued: false, bandRank: 0 });
    const closed = await add("closed", { dueOn: "2026-11-01" });
    await cases.take(closed, me, makeAudit());
    await cases.noteOwnView(closed, { view: "lav", staffId: me, at: at(20) }, makeAudit());
    await cases.recordAssessment(closed, makeAssessment(me), makeAudit());
    await cases.take(ids.get("soon") as CaseId, me, makeAudit());
    await cases.take(ids.get("later") as CaseId, other, makeAudit());
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const list = (over: Partial<CaseListing>) =>
    database.ports.cases.list({
      list: "queue",
      assigned: "all",
      staffId: me,
      order: "deadline",
      offset: 0,
      limit: 50,
      countAtMost: 100,
      ...over,
    });
  const names = (rows: readonly CaseRow[]) => rows.map((row) => row.citizenName);

  test("the queue is sorted by deadline, then by when the case came", async () => {
    const page = await list({});
    expect(names(page.rows)).toEqual(["soonest", "soon", "unassessable", "later"]);
    expect(page.total).toBe(4);
  });

  test("sorted by band, who cannot be assessed comes first, then the highest", async () => {
    const page = await list({ order: "band" });
    expect(names(page.rows)).toEqual(["unassessable", "soon", "later", "soonest"]);
  });

  test("low and closed cases have their own lists", async () => {
    expect(names((await list({ list: "low" })).rows)).toEqual(["low"]);
    const closed = await list({ list: "closed" });
    expect(closed.rows).toEqual([
      expect.objectContaining({ citizenName: "closed", ownViewNoted: true, assessed: true }),
    ]);
    expect(closed.total).toBe(1);
  });

  test("a list can be narrowed to one's own and to the free cases", async () => {
    expect(await list({ assigned: "mine" })).toMatchObject({ total: 1, rows: [{ citizenName: "soon" }] });
    const theirs = await list({ assigned: "mine", staffId: other });
    expect(theirs.rows[0]?.assignedTo).toEqual({ id: other, name: "En Anden" });
    const free = await list({ assigned: "free" });
    expect(names(free.rows)).toEqual(["soonest", "unassessable"]);
    expect(free.total).toBe(2);
    expect(await list({ assigned: "mine", staffId: newId<StaffId>() })).toEqual({
      rows: [],
      total: 0,
      hasUncounted: false,
      hasNext: false,
    });
  });

  test("pages follow each other without gap or overlap", async () => {
    const [first, second] = [await list({ limit: 3 }), await list({ limit: 3, offset: 3 })];
    expect(names([...first.rows, ...second.rows])).toEqual(["soonest", "soon", "unassessable", "later"]);
    expect([first.total, second.total]).toEqual([4, 4]);
    expect([first.hasNext, second.hasNext]).toEqual([true, false]);
  });

  test("a list is counted as far as asked, and says when there are more", async () => {
    const counts = async (countAtMost: number) => {
      const { rows, total, hasUncounted } = await list({ countAtMost });
      return [rows.length, total, hasUncounted];
    };
    expect(await counts(3)).toEqual([4, 3, true]);
    expect(await counts(4)).toEqual([4, 4, false]);
    expect(await counts(5)).toEqual([4, 4, false]);
  });

  test("a page that is full and the last one has no next page", async () => {
    expect(await list({ limit: 4 })).toMatchObject({ hasNext: false, total: 4 });
    expect(await list({ limit: 2, offset: 2 })).toMatchObject({ hasNext: false, total: 4 });
  });

  test("a row has exactly the columns of the port, and no band, points or flags", async () => {
    const { rows } = await list({ order: "band" });
    const columns = ["assessed", "assignedTo", "benefit", "citizenName", "dueOn", "id", "ownViewNoted"];
    for (const row of rows)
      expect(Object.keys(row).toSorted()).toEqual([
        ...columns,
        "receiptNumber",
        "receivedAt",
        "unassessable",
      ]);
  });

  const people: readonly [string, string, boolean][] = [
    ["Åse Ærø", "åse", true],
    ["Åse Ærø", "ÅSE ÆRØ", true],
    ["A\u030Ase Bro", "åse bro", true],
    ["Jens  Peter\tHansen", "hansen jens", true],
    ["Jens Hansen", "hans", true],
    ["Jens Hansen", "jens olsen", false],
    ["100% Sikker_Person", "100%", true],
    ["Hundrede Procent", "%", false],
    ["Under Streg", "_", false],
    ["Udråb!stegn", "b!s", true],
    ["محمد علي", "محمد", true],
  ];

  test.each(people)("%j is found by %j: %s", async (name, words, expected) => {
    const mine = await add(name, {});
    const rows = await database.ports.cases.search({ by: "name", words }, 50);
    expect(rows.some((row) => row.id === mine)).toBe(expected);
  });

  test("receipt and number find exactly", async () => {
    const { cases, people } = database.ports;
    const { newCase, citizen, receiptNumber } = await withCase(database.ports);
    expect(await cases.search({ by: "receipt", receiptNumber }, 5)).toMatchObject([{ id: newCase.id }]);
    expect(await cases.search({ by: "receipt", receiptNumber: receiptNumber.slice(0, -1) }, 5)).toEqual([]);
    expect(await cases.search({ by: "cpr", cprIndex: citizen.cprIndex }, 5)).toMatchObject([
      { id: newCase.id },
    ]);
    const nobody = await people.rememberCitizen(makeCitizen(), at());
    expect(await cases.search({ by: "cpr", cprIndex: nobody.cprIndex }, 5)).toEqual([]);
  });

  test("a search returns no more than asked, the newest first", async () => {
    await add("Zenobia Et", { receivedAt: at(1) });
    await add("Zenobia To", { receivedAt: at(2) });
    await add("Zenobia Tre", { receivedAt: at(3) });
    const rows = await database.ports.cases.search({ by: "name", words: "zenobia" }, 2);
    expect(names(rows)).toEqual(["Zenobia Tre", "Zenobia To"]);
  });
});
