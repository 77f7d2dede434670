import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("the evaluator sees every published questionnaire with its fingerprint", async () => {
  const evaluator = await world.staff("evaluator");
  const published = world.useCases.publishedInstruments(evaluator);
  expect(published).toContainEqual({
    questionnaireId: "risikoscreening",
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    hash: expect.stringMatching(/^(sha256[-:])?[\w+/=]{32,}$/),
  });
});

test("others do not, and only staff begins work", async () => {
  const [citizen, caseworker] = [await world.citizen(), await world.staff("caseworker", "team_lead")];
  await expectRefused(
    async (visitor) => world.useCases.publishedInstruments(visitor),
    [citizen, caseworker, await world.staff("administrator")],
  );
  await expectRefused(async (visitor) => world.useCases.beginWork(visitor), [citizen, await world.staff()]);
  expect(world.useCases.beginWork(caseworker)).toEqual(caseworker);
});
