import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureOf } from "#questionnaires/engine/measure.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotAllowed, WrongBody } from "#server/errors/problem.ts";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const items = () => measureOf(world.deps.library.newest("progression").questionnaire).items;
const day = 86_400_000;

/** Answers all items alike, some weeks after the first time, and sends. */
async function measured(citizen: CitizenActor, value: number, weeks: number, answered = 10) {
  world.clock.now = new Date(Date.UTC(2026, 10, 2, 8) + weeks * 7 * day);
  const start = { questionnaireId: "progression", variant: "alle", lang: "da" } as const;
  const { id } = await world.useCases.startResponse(citizen, start);
  const answers = Object.fromEntries(
    items()
      .slice(0, answered)
      .map((item) => [item, value]),
  );
  await world.useCases.saveAnswers(citizen, { responseId: id, answers });
  await world.useCases.sendResponse(citizen, { responseId: id });
  const { measured: result } = await world.useCases.showResult(citizen, { responseId: id });
  return { id, result };
}

describe("a measurement that is repeated", () => {
  test("is compared with the one before, and follows a line from the third", async () => {
    const citizen = await world.citizen();
    const first = await measured(citizen, 4, 0);
    expect(first.result).toMatchObject({ total: 40, before: null, change: null, trend: null });
    const second = await measured(citizen, 6, 4);
    expect(second.result).toMatchObject({
      before: { responseId: first.id, day: "2026-11-02", total: 40 },
      change: { from: 40, to: 60, level: "sikker" },
      itemChanges: { maal: { from: 4, to: 6, level: "ingen" } },
      trend: null,
    });
    const third = await measured(citizen, 5, 8);
    expect(third.result).toMatchObject({ change: { from: 60, to: 50, level: "ingen" }, trend: 5 });
    expect(third.result?.course.map(({ total }) => total)).toEqual([40, 60, 50]);
    const again = await world.useCases.showResult(citizen, { responseId: first.id });
    expect(again.measured).toEqual(first.result);
    const { offers } = await world.useCases.myResponses(citizen);
    const offer = offers.find(({ installed }) => installed.questionnaire.id === "progression");
    expect(offer).toMatchObject({ lastSentOn: "2026-12-28", meantFrom: "2027-01-25", isEarly: true });
  });

  test("without enough answers has no total, and the next looks past it", async () => {
    const citizen = await world.citizen();
    const first = await measured(citizen, 3, 0);
    expect((await measured(citizen, 9, 4, 7)).result).toMatchObject({
      total: null,
      change: null,
      course: [],
    });
    expect((await measured(citizen, 5, 8)).result?.before?.responseId).toBe(first.id);
  });

  test("is read on the case before the own view, logged, and answered beside by the caseworker who has it", async () => {
    const citizen = await world.citizen();
    const { id } = await world.arrived(citizen, example("V13"));
    const { id: responseId } = await measured(citizen, 4, 0);
    const staff = await world.staff("caseworker");
    const given = { caseId: id, responseId, questionId: "sagsbehandler_tro", value: 7 };
    await expect(world.useCases.answerStaffQuestion(staff, given)).rejects.toThrow(NotAllowed);
    await world.useCases.takeCase(staff, { caseId: id });
    const found = await world.useCases.openCase(staff, { caseId: id });
    if (found.kind !== "open") throw new Error("The door is closed.");
    expect(found.revealed).toBeNull();
    expect(found.followUps).toMatchObject([{ measured: { total: 40 }, staffAnswers: [] }]);
    await expect(world.useCases.answerStaffQuestion(staff, { ...given, value: 11 })).rejects.toThrow(
      WrongBody,
    );
    await world.useCases.answerStaffQuestion(staff, given);
    await world.useCases.answerStaffQuestion(staff, { ...given, value: 8 });
    const { staffAnswers, measured: result } = await world.useCases.showResult(citizen, { responseId });
    expect(staffAnswers.map(({ value }) => value)).toEqual([8, 7]);
    const exported = await world.useCases.exportAnswers(citizen, { responseId });
    expect(exported.staffAnswers.map(({ question, value }) => [question, value])).toEqual([
      ["sagsbehandler_tro", 8],
      ["sagsbehandler_tro", 7],
    ]);
    expect(JSON.stringify(exported)).not.toContain(staff.id);
    expect(result?.total).toBe(40);
    const seen = (await world.useCases.whoHasRead(citizen)).map(({ action }) => action);
    expect(seen).toContain("case.read-follow-ups");
    expect(seen).toContain("case.answer-staff-question");
  });
});
