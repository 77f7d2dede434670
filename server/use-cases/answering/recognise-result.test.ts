import { afterAll, beforeAll, expect, test } from "vitest";
import { NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const word = { recognised: false, comment: " Jeg har det\r\nbedre nu\u0000 " };

test("the citizen's word is stored plain, and may be changed", async () => {
  const citizen = await world.citizen();
  const { id } = await world.sent(citizen, example("V07"));
  await world.useCases.recogniseResult(citizen, { responseId: id, ...word });
  const { recognition } = await world.useCases.showResult(citizen, { responseId: id });
  expect(recognition).toMatchObject({ recognised: false, comment: "Jeg har det\nbedre nu" });
  await world.useCases.recogniseResult(citizen, { responseId: id, recognised: true, comment: "" });
  const exported = await world.useCases.exportAnswers(citizen, { responseId: id });
  expect(exported.recognition).toMatchObject({ recognised: true, comment: "" });
});

test("there is no word on a draft, on what was never scored, or on another citizen's result", async () => {
  const [citizen, other] = [await world.citizen(), await world.citizen()];
  const { id } = await world.started(citizen, example("V07"));
  const say = (who: typeof citizen) => world.useCases.recogniseResult(who, { responseId: id, ...word });
  await expect(say(citizen)).rejects.toThrow(NotFound);
  await world.setBasis({ enabled: false });
  await world.useCases.sendResponse(citizen, { responseId: id });
  await world.setBasis({});
  await expect(say(citizen)).rejects.toThrow(NotFound);
  await expect(say(other)).rejects.toThrow(NotFound);
  expect(await world.ports.responses.recognitionOf(id)).toBeNull();
});

test("only citizens say whether they recognise it", async () => {
  const staff = await world.staff("caseworker", "team_lead", "administrator");
  const given = { responseId: "x", ...word };
  await expectRefused((visitor) => world.useCases.recogniseResult(visitor, given), [staff]);
});
