import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { WrongBody } from "#server/errors/problem.ts";
import type { PageView } from "#server/use-cases/answering/page-view.ts";
import { openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The page of "smerte" in kontanthjælp; "smerte_frygt" is asked from 4 on, and has the page after it. */
const number = 11;
const along = ["smerte_frygt"];

async function begun() {
  const citizen = await world.citizen();
  const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;
  const { id } = await world.useCases.startResponse(citizen, start);
  return { citizen, answers: async () => (await world.stored(citizen, { id })).answers };
}

interface Posted {
  readonly along?: readonly string[];
  readonly pause?: boolean;
  readonly stamp?: string;
}

const post = (citizen: CitizenActor, fields: Fields, { pause = false, ...rest }: Posted = { along }) =>
  world.useCases.savePage(citizen, { questionnaireId, number, fields, lang: "da", pause, ...rest });
const open = async (citizen: CitizenActor): Promise<PageView> =>
  (await world.useCases.showPage(citizen, { questionnaireId, number })) as PageView;
const resume = (citizen: CitizenActor) => world.useCases.resumePoint(citizen, questionnaireId);

describe("a page with a follow-up", () => {
  test("saves both answers, and leads on past both", async () => {
    const { citizen, answers } = await begun();
    expect(await post(citizen, { smerte: ["7"], smerte_frygt: ["3"] })).toEqual({
      kind: "saved",
      next: number + 2,
    });
    expect(await answers()).toEqual({ smerte: 7, smerte_frygt: 3 });
    expect(await resume(citizen)).toBe(number + 2);
    expect(await open(citizen)).toMatchObject({ fields: { smerte: ["7"], smerte_frygt: ["3"] } });
  });

  test("that did not stand on it keeps its answer, and is asked on the next page", async () => {
    const { citizen, answers } = await begun();
    await post(citizen, { smerte: ["7"], smerte_frygt: ["3"] });
    expect(await post(citizen, { smerte: ["8"] }, {})).toEqual({ kind: "saved", next: number + 1 });
    expect(await answers()).toEqual({ smerte: 8, smerte_frygt: 3 });
  });

  test("that was left blank on it loses its answer", async () => {
    const { citizen, answers } = await begun();
    await post(citizen, { smerte: ["7"], smerte_frygt: ["3"] });
    await post(citizen, { smerte: ["7"] });
    expect(await answers()).toEqual({ smerte: 7 });
  });

  test("that the answer does not call for is not saved, whatever the browser says", async () => {
    const { citizen, answers } = await begun();
    await post(citizen, { smerte: ["1"], smerte_frygt: ["3"] });
    expect(await answers()).toEqual({ smerte: 1 });
  });

  test("with an error in one saves the other, and comes back with both as typed", async () => {
    const { citizen, answers } = await begun();
    const typed = { smerte: ["7"], smerte_frygt: ["99"] };
    const again = await post(citizen, typed);
    expect(again).toMatchObject({ kind: "page", fields: typed });
    expect((again as PageView).problems.map(({ question, code }) => [question.id, code])).toEqual([
      ["smerte_frygt", "out-of-scale"],
    ]);
    expect(await answers()).toEqual({ smerte: 7 });
    const both = (await post(citizen, { smerte: ["7", "8"], smerte_frygt: ["x"] })) as PageView;
    expect(both.problems.map(({ question, code }) => [question.id, code])).toEqual([
      ["smerte", "more-than-one"],
      ["smerte_frygt", "wrong-type"],
    ]);
    expect(await answers()).toEqual({ smerte: 7 });
  });

  test("is asked again after a pause from the first one that is blank", async () => {
    const { citizen } = await begun();
    await post(citizen, { smerte: ["7"] }, { along, pause: true });
    expect(await resume(citizen)).toBe(number + 1);
  });

  test.each([
    [{ smerte: ["7"], smerte_frygt: ["3"] }, []],
    [{ smerte: ["7"] }, ["humoer"]],
    [{ smerte: ["7"] }, ["smerte"]],
    [{ smerte: ["7"], humoer: ["sjaeldent"] }, along],
  ])("refuses fields of no question that stood on it: %j, %j", async (fields, stood) => {
    const { citizen, answers } = await begun();
    await expect(post(citizen, fields, { along: stood })).rejects.toThrow(WrongBody);
    expect(await answers()).toEqual({});
  });

  test("answered on two screens shows every answer that differs", async () => {
    const { citizen, answers } = await begun();
    const [phone, library] = [(await open(citizen)).stamp, (await open(citizen)).stamp];
    await post(citizen, { smerte: ["7"], smerte_frygt: ["3"] }, { along, stamp: phone });
    const outcome = await post(citizen, { smerte: ["8"], smerte_frygt: ["4"] }, { along, stamp: library });
    expect(outcome).toMatchObject({
      kind: "conflict",
      differing: [
        { question: { id: "smerte" }, here: 8, elsewhere: 7 },
        { question: { id: "smerte_frygt" }, here: 4, elsewhere: 3 },
      ],
      fieldsElsewhere: { smerte: ["7"], smerte_frygt: ["3"] },
    });
    expect(await answers()).toEqual({ smerte: 7, smerte_frygt: 3 });
  });
});

test("a page that saves itself saves the follow-up too, and takes none away", async () => {
  const { citizen, answers } = await begun();
  const save = (fields: Fields, stood: readonly string[]) =>
    world.useCases.autosavePage(citizen, { questionnaireId, number, fields, along: stood, lang: "da" });
  expect(await save({ smerte: ["7"], smerte_frygt: ["3"] }, along)).toMatchObject({ kind: "saved" });
  expect(await answers()).toEqual({ smerte: 7, smerte_frygt: 3 });
  expect(await save({ smerte: ["1"] }, [])).toEqual({ kind: "waits" });
  expect(await answers()).toEqual({ smerte: 7, smerte_frygt: 3 });
});

test("a page without follow-ups sends no part of the questionnaire along", async () => {
  const { citizen } = await begun();
  expect((await world.useCases.showPage(citizen, { questionnaireId, number: 1 })) as PageView).toMatchObject({
    followUps: [],
    slice: null,
  });
  const { slice, followUps, othersInStep } = await open(citizen);
  expect(followUps.map(({ id }) => id)).toEqual(along);
  expect(slice?.definition.questions.map(({ id }) => id)).toEqual(["smerte", "smerte_frygt"]);
  expect(othersInStep).toBe(1);
});
