import { afterAll, beforeAll, expect, test } from "vitest";
import { AlreadySent, NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("a draft is gone for good, and the deletion is on record", async () => {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V07"));
  await world.useCases.deleteDraft(citizen, { responseId: id });
  expect((await world.useCases.myResponses(citizen)).drafts).toEqual([]);
  await expect(world.useCases.deleteDraft(citizen, { responseId: id })).rejects.toThrow(NotFound);
  const trace = { actorId: citizen.id, action: "response.delete-draft", subjectId: id, since: new Date(0) };
  expect(await world.ports.audit.latest(trace)).not.toBeNull();
});

test("what has been sent is never deleted, and another citizen's draft does not exist", async () => {
  const [citizen, other] = [await world.citizen(), await world.citizen()];
  const { id } = await world.started(citizen, example("V07"));
  await expect(world.useCases.deleteDraft(other, { responseId: id })).rejects.toThrow(NotFound);
  await world.useCases.sendResponse(citizen, { responseId: id });
  await expect(world.useCases.deleteDraft(citizen, { responseId: id })).rejects.toThrow(AlreadySent);
  await expect(world.useCases.deleteDraft(other, { responseId: id })).rejects.toThrow(NotFound);
});

test("only citizens delete drafts", async () => {
  const staff = await world.staff("caseworker", "team_lead", "administrator");
  await expectRefused((visitor) => world.useCases.deleteDraft(visitor, { responseId: "x" }), [staff]);
});
