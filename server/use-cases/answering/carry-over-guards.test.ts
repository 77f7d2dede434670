import { afterAll, beforeAll, expect, test } from "vitest";
import { Conflict, VersionRetired } from "#server/errors/problem.ts";
import { later, withNextVersion } from "#test/next-version-world.ts";
import { example, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("a draft with a name is never carried over into a version that asks without names", async () => {
  const { after } = withNextVersion(world, { identity: "anonymous" });
  const citizen = await world.citizen();
  const before = await world.stored(citizen, await world.started(citizen, example("V03")));
  world.clock.now = later(40);
  await expect(after.showCarryOver(citizen, questionnaireId)).rejects.toThrow(VersionRetired);
  await expect(after.carryOver(citizen, { questionnaireId, stamp: "" })).rejects.toThrow(VersionRetired);
  expect(await world.stored(citizen, before)).toEqual(before);
});

test("a save that began before the questions changed is refused, and changes nothing", async () => {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V03"));
  const old = await world.stored(citizen, { id });
  world.clock.now = later(40);
  const { after } = withNextVersion(world);
  const { stamp } = await after.showCarryOver(citizen, questionnaireId);
  await after.carryOver(citizen, { questionnaireId, stamp });
  const carried = await world.stored(citizen, { id });
  expect(carried.instrument).not.toEqual(old.instrument);
  const { ports } = world.deps;
  const responses = { ...ports.responses, ownResponse: async () => old };
  const late = withNextVersion({ deps: { ...world.deps, ports: { ...ports, responses } } });
  world.clock.now = later(12);
  const answers = { fri_tekst: "Skrevet til det gamle." };
  await expect(late.after.saveAnswers(citizen, { responseId: id, answers })).rejects.toThrow(Conflict);
  expect(await world.stored(citizen, { id })).toEqual(carried);
});
