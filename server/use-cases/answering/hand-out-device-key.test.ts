import { afterAll, beforeAll, expect, test } from "vitest";
import { AlreadySent, NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("a key is for the owner of a draft, in this session, until it is sent", async () => {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V07"));
  const ask = (session: string) => world.useCases.handOutDeviceKey(citizen, { responseId: id, session });
  expect(await ask("one")).toBe(await ask("one"));
  expect(await ask("one")).not.toBe(await ask("two"));
  const wanted = { responseId: id, session: "one" };
  const stranger = await world.citizen();
  await expect(world.useCases.handOutDeviceKey(stranger, wanted)).rejects.toThrow(NotFound);
  const staff = await world.staff("caseworker", "administrator");
  await expectRefused((visitor) => world.useCases.handOutDeviceKey(visitor, wanted), [staff]);
  await world.useCases.sendResponse(citizen, { responseId: id });
  await expect(ask("one")).rejects.toThrow(AlreadySent);
});
