import { afterAll, beforeAll, expect, test } from "vitest";
import { NotAllowed } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("who has the case takes its answers out as a file, and the citizen sees it", async () => {
  const citizen = await world.citizen();
  const { id: caseId } = await world.arrived(citizen, example("V13"));
  const staff = await world.staff("caseworker");
  await world.useCases.takeCase(staff, { caseId });
  const { record } = await world.useCases.exportCaseAnswers(staff, { caseId });
  expect(record.answers).toEqual(example("V13").answers);
  expect(JSON.stringify(record)).not.toContain(citizen.name);
  const [newest] = await world.useCases.whoHasRead(citizen);
  expect(newest).toMatchObject({ action: "case.export-answers", purpose: "own-case", role: "caseworker" });
});

test("a given purpose opens the answers and is told; without one they stay closed", async () => {
  const citizen = await world.citizen();
  const { id: caseId } = await world.arrived(citizen, example("V08"));
  const lead = await world.staff("team_lead");
  await expect(world.useCases.exportCaseAnswers(lead, { caseId })).rejects.toThrow(NotAllowed);
  await world.useCases.givePurpose(lead, { caseId, purpose: "quality" });
  await world.useCases.exportCaseAnswers(lead, { caseId });
  expect((await world.useCases.whoHasRead(citizen))[0]).toMatchObject({ purpose: "quality" });
});

test("nobody else takes answers out", async () => {
  const citizen = await world.citizen();
  const { id: caseId } = await world.arrived(citizen, example("V13"));
  const others = [citizen, await world.staff("evaluator", "administrator"), await world.staff("caseworker")];
  await expectRefused((visitor) => world.useCases.exportCaseAnswers(visitor, { caseId }), others);
});

test("a citizen gets an own draft and an own response, with nobody's name in them, on record", async () => {
  const citizen = await world.citizen();
  const draft = await world.started(citizen, example("V01"));
  const asked = { responseId: draft.id };
  const { record, installed } = await world.useCases.exportResponse(citizen, asked);
  expect(record).toMatchObject({ status: "in-progress", sentAt: null, variant: "kontanthjaelp" });
  expect(installed.questionnaire.key).toBe("risikoscreening@1.0.0");
  await world.useCases.sendResponse(citizen, asked);
  const sent = await world.useCases.exportResponse(citizen, asked);
  expect(sent.record).toMatchObject({ status: "completed", answers: draft.answers });
  expect(JSON.stringify(sent.record)).not.toContain(citizen.name);
  const trace = { actorId: citizen.id, action: "response.export", subjectId: draft.id };
  expect(await world.ports.audit.latest({ ...trace, since: new Date(0) })).not.toBeNull();
});
