import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
let hanne: StaffActor;
let others: readonly StaffActor[];
let citizen: CitizenActor;
beforeAll(async () => {
  world = await openWorld();
  hanne = await world.staff("caseworker");
  others = await Promise.all(
    (["team_lead", "evaluator", "administrator"] as const).map((role) => world.staff(role)),
  );
  citizen = await world.citizen();
});
afterAll(() => world.close());

const { variant } = example("V13");

describe("a printed questionnaire", () => {
  const printing = { questionnaireId, variant, lang: "da" } as const;

  test("is refused to those who have no citizens", async () => {
    await expectRefused((v) => world.useCases.printPaperForm(v, printing), others.slice(1));
  });

  test("has a code that leads back to version, language and person", async () => {
    const blank = await world.useCases.printPaperForm(hanne, printing);
    expect(blank.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await world.ports.paperForms.find(blank.code)).toEqual(blank);
    expect([blank.citizenId, blank.printedBy]).toEqual([null, hanne.id]);
    const forOne = await world.useCases.printPaperForm(hanne, { ...printing, citizenId: citizen.id });
    expect(forOne.citizenId).toBe(citizen.id);
    const own = await world.useCases.printPaperForm(citizen, { ...printing, citizenId: "andens" });
    expect([own.citizenId, own.printedBy]).toEqual([citizen.id, null]);
    expect(new Set([blank.code, forOne.code, own.code]).size).toBe(3);
  });

  test("of an anonymous survey is the same on every print, and stored nowhere", async () => {
    const survey = { questionnaireId: "tilfredshed", variant: "alle", lang: "da" } as const;
    const first = await world.useCases.printPaperForm(hanne, survey);
    expect((await world.useCases.printPaperForm(hanne, survey)).code).toBe(first.code);
    expect(await world.ports.paperForms.find(first.code)).toBeNull();
    expect((await world.useCases.showPaperForm(hanne, first)).code).toBe(first.code);
    expect(first.printedBy).toBeNull();
  });

  test("of an anonymous survey is never made for one citizen", async () => {
    const survey = { questionnaireId: "tilfredshed", variant: "alle", lang: "da" } as const;
    await expect(world.useCases.printPaperForm(hanne, { ...survey, citizenId: citizen.id })).rejects.toThrow(
      NotFound,
    );
    await expect(world.useCases.printPaperForm(citizen, survey)).rejects.toThrow(NotFound);
    expect((await world.useCases.printPaperForm(hanne, survey)).citizenId).toBeNull();
  });

  test("is not made for a benefit, a questionnaire or a citizen that there is not", async () => {
    for (const over of [{ variant: "andet" }, { questionnaireId: "andet" }, { citizenId: "andet" }])
      await expect(world.useCases.printPaperForm(hanne, { ...printing, ...over })).rejects.toThrow(NotFound);
  });
});
