import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { panelActs, steps } from "#test/panel-fixture.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";
import { keepPanels } from "./keep-panels.ts";

let world: World;
let evaluator: StaffActor;
let acts: ReturnType<typeof panelActs>;
beforeEach(async () => {
  world = await openWorld();
  evaluator = await world.staff("evaluator");
  acts = panelActs(world, evaluator);
});
afterEach(() => world.close());

describe("as time goes by", () => {
  /** So many answer both rounds, half of them one step up and the others two. */
  async function twoRounds(people = 20): Promise<{ id: string; codes: string[] }> {
    const id = await acts.made();
    const codes = await acts.codesOf(id, people);
    for (const code of codes) await acts.answer(code, steps[1] ?? "");
    acts.on("2027-01-26");
    await keepPanels(world.deps);
    for (const [place, code] of codes.entries()) await acts.answer(code, steps[2 + (place % 2)] ?? "");
    return { id, codes };
  }
  const figures = async (id: string) => (await world.useCases.panels.results(evaluator, id)).tellings;

  test("all rounds are told the day after the last, and not a minute after midnight", async () => {
    const { id } = await twoRounds();
    acts.on("2027-02-07", "23:05");
    await keepPanels(world.deps);
    expect(await figures(id)).toEqual([]);
    acts.on("2027-02-08", "00:00");
    await keepPanels(world.deps);
    expect(await figures(id)).toMatchObject([
      { wave: 0, figures: { invited: 20, answered: 20, people: 20 } },
      { wave: 1, figures: { invited: 20, answered: 20, people: 20 } },
    ]);
  });

  test("figures stay when somebody leaves, and the file has the rows of those who are left but four", async () => {
    const { id, codes } = await twoRounds();
    acts.on("2027-02-08");
    await keepPanels(world.deps);
    const before = await figures(id);
    expect(before[1]?.figures.items.find((item) => item.id === "klare")?.change).toMatchObject({
      both: 20,
      higher: 20,
      lower: 0,
      mean: { difference: 1.5 },
    });
    const rowsIn = async () => {
      let rows = 0;
      for await (const some of (await world.useCases.panels.export(evaluator, id)).rows())
        rows += some.length;
      return rows;
    };
    expect(await rowsIn()).toBe(20);
    await world.useCases.panels.withdraw(await world.useCases.panels.openDoor(codes[0] ?? ""));
    expect(await figures(id)).toEqual(before);
    expect(await rowsIn()).toBe(15);
  });

  test("a survey that cannot be told keeps nothing back of the others", async () => {
    const others = await acts.codesOf(await acts.made(), 3);
    const { codes } = await twoRounds();
    acts.on("2027-03-07");
    const { tell } = world.ports.panels;
    world.ports.panels.tell = async () => Promise.reject(new Error("No room."));
    await expect(keepPanels(world.deps)).rejects.toThrow("No room.");
    world.ports.panels.tell = tell;
    for (const code of [...others, ...codes])
      await expect(world.useCases.panels.openDoor(code)).rejects.toThrow(NotFound);
  });

  test("the file is there when the last round is told, and is on the audit record", async () => {
    const { id } = await twoRounds();
    await expect(world.useCases.panels.export(evaluator, id)).rejects.toThrow(NotFound);
    acts.on("2027-02-08");
    await keepPanels(world.deps);
    expect(await world.useCases.panels.results(evaluator, id)).toMatchObject({ isOver: true, hasFile: true });
    const file = await world.useCases.panels.export(evaluator, id);
    let rows = 0;
    for await (const some of file.rows()) rows += some.length;
    expect(rows).toBe(20);
    const audit = (world.dump()["audit_events"] ?? []) as { action: string; subject_id: string }[];
    expect(audit.at(-1)).toMatchObject({ action: "evaluation.export", subject_id: id });
  });

  test("codes go a month after the last round, answers and figures after the municipality's months", async () => {
    const { id, codes } = await twoRounds();
    acts.on("2027-03-06");
    expect(await keepPanels(world.deps)).toBe(0);
    await world.useCases.panels.openDoor(codes[0] ?? "");
    acts.on("2027-03-07");
    expect(await keepPanels(world.deps)).toBe(1);
    expect(await keepPanels(world.deps)).toBe(0);
    await expect(world.useCases.panels.openDoor(codes[0] ?? "")).rejects.toThrow(NotFound);
    expect(world.dump()["panel_members"]).toEqual([]);
    expect(await world.useCases.panels.codes(evaluator, id)).toMatchObject({ invited: 0, people: 20 });
    acts.on("2029-02-07");
    expect(await keepPanels(world.deps)).toBe(1);
    expect(world.dump()["panel_answers"]).toEqual([]);
    expect((await figures(id)).length).toBe(0);
    expect(await world.useCases.panels.show(evaluator, id)).toMatchObject({ isDeleted: true });
    const system = (world.dump()["audit_events"] ?? []) as { action: string; actor_kind: string }[];
    expect(system.filter(({ actor_kind: kind }) => kind === "system").map(({ action }) => action)).toEqual([
      "panel.delete-codes",
      "panel.delete-old-answers",
    ]);
  });
});
