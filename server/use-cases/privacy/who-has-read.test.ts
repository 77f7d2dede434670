import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAudit } from "#test/contract/fixtures.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("the citizen sees each read by staff with date, role and purpose, without a name", async () => {
  const [citizen, other] = [await world.citizen("Ida Ibsen"), await world.citizen()];
  const { id: caseId } = await world.arrived(citizen, example("V16"));
  const [hanne, lone] = [await world.staff("caseworker"), await world.staff("team_lead")];
  await world.useCases.searchCases(hanne, { words: "Ida Ibsen" });
  await world.useCases.openCase(hanne, { caseId });
  await world.useCases.takeCase(hanne, { caseId });
  await world.useCases.openCase(hanne, { caseId });
  await world.useCases.givePurpose(lone, { caseId, purpose: "contact" });
  await world.useCases.openCase(lone, { caseId });
  const readings = await world.useCases.whoHasRead(citizen);
  expect(readings.map(({ action, role, purpose }) => [action, role, purpose])).toEqual([
    ["case.read-answers", "team_lead", "contact"],
    ["case.read-answers", "caseworker", "own-case"],
    ["case.take", "caseworker", null],
    ["case.read-summary", "caseworker", "before-taking"],
    ["case.search", "caseworker", "search"],
  ]);
  expect(JSON.stringify(readings)).not.toContain(hanne.id);
  expect(await world.useCases.whoHasRead(other)).toEqual([]);
});

test("many looks at a closed door do not crowd out who read the answers", async () => {
  const citizen = await world.citizen();
  const { id: subjectId } = await world.arrived(citizen, example("V16"));
  const read = makeAudit({ citizenId: citizen.id, subjectId });
  const knocks = Array.from({ length: 300 }, () => ({ ...read, action: "case.read-summary" }));
  await world.ports.audit.record([read, ...knocks]);
  const readings = await world.useCases.whoHasRead(citizen);
  expect(readings.length).toBe(200);
  expect(readings.filter(({ action }) => action !== "case.read-summary")).toMatchObject([
    { action: "case.read-answers" },
  ]);
});

test("only citizens see it, and only about themselves", async () => {
  const staff = await world.staff("caseworker", "team_lead", "administrator");
  await expectRefused((visitor) => world.useCases.whoHasRead(visitor), [staff]);
});
