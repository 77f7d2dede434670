import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { Surveys } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { newId, twentyAtOnce } from "./fixtures.ts";

type SurveyAnswer = Parameters<Surveys["store"]>[0];

const makeAnswer = (over: Partial<SurveyAnswer> = {}): SurveyAnswer => ({
  id: newId(),
  instrument: { questionnaireId: "tilfredshed", version: "1.0.0", hash: "ef56" },
  variant: "full",
  lang: "en",
  answers: { zeta: "Godt æøå", alpha: ["b", "a"], number: 7, matrix: { row: "yes" } },
  day: "2026-11-23",
  ...over,
});

describe.each(dialects)("anonymous answers on %s", (dialect) => {
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

  const rows = async (id: string) =>
    (await place.raw(`SELECT * FROM survey_answers WHERE id = '${id}'`)) as Record<string, unknown>[];
  const answersIn = ([row]: readonly Record<string, unknown>[]): unknown =>
    typeof row?.["answers"] === "string" ? JSON.parse(row["answers"]) : row?.["answers"];

  test("are stored with the version, the language and the day, and with nothing more", async () => {
    const answer = makeAnswer();
    await database.ports.surveys.store(answer);
    const found = await rows(answer.id);
    expect(found).toEqual([
      {
        id: answer.id,
        questionnaire_id: "tilfredshed",
        version: "1.0.0",
        instrument_hash: "ef56",
        variant: "full",
        lang: "en",
        answers: expect.anything(),
        day: "2026-11-23",
      },
    ]);
    expect(answersIn(found)).toEqual(answer.answers);
  });

  test("are stored once for one id, whatever a second press sends, and never changed", async () => {
    const answer = makeAnswer();
    await twentyAtOnce((count) =>
      database.ports.surveys.store(count === 0 ? answer : { ...answer, answers: { ...answer.answers } }),
    );
    await database.ports.surveys.store({ ...answer, answers: { samlet: "god" }, day: "2026-11-24" });
    const found = await rows(answer.id);
    expect([found.length, answersIn(found), found[0]?.["day"]]).toEqual([1, answer.answers, answer.day]);
    await expect(place.raw("UPDATE survey_answers SET day = '2026-01-01'")).rejects.toThrow("never changed");
  });

  test("leave no other trace: no audit event, no message to anybody", async () => {
    const counted = () =>
      Promise.all(
        ["audit_events", "outbox_messages", "responses"].map((table) =>
          place.raw(`SELECT COUNT(*) AS n FROM ${table}`),
        ),
      );
    const before = await counted();
    await database.ports.surveys.store(makeAnswer());
    expect(await counted()).toEqual(before);
  });
});
