import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NotFound } from "#server/errors/problem.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const bytes = (...lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));
const barometer = (outlook: string, period = "2026-07/2026-12") =>
  bytes("occupation_code;area;outlook;period;source", `6113;Østjylland;${outlook};${period};Kilden`);
const titles = bytes(
  "code;label_da;label_en;words_da;words_en",
  "611310;Arbejde i planteskole;Nursery work;stauder|hække;hedges",
);

describe("the job barometer", () => {
  const kind = "job-barometer";

  test("is told beside a goal from the import on, until it is too old, and can be taken back", async () => {
    const administrator = await world.staff("administrator");
    const citizen = await world.citizen();
    const { plan, referenceLists } = world.useCases;
    const wish = { id: plan.newId(), letter: "A", occupation: "6113", title: "", lang: "da" } as const;
    await plan.makeGoal(citizen, wish);
    const outlook = async () => (await plan.showGoal(citizen, wish.id)).openings?.own?.outlook;
    expect(await outlook()).toBeUndefined();
    expect(await referenceLists.import(administrator, { kind, bytes: barometer("gode") })).toEqual([]);
    expect(await outlook()).toBe("good");
    await referenceLists.import(administrator, { kind, bytes: barometer("mangel") });
    expect(await outlook()).toBe("shortage");
    const page = await referenceLists.show(administrator, kind);
    expect(page).toMatchObject({
      inForce: { number: 2, rowCount: 1, by: administrator.name },
      earlier: [{ number: 1 }],
      before: 1,
      told: { areas: ["Østjylland"], rows: 1 },
    });
    expect(await referenceLists.putInForce(administrator, { kind, number: 1 })).toBe(true);
    expect(await outlook()).toBe("good");
    expect(await referenceLists.putInForce(administrator, { kind, number: 3 })).toBe(false);
    world.clock.now = new Date("2027-07-01T08:00:00Z");
    expect(await outlook()).toBeUndefined();
    expect((await referenceLists.show(administrator, kind)).told?.rows).toBe(0);
    await referenceLists.putInForce(administrator, { kind, number: 0 });
    expect(await referenceLists.show(administrator, kind)).toMatchObject({
      inForce: null,
      before: 1,
      told: null,
    });
  });

  test("is not stored when anything in it is wrong, and all of that is told", async () => {
    const administrator = await world.staff("administrator");
    const { referenceLists } = world.useCases;
    const wrong = bytes(
      "occupation_code;area;outlook;period;source",
      "61;Fyn;gode;2026-07;x",
      "6113;Fyn;fine;2026-13;x",
    );
    const faults = await referenceLists.import(administrator, { kind, bytes: wrong });
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [2, "bad-code"],
      [3, "unknown-outlook"],
      [3, "bad-period"],
    ]);
    expect(await referenceLists.show(administrator, kind)).toEqual({
      inForce: null,
      earlier: [],
      before: null,
      told: null,
    });
  });
});

describe("the municipality's own list of occupations", () => {
  const kind = "occupations";

  test("is searched first, and what was chosen from it stays when it is gone", async () => {
    const administrator = await world.staff("administrator");
    const citizen = await world.citizen();
    const { plan, referenceLists } = world.useCases;
    const codes = async (text: string) => (await plan.findWork(citizen, text, "da")).map(({ code }) => code);
    expect(await codes("stauder")).not.toContain("611310");
    const wish = { id: plan.newId(), letter: "A", occupation: "611310", title: "x", lang: "da" } as const;
    await expect(plan.makeGoal(citizen, wish)).rejects.toThrow(NotFound);
    expect(await referenceLists.import(administrator, { kind, bytes: titles })).toEqual([]);
    expect(await codes("stauder")).toEqual(["611310"]);
    expect(await codes("kok")).toContain("5120");
    await plan.makeGoal(citizen, wish);
    await referenceLists.putInForce(administrator, { kind, number: 0 });
    expect(await codes("stauder")).not.toContain("611310");
    const { goal } = await plan.showGoal(citizen, wish.id);
    expect(goal.values).toMatchObject({ occupation: "6113", title: "Arbejde i planteskole" });
  });
});

test("only the administrator sees and changes the lists, and every change is on record", async () => {
  const others = await world.staff("caseworker", "team_lead", "evaluator");
  const citizen = await world.citizen();
  const { referenceLists } = world.useCases;
  const kind = "occupations";
  await expectRefused((who) => referenceLists.show(who, kind), [others, citizen]);
  await expectRefused((who) => referenceLists.import(who, { kind, bytes: titles }), [others, citizen]);
  await expectRefused((who) => referenceLists.putInForce(who, { kind, number: 0 }), [others, citizen]);
  const administrator = await world.staff("administrator");
  await referenceLists.import(administrator, { kind, bytes: titles });
  const change = { actorId: administrator.id, action: "reference-list.change", subjectId: "occupations 1" };
  expect(await world.ports.audit.latest({ ...change, since: new Date(0) })).not.toBeNull();
});
