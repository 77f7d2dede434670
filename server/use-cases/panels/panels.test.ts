import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { NotAllowed, NotFound, SurveyClosed, WrongBody } from "#server/errors/problem.ts";
import { newId } from "#server/use-cases/ids.ts";
import { panelActs, steps, typedPanel } from "#test/panel-fixture.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let evaluator: StaffActor;
let caseworker: StaffActor;
let acts: ReturnType<typeof panelActs>;
beforeEach(async () => {
  world = await openWorld();
  evaluator = await world.staff("evaluator");
  caseworker = await world.staff("caseworker");
  acts = panelActs(world, evaluator);
});
afterEach(() => world.close());

describe("making one", () => {
  test("the rounds follow from the first day, the weeks between and the days open", async () => {
    const id = await acts.made({ waves: "3" });
    const { panel, state, wave, unlinkedOn, deletedOn } = await world.useCases.panels.show(evaluator, id);
    expect(panel.name).toBe("Forløbet");
    expect(panel.waves).toEqual([
      { opensOn: "2026-11-02", closesOn: "2026-11-15" },
      { opensOn: "2027-01-25", closesOn: "2027-02-07" },
      { opensOn: "2027-04-19", closesOn: "2027-05-02" },
    ]);
    expect({ state, wave, unlinkedOn, deletedOn }).toEqual({
      state: "open",
      wave: 0,
      unlinkedOn: "2027-06-02",
      deletedOn: "2029-05-02",
    });
  });

  test("every fault is told with its field, and nothing is made", async () => {
    const wrong = {
      ...typedPanel(),
      questionnaireId: "risikoscreening",
      name: "",
      opensOn: ["1", "11", "2026"] as const,
      waves: "7",
      weeks: "1",
      openDays: "8",
      leastCell: "2",
    };
    expect(await world.useCases.panels.make(evaluator, wrong)).toEqual([
      { field: "questionnaireId", code: "required" },
      { field: "name", code: "required" },
      { field: "opensOn", code: "past" },
      { field: "waves", code: "too-low" },
      { field: "openDays", code: "overlap" },
      { field: "leastCell", code: "too-low" },
    ]);
    expect(await world.useCases.panels.all(evaluator)).toEqual([]);
  });

  test("only an evaluator may", async () => {
    await expect(world.useCases.panels.make(caseworker, typedPanel())).rejects.toThrow(NotAllowed);
    const id = await acts.made();
    await expect(world.useCases.panels.show(caseworker, id)).rejects.toThrow(NotAllowed);
    await expect(world.useCases.panels.export(caseworker, id)).rejects.toThrow(NotAllowed);
  });

  test("it can be deleted at any time, with everything that was answered", async () => {
    const id = await acts.made();
    const [code = ""] = await acts.codesOf(id, 1);
    await acts.answer(code, steps[0] ?? "");
    await world.useCases.panels.remove(evaluator, id);
    await expect(world.useCases.panels.show(evaluator, id)).rejects.toThrow(NotFound);
    await expect(world.useCases.panels.openDoor(code)).rejects.toThrow(NotFound);
    await expect(world.useCases.panels.remove(evaluator, id)).rejects.toThrow(NotFound);
    for (const table of ["panels", "panel_members", "panel_answers"]) expect(world.dump()[table]).toEqual([]);
  });

  test("is not made of what staff say of their work", async () => {
    const staff = { ...typedPanel(), questionnaireId: "modeltro" };
    expect(await world.useCases.panels.make(evaluator, staff)).toEqual([
      { field: "questionnaireId", code: "required" },
    ]);
  });

  test("codes are made until the first round is over", async () => {
    const id = await acts.made();
    expect(await acts.codesOf(id, 3)).toHaveLength(3);
    await expect(acts.codesOf(id, 0)).rejects.toThrow(WrongBody);
    acts.on("2026-11-16");
    await expect(acts.codesOf(id, 1)).rejects.toThrow(WrongBody);
  });
});

describe("answering", () => {
  test("asks what can be counted: nothing about the person, and no own words", async () => {
    const id = await acts.made({ questionnaireId: "tilfredshed" });
    const [code = ""] = await acts.codesOf(id, 1);
    const door = await world.useCases.panels.openDoor(code);
    const { questions } = world.useCases.panels.questions(door).questionnaire.definition;
    const asked = questions.map((question) => question.id);
    expect(asked).toContain("samlet");
    for (const left of ["godt", "ydelse", "enhed", "status_nu"]) expect(asked).not.toContain(left);
    const sending = { fields: { ydelse: ["kontanthjaelp"] }, wave: 0, id: newId(randomBytes) } as const;
    await expect(world.useCases.panels.send(door, sending)).rejects.toThrow(WrongBody);
  });

  test("one code answers each round once, and is told what comes next", async () => {
    const [code = ""] = await acts.codesOf(await acts.made(), 1);
    const id = newId(randomBytes);
    expect(await acts.answer(code, steps[1] ?? "", { id })).toBe("posted");
    expect(await acts.answer(code, steps[1] ?? "", { id })).toBe("again");
    await expect(acts.answer(code, steps[2] ?? "")).rejects.toThrow(SurveyClosed);
    const { openDoor } = world.useCases.panels;
    expect(await openDoor(code)).toMatchObject({ closed: "answered", nextOpensOn: "2027-01-25" });
    acts.on("2026-12-01");
    expect(await openDoor(code)).toMatchObject({ closed: "between", wave: 1, nextOpensOn: "2027-01-25" });
    acts.on("2027-01-25");
    expect(await openDoor(code)).toMatchObject({ closed: null, wave: 1, nextOpensOn: null });
    expect(await acts.answer(code, steps[3] ?? "")).toBe("posted");
    acts.on("2027-02-08");
    expect(await openDoor(code)).toMatchObject({ closed: "over" });
    await expect(acts.answer(code, steps[3] ?? "")).rejects.toThrow(SurveyClosed);
    await expect(openDoor("0000-0000-0000-0000")).rejects.toThrow(NotFound);
  });

  test("what was begun in one round is not stored as another, but a form sent at midnight still comes in", async () => {
    const [late = "", later = ""] = await acts.codesOf(await acts.made({ weeks: "2" }), 2);
    acts.on("2026-11-15", "23:14");
    const { openDoor } = world.useCases.panels;
    expect(await openDoor(late)).toMatchObject({ wave: 1, lateWave: 0, closed: null });
    expect(await acts.answer(late, steps[1] ?? "", { wave: 0 })).toBe("posted");
    acts.on("2026-11-15", "23:16");
    expect(await openDoor(later)).toMatchObject({ wave: 1, lateWave: null });
    await expect(acts.answer(later, steps[1] ?? "", { wave: 0 })).rejects.toThrow(SurveyClosed);
    const rows = (world.dump()["panel_answers"] ?? []) as { wave: number }[];
    expect(rows.map(({ wave }) => wave)).toEqual([0]);
    expect(await acts.answer(late, steps[2] ?? "")).toBe("posted");
    await expect(acts.answer(late, steps[2] ?? "", { wave: 2 })).rejects.toThrow(SurveyClosed);
  });

  test("what lies in the database names nobody, and has no time at all", async () => {
    const [code = ""] = await acts.codesOf(await acts.made(), 1);
    await acts.answer(code, steps[1] ?? "");
    const rows = world.dump();
    const [member, given] = [rows["panel_members"]?.[0], rows["panel_answers"]?.[0]];
    expect(Object.keys(member ?? {}).toSorted()).toEqual(["code_hash", "member_id", "number", "panel_id"]);
    expect(Object.keys(given ?? {}).toSorted()).toEqual(
      ["answers", "id", "is_withdrawn", "member_id", "panel_id", "wave"].toSorted(),
    );
    expect(JSON.stringify(rows)).not.toContain(code);
    const about = (rows["audit_events"] ?? []) as { action: string; subject_kind: string }[];
    const recorded = about.filter(({ subject_kind: kind }) => kind === "panel").map(({ action }) => action);
    expect(recorded, "made, and codes made; nothing when somebody answers").toEqual([
      "campaign.change",
      "campaign.change",
    ]);
  });

  test("who leaves is gone at once, and the code with them", async () => {
    const id = await acts.made();
    const [code = ""] = await acts.codesOf(id, 2);
    await acts.answer(code, steps[1] ?? "");
    const door = await world.useCases.panels.openDoor(code);
    await world.useCases.panels.withdraw(door);
    await expect(world.useCases.panels.withdraw(door)).rejects.toThrow(NotFound);
    await expect(world.useCases.panels.openDoor(code)).rejects.toThrow(NotFound);
    expect(world.dump()["panel_answers"]).toEqual([]);
    expect(await world.useCases.panels.codes(evaluator, id)).toEqual({
      invited: 1,
      answered: [0, 0],
      unanswered: [2],
      highest: 2,
      people: 0,
    });
    const audit = (world.dump()["audit_events"] ?? []) as { action: string; subject_id: string }[];
    expect(audit.at(-1)).toMatchObject({ action: "evaluation.read", subject_id: id });
  });
});
