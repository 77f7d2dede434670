import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { StaffId, StoredCvRule } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAudit, makeStaff, twentyAtOnce } from "./fixtures.ts";

const rule = (id: string): StoredCvRule => ({
  id,
  sections: ["work", "unpaid"],
  atLeast: 1,
  what: { da: "Noget æøå", en: "Something" },
  why: { da: "Fordi", en: "Because" },
});

describe.each(dialects)("the guideline for the CV on %s", (dialect) => {
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

  test("is drafted once, changed by its revision, put in force, and put in force again", async () => {
    const { cvGuidelines } = database.ports;
    const audit = makeAudit({ subjectKind: "cv-guideline" });
    const words = (...ids: string[]) => ({ rules: ids.map(rule), changedAt: at(), changedBy: staffId });
    expect([await cvGuidelines.inForce(), await cvGuidelines.draft()]).toEqual([null, null]);
    const begun = await twentyAtOnce(() => cvGuidelines.saveDraft({ ...words("a"), revision: 0 }));
    expect(begun.filter((one) => one !== null)).toMatchObject([
      { number: 2, revision: 1, publishedAt: null },
    ]);
    const saved = await twentyAtOnce(() => cvGuidelines.saveDraft({ ...words("a", "b"), revision: 1 }));
    expect(saved.filter((one) => one !== null)).toMatchObject([{ number: 2, revision: 2 }]);
    const turn = { number: 2, at: at(5), staffId };
    expect(await cvGuidelines.putInForce({ ...turn, revision: 1 }, audit)).toBe(false);
    expect(await cvGuidelines.putInForce({ ...turn, revision: null }, audit)).toBe(false);
    const put = await twentyAtOnce(() => cvGuidelines.putInForce({ ...turn, revision: 2 }, audit));
    expect(put.filter(Boolean)).toHaveLength(1);
    const inForce = await cvGuidelines.inForce();
    expect(inForce).toMatchObject({ number: 2, rules: [rule("a"), rule("b")], publishedAt: at(5) });
    expect(await cvGuidelines.saveDraft({ ...words("c"), revision: 2 })).toBeNull();
    expect(await cvGuidelines.saveDraft({ ...words("c"), revision: 0 })).toMatchObject({ number: 3 });
    expect(await cvGuidelines.deleteDraft()).toBe(true);
    expect(await cvGuidelines.deleteDraft()).toBe(false);
    expect(await cvGuidelines.putInForce({ number: 1, at: at(6), staffId, revision: null }, audit)).toBe(
      true,
    );
    expect(await cvGuidelines.inForce()).toBeNull();
    expect(await cvGuidelines.putInForce({ ...turn, at: at(7), revision: null }, audit)).toBe(true);
    expect(await cvGuidelines.inForce()).toEqual(inForce);
    expect((await cvGuidelines.turns()).map(({ number }) => number)).toEqual([2, 1, 2]);
    expect(await cvGuidelines.published()).toEqual([inForce]);
  });
});
