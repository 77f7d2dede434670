import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { NotAllowed, NotFound, SurveyClosed, WrongBody } from "#server/errors/problem.ts";
import { newId } from "#server/use-cases/ids.ts";
import { library, openWorld, type World } from "#test/use-case-fixture.ts";
import { keepPanels } from "./keep-panels.ts";
import type { PanelTyped } from "./panels.ts";

let world: World;
let evaluator: StaffActor;
let caseworker: StaffActor;
beforeEach(async () => {
  world = await openWorld();
  evaluator = await world.staff("evaluator");
  caseworker = await world.staff("caseworker");
});
afterEach(() => world.close());

const typed = (): PanelTyped => ({
  id: newId(randomBytes),
  questionnaireId: "fremtid",
  name: " Forløbet ",
  purpose: { da: "Vi vil se, hvad der ændrer sig.", en: "" },
  opensOn: ["2", "11", "2026"],
  waves: "2",
  weeks: "12",
  openDays: "14",
  leastCell: "5",
});

async function made(over: Partial<PanelTyped> = {}): Promise<string> {
  const panel = { ...typed(), ...over };
  expect(await world.useCases.panels.make(evaluator, panel)).toEqual([]);
  return panel.id;
}

const codesOf = async (panelId: string, count: number) =>
  (await world.useCases.panels.makeCodes(evaluator, { panelId, count })).map(({ code }) => code);

const fieldsOf = (klare: string) => ({ klare: [klare] });

async function answer(code: string, klare: string, id = newId(randomBytes)) {
  const door = await world.useCases.panels.openDoor(code);
  return world.useCases.panels.send(door, { fields: fieldsOf(klare), lang: "da", id });
}

const on = (day: string, time = "12:00") => {
  world.clock.now = new Date(`${day}T${time}:00Z`);
};
/** Steps of the question `klare`, from the lowest on. */
const steps = library
  .newest("fremtid")
  .questionnaire.definition.questions.flatMap((one) =>
    one.id === "klare" && one.kind === "radio" ? one.options.map(({ code }) => code) : [],
  );

describe("making one", () => {
  test("the rounds follow from the first day, the weeks between and the days open", async () => {
    const id = await made({ waves: "3" });
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
      ...typed(),
      questionnaireId: "risikoscreening",
      name: "",
      opensOn: ["1", "11", "2026"] as const,
      waves: "7",
      weeks: "1",
      openDays: "8",
      leastCell: "2",
      release: "figures",
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
    await expect(world.useCases.panels.make(caseworker, typed())).rejects.toThrow(NotAllowed);
    const id = await made();
    await expect(world.useCases.panels.show(caseworker, id)).rejects.toThrow(NotAllowed);
    await expect(world.useCases.panels.export(caseworker, id)).rejects.toThrow(NotAllowed);
  });

  test("it can be deleted until somebody has answered", async () => {
    const id = await made();
    const [code = ""] = await codesOf(id, 1);
    await answer(code, steps[0] ?? "");
    expect(await world.useCases.panels.remove(evaluator, id)).toBe(false);
    const other = await made();
    expect(await world.useCases.panels.remove(evaluator, other)).toBe(true);
    await expect(world.useCases.panels.show(evaluator, other)).rejects.toThrow(NotFound);
  });

  test("codes are made until the first round is over", async () => {
    const id = await made();
    expect(await codesOf(id, 3)).toHaveLength(3);
    await expect(codesOf(id, 0)).rejects.toThrow(WrongBody);
    on("2026-11-16");
    await expect(codesOf(id, 1)).rejects.toThrow(WrongBody);
  });
});

describe("answering", () => {
  test("asks what can be counted: nothing about the person, and no own words", async () => {
    const id = await made({ questionnaireId: "tilfredshed" });
    const [code = ""] = await codesOf(id, 1);
    const door = await world.useCases.panels.openDoor(code);
    const { questions } = world.useCases.panels.questions(door).questionnaire.definition;
    const asked = questions.map((question) => question.id);
    expect(asked).toContain("samlet");
    for (const left of ["godt", "ydelse", "enhed", "status_nu"]) expect(asked).not.toContain(left);
    const sending = { fields: { ydelse: ["kontanthjaelp"] }, lang: "da", id: newId(randomBytes) } as const;
    await expect(world.useCases.panels.send(door, sending)).rejects.toThrow(WrongBody);
  });

  test("one code answers each round once, and is told what comes next", async () => {
    const [code = ""] = await codesOf(await made(), 1);
    const id = newId(randomBytes);
    expect(await answer(code, steps[1] ?? "", id)).toBe("posted");
    expect(await answer(code, steps[1] ?? "", id)).toBe("again");
    await expect(answer(code, steps[2] ?? "")).rejects.toThrow(SurveyClosed);
    const { openDoor } = world.useCases.panels;
    expect(await openDoor(code)).toMatchObject({ closed: "answered", nextOpensOn: "2027-01-25" });
    on("2026-12-01");
    expect(await openDoor(code)).toMatchObject({ closed: "between", wave: 1, nextOpensOn: "2027-01-25" });
    on("2027-01-25");
    expect(await openDoor(code)).toMatchObject({ closed: null, wave: 1, nextOpensOn: null });
    expect(await answer(code, steps[3] ?? "")).toBe("posted");
    on("2027-02-08");
    expect(await openDoor(code)).toMatchObject({ closed: "over" });
    await expect(answer(code, steps[3] ?? "")).rejects.toThrow(SurveyClosed);
    await expect(openDoor("0000-0000-0000-0000")).rejects.toThrow(NotFound);
  });

  test("what lies in the database names nobody, and has no time but the day", async () => {
    const [code = ""] = await codesOf(await made(), 1);
    await answer(code, steps[1] ?? "");
    const rows = world.dump();
    const [member, given] = [rows["panel_members"]?.[0], rows["panel_answers"]?.[0]];
    expect(Object.keys(member ?? {}).toSorted()).toEqual(["code_hash", "member_id", "number", "panel_id"]);
    expect(given).toMatchObject({ day: "2026-11-02", wave: 0 });
    expect(JSON.stringify(rows)).not.toContain(code);
    const about = (rows["audit_events"] ?? []) as { action: string; subject_kind: string }[];
    const acts = about.filter(({ subject_kind: kind }) => kind === "panel").map(({ action }) => action);
    expect(acts, "made, and codes made; nothing when somebody answers").toEqual([
      "campaign.change",
      "campaign.change",
    ]);
  });

  test("who leaves is gone at once, and the code with them", async () => {
    const id = await made();
    const [code = ""] = await codesOf(id, 2);
    await answer(code, steps[1] ?? "");
    const door = await world.useCases.panels.openDoor(code);
    await world.useCases.panels.withdraw(door);
    await expect(world.useCases.panels.withdraw(door)).rejects.toThrow(NotFound);
    await expect(world.useCases.panels.openDoor(code)).rejects.toThrow(NotFound);
    expect(world.dump()["panel_answers"]).toEqual([]);
    expect(await world.useCases.panels.codes(evaluator, id)).toEqual({
      invited: 1,
      answered: [0, 0],
      unanswered: [2],
    });
  });
});

describe("as time goes by", () => {
  /** Twelve answer the first round and ten of them the second, one step up. */
  async function twoRounds(): Promise<{ id: string; codes: string[] }> {
    const id = await made();
    const codes = await codesOf(id, 12);
    for (const code of codes) await answer(code, steps[1] ?? "");
    on("2027-01-26");
    await keepPanels(world.deps);
    for (const code of codes) await answer(code, steps[2] ?? "");
    return { id, codes };
  }
  const figures = async (id: string) => (await world.useCases.panels.results(evaluator, id)).tellings;

  test("a round is told the day after it, and not a minute after midnight", async () => {
    const id = await made();
    for (const code of await codesOf(id, 12)) await answer(code, steps[1] ?? "");
    on("2026-11-15", "23:05");
    await keepPanels(world.deps);
    expect(await figures(id)).toEqual([]);
    on("2026-11-16", "00:00");
    await keepPanels(world.deps);
    expect(await figures(id)).toMatchObject([
      { wave: 0, figures: { invited: 12, answered: 12, people: 12 } },
    ]);
  });

  test("figures stay when somebody leaves, and the file has the rows of those who are left", async () => {
    const { id, codes } = await twoRounds();
    on("2027-02-08");
    await keepPanels(world.deps);
    const before = await figures(id);
    expect(before[1]?.figures.items.find((item) => item.id === "klare")?.change).toMatchObject({
      both: 12,
      higher: 12,
      lower: 0,
      mean: { difference: 1 },
    });
    await world.useCases.panels.withdraw(await world.useCases.panels.openDoor(codes[0] ?? ""));
    expect(await figures(id)).toEqual(before);
    // With the rows of all eleven who are left, what the twelfth said could be worked out; seven are too few to tell.
    await expect(world.useCases.panels.export(evaluator, id)).rejects.toThrow(NotFound);
    expect(await world.useCases.panels.results(evaluator, id)).toMatchObject({
      isOver: true,
      hasFile: false,
    });
  });

  test("the file is there when the last round is told, and is on the audit record", async () => {
    const { id } = await twoRounds();
    await expect(world.useCases.panels.export(evaluator, id)).rejects.toThrow(NotFound);
    on("2027-02-08");
    await keepPanels(world.deps);
    expect(await world.useCases.panels.results(evaluator, id)).toMatchObject({ isOver: true, hasFile: true });
    const file = await world.useCases.panels.export(evaluator, id);
    let rows = 0;
    for await (const some of file.rows()) rows += some.length;
    expect(rows).toBe(12);
    const audit = (world.dump()["audit_events"] ?? []) as { action: string; subject_id: string }[];
    expect(audit.at(-1)).toMatchObject({ action: "evaluation.export", subject_id: id });
  });

  test("codes go a month after the last round, answers and figures after the municipality's months", async () => {
    const { id, codes } = await twoRounds();
    on("2027-03-06");
    expect(await keepPanels(world.deps)).toBe(0);
    await world.useCases.panels.openDoor(codes[0] ?? "");
    on("2027-03-07");
    expect(await keepPanels(world.deps)).toBe(1);
    expect(await keepPanels(world.deps)).toBe(0);
    await expect(world.useCases.panels.openDoor(codes[0] ?? "")).rejects.toThrow(NotFound);
    expect(world.dump()["panel_members"]).toEqual([]);
    on("2029-02-07");
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
