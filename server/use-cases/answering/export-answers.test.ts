import { afterAll, beforeAll, expect, test } from "vitest";
import { NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("a download holds answers, result, version and hash as plain JSON, and is on record", async () => {
  const citizen = await world.citizen();
  const response = await world.sent(citizen, example("V13"));
  const exported = await world.useCases.exportAnswers(citizen, { responseId: response.id });
  expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  expect(exported).toMatchObject({
    questionnaire: { id: "risikoscreening", version: "1.0.0", sha256: response.instrument.hash },
    benefit: "sygedagpenge",
    receiptNumber: response.receiptNumber,
    answers: response.answers,
    result: example("V13").expected,
    recognition: null,
    confirmations: [],
    staffAnswers: [],
  });
  const trace = { actorId: citizen.id, action: "response.export", subjectId: response.id };
  expect(await world.ports.audit.latest({ ...trace, since: new Date(0) })).not.toBeNull();
});

test("another citizen's response does not exist, whatever is asked of it", async () => {
  const [citizen, other] = [await world.citizen(), await world.citizen()];
  const { id } = await world.sent(citizen, example("V13"));
  const { exportAnswers, showReceipt, showResult } = world.useCases;
  for (const look of [exportAnswers, showReceipt, showResult]) {
    await expect(look(other, { responseId: id })).rejects.toThrow(NotFound);
    await expect(look(citizen, { responseId: "00000000000000000000000000" })).rejects.toThrow(NotFound);
  }
});

test("a draft has neither receipt nor result", async () => {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V13"));
  await expect(world.useCases.showReceipt(citizen, { responseId: id })).rejects.toThrow(NotFound);
  await expect(world.useCases.showResult(citizen, { responseId: id })).rejects.toThrow(NotFound);
});

test("staff do not come in by the citizens' door", async () => {
  const citizen = await world.citizen();
  const { id } = await world.sent(citizen, example("V13"));
  const staff = await world.staff("caseworker", "team_lead", "evaluator", "administrator");
  const { exportAnswers, showReceipt, showResult } = world.useCases;
  for (const look of [exportAnswers, showReceipt, showResult])
    await expectRefused((visitor) => look(visitor, { responseId: id }), [staff]);
});
