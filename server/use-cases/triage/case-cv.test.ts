import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const lang = "da";

async function written(citizen: CitizenActor, title: string, section = "work") {
  const { cv } = world.useCases;
  const id = cv.newEntryId(citizen);
  await cv.saveEntry(citizen, { section, id, revision: 0, fields: { title: [title] } });
  return id;
}

async function caseWithCv() {
  const citizen = await world.citizen();
  const { id: caseId } = await world.arrived(citizen, example("V13"));
  const baker = await written(citizen, "Bager");
  return { citizen, caseId, baker };
}

/** A caseworker who has taken the case. */
async function holderOf(caseId: string) {
  const staff = await world.staff("caseworker");
  await world.useCases.takeCase(staff, { caseId });
  return staff;
}

describe("the CV of a case", () => {
  test("is read by who has the case, as the citizen shows it, and the citizen sees that", async () => {
    const { citizen, caseId, baker } = await caseWithCv();
    const hidden = await written(citizen, "Tjener");
    await world.useCases.cv.arrange(citizen, { id: hidden, act: "hide" });
    const needs = await written(citizen, "Korte dage", "needs");
    const found = await world.useCases.readCaseCv(await holderOf(caseId), { caseId, lang });
    expect(found?.composed.content.entries.map(({ id }) => id)).toEqual(
      expect.arrayContaining([baker, needs]),
    );
    expect(found?.composed.content.entries).toHaveLength(2);
    expect(found?.composed.content).toMatchObject({ includesNeeds: true, person: { name: citizen.name } });
    const { missing } = await world.useCases.cv.show(citizen);
    expect(missing.length).toBeGreaterThan(0);
    expect(found?.missing).toEqual(missing);
    const [newest] = await world.useCases.whoHasRead(citizen);
    expect(newest).toMatchObject({ action: "case.read-cv", purpose: "own-case", role: "caseworker" });
  });

  test("tells what is new since the same person looked last", async () => {
    const { citizen, caseId, baker } = await caseWithCv();
    const staff = await holderOf(caseId);
    const look = () => world.useCases.readCaseCv(staff, { caseId, lang });
    expect(await look()).toMatchObject({ lastLook: null, changed: [] });
    world.clock.now = new Date(morning.getTime() + 60_000);
    expect(await look()).toMatchObject({ lastLook: morning, changed: [] });
    world.clock.now = new Date(morning.getTime() + 120_000);
    const fresh = await written(citizen, "Kok");
    const { changed } = (await look()) ?? {};
    expect(changed?.map(({ id }) => id)).toEqual([fresh]);
    world.clock.now = morning;
    expect(baker).not.toBe(fresh);
  });
});

describe("the plan of a case", () => {
  test("is read by who has the case, with its steps, and the citizen sees that", async () => {
    const { citizen, caseId } = await caseWithCv();
    const { plan } = world.useCases;
    const wish = { id: plan.newId(), letter: "A", occupation: null, title: "Gartner", lang: "da" } as const;
    await plan.makeGoal(citizen, wish);
    const found = await world.useCases.readCasePlan(await holderOf(caseId), { caseId });
    expect(found?.letters[0]?.current?.values.title).toBe("Gartner");
    expect(found?.entries).toMatchObject([{ values: { title: "Bager" } }]);
    expect(found?.lastLook).toBeNull();
    const [newest] = await world.useCases.whoHasRead(citizen);
    expect(newest).toMatchObject({ action: "case.read-plan", purpose: "own-case" });
  });
});

describe.each([
  [
    "CV",
    (staff: Parameters<World["useCases"]["readCaseCv"]>[0], caseId: string) =>
      world.useCases.readCaseCv(staff, { caseId, lang }),
  ],
  [
    "plan",
    (staff: Parameters<World["useCases"]["readCaseCv"]>[0], caseId: string) =>
      world.useCases.readCasePlan(staff, { caseId }),
  ],
])("the %s stays closed", (_, read) => {
  test("until the case is taken or a purpose is given, and nothing is noted as read", async () => {
    const { citizen, caseId } = await caseWithCv();
    const [colleague, lead] = [await world.staff("caseworker"), await world.staff("team_lead")];
    for (const staff of [colleague, lead]) expect(await read(staff, caseId)).toBeNull();
    expect(await world.useCases.whoHasRead(citizen)).toEqual([]);
    for (const staff of [colleague, lead]) {
      await world.useCases.givePurpose(staff, { caseId, purpose: "cover" });
      expect(await read(staff, caseId)).not.toBeNull();
    }
    expect((await world.useCases.whoHasRead(citizen))[0]).toMatchObject({ purpose: "cover" });
  });

  test("to everybody else, and where there is no case", async () => {
    const { citizen, caseId } = await caseWithCv();
    const others = [citizen, await world.staff("evaluator", "administrator")];
    await expectRefused((visitor) => read(visitor, caseId), others);
    await expect(read(await world.staff("caseworker"), "0".repeat(26))).rejects.toThrow(NotFound);
  });
});
