import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenId, StoredCase } from "#db/ports.ts";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { Conflict, NotAllowed, NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let hanne: StaffActor;
let omar: StaffActor;
let lone: StaffActor;
beforeAll(async () => {
  world = await openWorld();
  hanne = await world.staff("caseworker");
  omar = await world.staff("caseworker");
  lone = await world.staff("team_lead");
});
afterAll(() => world.close());

async function arrived(): Promise<{ citizen: CitizenActor; found: StoredCase; caseId: StoredCase["id"] }> {
  const citizen = await world.citizen();
  const found = await world.arrived(citizen, example("V16"));
  return { citizen, found, caseId: found.id };
}

const traces = async (id: CitizenId) =>
  (await world.ports.audit.aboutCitizen(id, 50)).map(({ action, role, purpose }) => [action, role, purpose]);

const unknown = { caseId: "00000000000000000000000000" };

describe("opening a case", () => {
  test("that is not one's own shows the row alone, and that too is on record", async () => {
    const { citizen, caseId } = await arrived();
    const door = await world.useCases.openCase(hanne, { caseId });
    expect(Object.keys(door)).toEqual(["kind", "row", "mayTake"]);
    expect(door).toMatchObject({ kind: "closed-door", mayTake: true });
    expect(JSON.stringify(door)).not.toMatch(/band|points|flags|answers/i);
    expect(await world.useCases.openCase(lone, { caseId })).toMatchObject({ mayTake: false });
    expect(await traces(citizen.id)).toEqual([
      ["case.read-summary", "team_lead", "before-taking"],
      ["case.read-summary", "caseworker", "before-taking"],
    ]);
  });

  test("after taking it shows the answers, and the citizen sees role and time", async () => {
    const { citizen, found, caseId } = await arrived();
    await world.useCases.takeCase(hanne, { caseId });
    const open = await world.useCases.openCase(hanne, { caseId });
    expect(open).toMatchObject({
      kind: "open",
      mayAssess: true,
      resources: example("V16").expected.protective,
    });
    expect(await traces(citizen.id)).toEqual([
      ["case.read-answers", "caseworker", "own-case"],
      ["case.take", "caseworker", null],
    ]);
    const { progress } = await world.useCases.showReceipt(citizen, { responseId: found.responseId });
    expect(progress.firstRead).toMatchObject({ role: "caseworker", at: morning });
  });

  test("with its points is on record as that, and only when they are shown", async () => {
    const { citizen, caseId } = await arrived();
    await world.useCases.takeCase(hanne, { caseId });
    await world.useCases.openCase(hanne, { caseId });
    await world.useCases.noteOwnView(hanne, { caseId, view: "lav" });
    const guide = await world.useCases.openCase(hanne, { caseId, withResult: false });
    expect(guide).toMatchObject({ kind: "open", revealed: null, assessments: [] });
    const seen = async () => (await traces(citizen.id)).filter(([action]) => action === "case.read-result");
    expect(await seen()).toEqual([]);
    expect(await world.useCases.openCase(hanne, { caseId })).toMatchObject({ revealed: expect.anything() });
    expect(await seen()).toEqual([["case.read-result", "caseworker", "own-case"]]);
  });

  test("is on record under the role that opened it, for who has two", async () => {
    const { citizen, caseId } = await arrived();
    const both = await world.staff("team_lead", "caseworker");
    await world.useCases.takeCase(both, { caseId });
    await world.useCases.openCase(both, { caseId });
    expect(await traces(citizen.id)).toEqual([
      ["case.read-answers", "caseworker", "own-case"],
      ["case.take", "caseworker", null],
    ]);
  });

  test("for a purpose logs that purpose with each look, and lasts for eight hours", async () => {
    const { citizen, caseId } = await arrived();
    await world.useCases.givePurpose(lone, { caseId, purpose: "quality" });
    expect(await world.useCases.openCase(lone, { caseId })).toMatchObject({ kind: "open", mayAssess: false });
    expect(await traces(citizen.id)).toEqual([
      ["case.read-answers", "team_lead", "quality"],
      ["case.give-purpose", "team_lead", "quality"],
    ]);
    expect(await world.useCases.openCase(omar, { caseId })).toMatchObject({ kind: "closed-door" });
    world.clock.now = new Date(morning.getTime() + 8 * 3_600_000 + 1);
    expect(await world.useCases.openCase(lone, { caseId })).toMatchObject({ kind: "closed-door" });
    world.clock.now = morning;
  });

  test("shows nothing when the look cannot be logged", async () => {
    const { caseId } = await arrived();
    await world.useCases.takeCase(hanne, { caseId });
    world.raw("CREATE TRIGGER full BEFORE INSERT ON audit_events BEGIN SELECT RAISE(ABORT, 'no'); END");
    const { openCase, searchCases, listCases } = world.useCases;
    await expect(openCase(hanne, { caseId })).rejects.toThrow();
    await expect(searchCases(hanne, { words: "Åkjær" })).rejects.toThrow();
    await expect(listCases(hanne, { list: "queue", assigned: "all", page: 1 })).rejects.toThrow();
    world.raw("DROP TRIGGER full");
    expect(await openCase(hanne, { caseId })).toMatchObject({ kind: "open" });
  });

  test("is for caseworkers and team leads", async () => {
    const { citizen, caseId } = await arrived();
    const others = [citizen, await world.staff("evaluator"), await world.staff("administrator")];
    await expectRefused((visitor) => world.useCases.openCase(visitor, { caseId }), others);
    const purpose = { caseId, purpose: "talk" } as const;
    await expectRefused((visitor) => world.useCases.givePurpose(visitor, purpose), others);
    await expect(world.useCases.openCase(hanne, unknown)).rejects.toThrow(NotFound);
    await expect(world.useCases.givePurpose(hanne, { ...purpose, ...unknown })).rejects.toThrow(NotFound);
  });
});

describe("taking and letting go", () => {
  test("one of two gets it; taking an own case again is no fault", async () => {
    const { caseId } = await arrived();
    const both = await Promise.allSettled(
      [hanne, omar].map((staff) => world.useCases.takeCase(staff, { caseId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toBeInstanceOf(Conflict);
    const holder = both[0]?.status === "fulfilled" ? hanne : omar;
    await world.useCases.takeCase(holder, { caseId });
  });

  test("only who has it lets go, and loses the answers with it", async () => {
    const { caseId } = await arrived();
    await world.useCases.takeCase(hanne, { caseId });
    await expect(world.useCases.releaseCase(omar, { caseId })).rejects.toThrow(NotAllowed);
    await world.useCases.releaseCase(hanne, { caseId });
    expect(await world.useCases.openCase(hanne, { caseId })).toMatchObject({
      kind: "closed-door",
      mayTake: true,
    });
    await expect(world.useCases.releaseCase(hanne, { caseId })).rejects.toThrow(NotAllowed);
  });

  test("a finished case may change hands, so that a colleague can assess it anew", async () => {
    const { caseId } = await arrived();
    await world.useCases.takeCase(hanne, { caseId });
    await world.useCases.noteOwnView(hanne, { caseId, view: "hoej" });
    await world.useCases.recordAssessment(hanne, { caseId, view: "hoej", reason: "" });
    await world.useCases.releaseCase(hanne, { caseId });
    await world.useCases.takeCase(omar, { caseId });
    expect(await world.useCases.openCase(omar, { caseId })).toMatchObject({ kind: "open" });
  });

  test("is for caseworkers", async () => {
    const { citizen, caseId } = await arrived();
    const others = [citizen, lone, await world.staff("evaluator", "administrator")];
    await expectRefused((visitor) => world.useCases.takeCase(visitor, { caseId }), others);
    await expectRefused((visitor) => world.useCases.releaseCase(visitor, { caseId }), others);
    await expect(world.useCases.takeCase(hanne, unknown)).rejects.toThrow(NotFound);
    await expect(world.useCases.releaseCase(hanne, unknown)).rejects.toThrow(NotFound);
  });
});
