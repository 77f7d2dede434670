import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { maskCpr } from "#server/use-cases/surveys/mask-cpr.ts";
import { openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";
import { emptyLetterbox } from "./letterbox.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const survey = "tilfredshed";
const staffSurvey = "modeltro";
const fields = {
  samlet: ["god"],
  "nytte-mentor": ["meget"],
  godt: ["Ring på 0101901234 eller 010190-1234."],
  enhed: ["nord"],
};

describe("an anonymous survey", () => {
  test("stores one row without person, time or order, and a second press stores nothing more", async () => {
    await world.citizen();
    const before = world.dump();
    const sent = () =>
      world.useCases.sendSurvey({
        questionnaireId: survey,
        fields,
        lang: "da",
        id: world.useCases.newSurveyId(),
      });
    const id = world.useCases.newSurveyId();
    for (const _ of [1, 2])
      await world.useCases.sendSurvey({ questionnaireId: survey, fields, lang: "da", id });
    const after = world.dump();
    const changed = Object.keys(after).filter(
      (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
    );
    expect(changed).toEqual(["survey_letters"]);
    expect(after["survey_letters"]).toEqual([{ id, sealed: expect.stringMatching(/^k1\./) }]);
    for (let person = 1; person < 10; person += 1) await sent();
    await emptyLetterbox(world.deps);
    const [row, ...more] = (world.dump()["survey_answers"] ?? []) as Record<string, string>[];
    expect(more).toHaveLength(4);
    expect(row?.["id"]).not.toBe(id);
    const comments = (world.dump()["survey_comments"] ?? []) as Record<string, string>[];
    expect(comments.map(({ text }) => text)).toContain("Ring på [cpr] eller [cpr].");
    expect(comments.map((comment) => comment["id"])).not.toContain(row?.["id"]);
    expect(row?.["day"]).toBe("2026-11-02");
    expect(JSON.parse(row?.["answers"] ?? "")).toEqual({
      samlet: "god",
      nytte: { mentor: "meget" },
      enhed: "nord",
    });
  });

  test("cannot be begun in one's own name, and others cannot be answered without one", async () => {
    const citizen = await world.citizen();
    const start = { questionnaireId: survey, variant: "alle", lang: "da" } as const;
    await expect(world.useCases.startResponse(citizen, start)).rejects.toThrow(NotFound);
    const { questionnaires, surveys } = await world.useCases.myResponses(citizen);
    expect(questionnaires.map(({ questionnaire }) => questionnaire.id)).not.toContain(survey);
    expect(surveys.map(({ questionnaire }) => questionnaire.id)).toEqual(["fremtid", survey]);
    expect(() => world.useCases.showSurvey(questionnaireId)).toThrow(NotFound);
  });

  test("of staff is not offered to a citizen, and is answered by whoever has its address", async () => {
    const { questionnaires, surveys } = await world.useCases.myResponses(await world.citizen());
    const offered = [...questionnaires, ...surveys].map(({ questionnaire }) => questionnaire.id);
    expect(offered).not.toContain(staffSurvey);
    expect(world.useCases.showSurvey(staffSurvey).instrument.questionnaireId).toBe(staffSurvey);
    const start = { questionnaireId: staffSurvey, variant: "alle", lang: "da" } as const;
    await expect(world.useCases.startResponse(await world.citizen(), start)).rejects.toThrow(NotFound);
    const id = world.useCases.newSurveyId();
    const typed = { cv_andel: ["fra_60"], rolle: ["leder"], enhed: ["nord"] };
    await world.useCases.sendSurvey({ questionnaireId: staffSurvey, fields: typed, lang: "da", id });
    expect(world.dump()["survey_letters"]).toContainEqual({ id, sealed: expect.stringMatching(/^k1\./) });
  });

  test("tells what is wrong on the page that was posted, and refuses what no page has", async () => {
    const typed = { samlet: ["findes-ikke"] };
    const { problems } = world.useCases.readSurvey({ questionnaireId: survey, number: 1, fields: typed });
    expect(problems).toMatchObject([{ code: "unknown-code" }]);
    expect(world.useCases.readSurvey({ questionnaireId: survey, number: 2, fields: typed }).problems).toEqual(
      [],
    );
    const strange = { questionnaireId: survey, number: 1, fields: { andet: ["x"] } };
    expect(() => world.useCases.readSurvey(strange)).toThrow(WrongBody);
    const sent = { questionnaireId: survey, fields: {}, lang: "da", id: "1" } as const;
    await expect(world.useCases.sendSurvey(sent)).rejects.toThrow(WrongBody);
  });
});

test("only what looks like a cpr number is taken out", () => {
  expect(maskCpr("010190-1234 og 3112991234")).toBe("[cpr] og [cpr]");
  for (const text of ["3213901234", "0113901234", "12010190123456", "ring 12 34 56 78", "2026-11-02"])
    expect(maskCpr(text)).toBe(text);
});
