import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { AnswersAsked, KeptColumns, StaffId, SurveyAnswer } from "#db/ports.ts";
import { itemsOf } from "#server/results/items.ts";
import { columnsFrom, keptOf, shapeOf } from "#server/results/kept-columns.ts";
import { newId } from "#server/use-cases/ids.ts";
import { library } from "#test/use-case-fixture.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { makeAudit, twentyAtOnce } from "./fixtures.ts";

const { instrument, questionnaire } = library.newest("tilfredshed");
const { questionnaireId, version, hash } = instrument;
const items = itemsOf(questionnaire.definition, ["nord", "syd"]);
const shape = shapeOf(items, hash);

const askedOf = (campaignId: string | null): AnswersAsked => ({ questionnaireId, version, campaignId });
const fresh = () => askedOf(newId(randomBytes));
const dayOf = (place: number) => `2026-11-${String(place + 1).padStart(2, "0")}`;

/** Answers of people who say all kinds of things, some of them nothing. */
const answersOn = (day: string, { campaignId }: AnswersAsked, count: number): readonly SurveyAnswer[] =>
  Array.from({ length: count }, (_, person) => ({
    id: newId(randomBytes),
    instrument,
    variant: "full",
    lang: person % 7 === 0 ? "en" : "da",
    answers: {
      ...(person % 5 === 0 ? {} : { samlet: person % 2 === 0 ? "god" : "daarlig" }),
      enhed: person % 3 === 0 ? "nord" : "syd",
      ...(person % 4 === 0 ? { nytte: { mentor: "meget" } } : {}),
    },
    day,
    campaignId,
    channel: person % 2 === 0 ? "qr" : "letter",
  }));

const campaign = {
  instrument,
  name: "Efteråret",
  purpose: { da: "Vi vil gøre det bedre.", en: "We want to do better." },
  opensOn: dayOf(0),
  closesOn: dayOf(9),
  leastCell: 5,
  invitees: "nobody" as const,
  afterDays: 0,
  remindAfter: 0,
  release: "figures" as const,
  counted: null,
  turnout: null,
  answersDeletedOn: null,
  languages: null,
  ownerId: "staff" as StaffId,
  revision: 0,
  createdAt: new Date("2026-11-01T08:00:00Z"),
};

const kept = (answers: readonly SurveyAnswer[]) => keptOf(items, hash, answers);

describe.each(dialects)("columns of answers on %s", (dialect) => {
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

  const store = (asked: AnswersAsked, answers: readonly SurveyAnswer[], columns: KeptColumns | null) =>
    database.ports.surveys.empty({ asked, answers, columns, comments: [], letters: [] });
  const truth = async (asked: AnswersAsked): Promise<KeptColumns> => {
    const all: SurveyAnswer[] = [];
    await database.ports.surveys.eachAnswer(asked, (some) => void all.push(...some));
    return kept(all);
  };
  const read = async (asked: AnswersAsked) => {
    const pieces = await database.ports.surveys.columns(asked, shape);
    return pieces?.map(({ day, people, bytes }) => ({ day, people, bytes: new Uint8Array(bytes) })) ?? null;
  };
  /** They are either exactly what the answers say, byte for byte, or they are not there. */
  const expectTrue = async (asked: AnswersAsked, areThere: boolean) =>
    expect(await read(asked)).toEqual(areThere ? (await truth(asked)).pieces : null);

  test("say what the answers say, after each time the letterbox was emptied, of that survey alone", async () => {
    const [one, standing] = [fresh(), askedOf(null)];
    expect(await read(one)).toEqual([]);
    for (let day = 0; day < 4; day += 1)
      for (const asked of [one, standing]) {
        const answers = answersOn(dayOf(day), asked, 40 + day);
        expect(await store(asked, answers, kept(answers))).toBe(true);
        await expectTrue(one, true);
      }
    await expectTrue(standing, true);
    const columns = columnsFrom(items, (await read(one)) ?? []);
    expect([columns.people, columns.days.length, columns.runs[1]]).toEqual([
      166,
      4,
      { day: 1, start: 40, end: 81 },
    ]);
    const samlet = columns.values[items.findIndex(({ id }) => id === "samlet")] ?? [];
    expect(samlet.filter((value) => value === 0)).toHaveLength(8 + 9 + 9 + 9);
  });

  test("are dropped, and made anew, when answers came without them or in another shape", async () => {
    const asked = fresh();
    const [before, unknown, other] = [0, 1, 2].map((day) => answersOn(dayOf(day), asked, 30));
    await store(asked, before ?? [], kept(before ?? []));
    await store(asked, unknown ?? [], null);
    await expectTrue(asked, false);
    await database.ports.surveys.keepColumns(asked, await truth(asked));
    await expectTrue(asked, true);
    await store(asked, other ?? [], keptOf(items.slice(1), hash, other ?? []));
    await expectTrue(asked, false);
    const later = answersOn(dayOf(3), asked, 30);
    await store(asked, later, kept(later));
    await expectTrue(asked, false);
    await database.ports.surveys.keepColumns(asked, await truth(asked));
    await expectTrue(asked, true);
    expect(await database.ports.surveys.columns(asked, shapeOf(items, "other definition"))).toBe(null);
  });

  test("written by a program that knew no columns, and by one after it, are found to be old", async () => {
    const asked = fresh();
    const first = answersOn(dayOf(0), asked, 20);
    await store(asked, first, kept(first));
    const columns = `questionnaire_id, version, instrument_hash, variant, lang, answers, campaign_id, channel`;
    const [{ id } = { id: "" }] = first;
    await place.raw(
      `INSERT INTO survey_answers (id, day, ${columns}) SELECT 'old-${id}', '${dayOf(1)}', ${columns} FROM survey_answers WHERE id = '${id}'`,
    );
    await expectTrue(asked, false);
    const later = answersOn(dayOf(2), asked, 20);
    await store(asked, later, kept(later));
    await expectTrue(asked, false);
  });

  test("go when an answer goes, and those of other surveys stay", async () => {
    const [asked, other, standing] = [fresh(), fresh(), askedOf(null)];
    for (const one of [asked, other]) {
      const answers = answersOn(dayOf(0), one, 20);
      await store(one, answers, kept(answers));
    }
    const gone = await database.ports.surveys.columns(asked, shape);
    expect(gone).toHaveLength(1);
    const [{ n: before }] = (await place.raw("SELECT COUNT(*) AS n FROM survey_columns")) as [{ n: number }];
    await place.raw(
      `DELETE FROM survey_answers WHERE id IN (SELECT MIN(id) FROM survey_answers WHERE campaign_id = '${asked.campaignId}')`,
    );
    const [{ n: after }] = (await place.raw("SELECT COUNT(*) AS n FROM survey_columns")) as [{ n: number }];
    expect(Number(before) - Number(after)).toBe(1);
    await expectTrue(asked, false);
    await expectTrue(other, true);
    await place.raw("DELETE FROM survey_answers WHERE campaign_id IS NULL");
    expect(await read(standing)).toEqual([]);
    await expectTrue(other, true);
  });

  test("are not kept when others have answered meanwhile", async () => {
    const asked = fresh();
    const first = answersOn(dayOf(0), asked, 20);
    await store(asked, first, null);
    const old = await truth(asked);
    await store(asked, answersOn(dayOf(1), asked, 20), null);
    await database.ports.surveys.keepColumns(asked, old);
    await expectTrue(asked, false);
  });

  test("are kept once, however many make them anew", async () => {
    const asked = fresh();
    await store(asked, answersOn(dayOf(0), asked, 20), null);
    const columns = await truth(asked);
    await twentyAtOnce(() => database.ports.surveys.keepColumns(asked, columns));
    await expectTrue(asked, true);
  });

  test("are not left behind when the answers are deleted while they are made anew", async () => {
    const audit = makeAudit({ subjectKind: "campaign" });
    await twentyAtOnce(async () => {
      const id = newId(randomBytes);
      await database.ports.campaigns.add({ ...campaign, id, linkKey: id }, audit);
      const asked = askedOf(id);
      await store(asked, answersOn(dayOf(0), asked, 20), null);
      const columns = await truth(asked);
      await Promise.all([
        database.ports.surveys.deleteOf(id, "2028-01-01", audit),
        database.ports.surveys.keepColumns(asked, columns),
      ]);
      expect(await place.raw(`SELECT id FROM survey_columns WHERE campaign_id = '${id}'`)).toEqual([]);
    });
  });

  test("let one of two empty the letterbox on a day", async () => {
    const asked = fresh();
    const outcomes = await twentyAtOnce(async () => {
      const answers = answersOn(dayOf(0), asked, 10);
      return store(asked, answers, kept(answers));
    });
    expect(outcomes.filter((isDone) => isDone)).toHaveLength(1);
    expect((await truth(asked)).pieces.map(({ people }) => people)).toEqual([10]);
    await expectTrue(asked, true);
  });

  test("are stored with the answers or not at all, and are there when the program starts again", async () => {
    const asked = fresh();
    const [first, second] = [answersOn(dayOf(0), asked, 600), answersOn(dayOf(1), asked, 600)];
    await store(asked, first, kept(first));
    // The columns are in, and the last of the answers cannot be stored.
    const [known] = first;
    if (known === undefined) throw new Error("Nobody answered.");
    const spoilt = [...second, { ...known, day: dayOf(1) }];
    await expect(store(asked, spoilt, kept(spoilt))).rejects.toThrow();
    await expectTrue(asked, true);
    expect((await truth(asked)).pieces.map(({ day }) => day)).toEqual([dayOf(0)]);
    await database.close();
    database = await place.open();
    await expectTrue(asked, true);
    await store(asked, second, kept(second));
    await expectTrue(asked, true);
  });
});
