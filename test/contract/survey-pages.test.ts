import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { makeAudit, newId, twentyAtOnce } from "./fixtures.ts";

const askedOf = (campaignId: string | null) => ({
  questionnaireId: "tilfredshed",
  version: "1.0.0",
  campaignId,
});

describe.each(dialects)("counts of pages on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  test("are added up, each survey for itself", async () => {
    const { surveyPages } = database.ports;
    const [one, other, always] = [askedOf(newId()), askedOf(newId()), askedOf(null)];
    await surveyPages.add([
      { asked: one, page: 1, count: 3 },
      { asked: one, page: 2, count: 2 },
      { asked: always, page: 1, count: 7 },
    ]);
    await surveyPages.add([{ asked: one, page: 1, count: 4 }]);
    expect(await surveyPages.of(one)).toEqual(
      new Map([
        [1, 7],
        [2, 2],
      ]),
    );
    expect(await surveyPages.of(always)).toEqual(new Map([[1, 7]]));
    expect((await surveyPages.of(other)).size).toBe(0);
  });

  test("lose nothing when twenty add at once, in whatever order", async () => {
    const asked = askedOf(newId());
    const both = [1, 2].map((page) => ({ asked, page, count: 1 }));
    await twentyAtOnce((at) => database.ports.surveyPages.add(at % 2 === 0 ? both : both.toReversed()));
    expect(await database.ports.surveyPages.of(asked)).toEqual(
      new Map([
        [1, 20],
        [2, 20],
      ]),
    );
  });

  test("go with the answers of their campaign", async () => {
    const asked = askedOf(newId());
    await database.ports.surveyPages.add([{ asked, page: 1, count: 12 }]);
    await database.ports.surveys.deleteOf(asked.campaignId ?? "", "2028-01-01", makeAudit());
    expect((await database.ports.surveyPages.of(asked)).size).toBe(0);
  });
});
