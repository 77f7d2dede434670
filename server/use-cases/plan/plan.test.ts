import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoredGoal } from "#db/ports.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { goalStanding } from "#server/plan/goal-acts.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";
import type { GoalSaved } from "./save-goal.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

function goalOf(outcome: GoalSaved): StoredGoal {
  if (outcome.kind !== "saved") throw new Error(`It was not saved: ${outcome.kind}.`);
  return outcome.goal;
}

async function wished(citizen: CitizenActor, title: string, letter = "A") {
  const { makeGoal, newId } = world.useCases.plan;
  return goalOf(await makeGoal(citizen, { id: newId(), letter, occupation: null, title, lang: "da" }));
}

const why = (text: string) => ({ part: "why", fields: { why: [text] } }) as const;

describe("a goal", () => {
  test("is an occupation or own words, and is stored once, however often the button is pressed", async () => {
    const citizen = await world.citizen();
    const { makeGoal, newId, show } = world.useCases.plan;
    const wish = { id: newId(), letter: "A", occupation: "6113", title: "", lang: "da" } as const;
    const goal = goalOf(await makeGoal(citizen, wish));
    expect(goalOf(await makeGoal(citizen, wish))).toEqual(goal);
    const nameless = await makeGoal(citizen, {
      ...wish,
      id: newId(),
      occupation: null,
      title: " ",
      lang: "da",
    });
    expect(nameless).toEqual({ kind: "wrong", problems: [{ field: "title", code: "required" }] });
    for (const wrong of [{ letter: "D" }, { occupation: "0000" }, { id: "x" }])
      await expect(makeGoal(citizen, { ...wish, ...wrong })).rejects.toThrow(NotFound);
    const [a] = (await show(citizen)).letters;
    expect(a).toMatchObject({ letter: "A", current: { id: goal.id }, others: [], past: [] });
  });

  test("changes part by part, and a change of what another screen changed is shown, not stored", async () => {
    const citizen = await world.citizen();
    const { id } = await wished(citizen, "Noget med heste");
    const { changeGoal, newId } = world.useCases.plan;
    const entry = newId();
    const have = { have: [entry, "1; DROP TABLE"], haveWords: ["Kørekort"], missing: [""] };
    goalOf(await changeGoal(citizen, { id, part: "have", revision: 1, fields: have }));
    const late = await changeGoal(citizen, { id, ...why("Ro"), revision: 1 });
    expect(late).toMatchObject({ kind: "changed", goal: { revision: 2 } });
    const saved = goalOf(await changeGoal(citizen, { id, ...why("Ro"), revision: 2 }));
    expect(saved.values).toMatchObject({ why: "Ro", haveWords: "Kørekort", have: [entry] });
    expect(goalOf(await changeGoal(citizen, { id, ...why("Ro"), revision: 1 })).revision).toBe(3);
    const hours = await changeGoal(citizen, { id, part: "where", revision: 3, fields: { hours: ["mange"] } });
    expect(hours).toEqual({ kind: "wrong", problems: [{ field: "hours", code: "not-hours" }] });
  });

  test("keeps everything that happened, and a yes is to the words as they stand", async () => {
    const citizen = await world.citizen();
    const [first, second] = [await wished(citizen, "Kok"), await wished(citizen, "Tjener")];
    const { plan } = world.useCases;
    const yes = { id: second.id, revision: 1, says: "agreed" } as const;
    expect(await plan.agreeOnGoal(citizen, yes)).toBe(true);
    expect(await plan.agreeOnGoal(citizen, yes)).toBe(true);
    const standing = async () => goalStanding((await plan.showGoal(citizen, second.id)).goal);
    expect(await standing()).toBe("citizenAgreed");
    await plan.changeGoal(citizen, { id: second.id, ...why("Ro"), revision: 1 });
    expect(await standing()).toBe("open");
    expect(await plan.agreeOnGoal(citizen, yes)).toBe(false);
    await plan.settleGoal(citizen, { id: second.id, act: "dropped", note: "For langt" });
    const view = await plan.showGoal(citizen, second.id);
    expect(view.history.map(({ kind }) => kind)).toEqual(["dropped", "changed", "agreed", "made"]);
    expect(view).toMatchObject({ isCurrent: false, goal: { state: "dropped" } });
    expect((await plan.showGoal(citizen, first.id)).isCurrent).toBe(true);
    expect(await plan.settleGoal(citizen, { id: second.id, act: "resumed", note: "x".repeat(501) })).toBe(
      false,
    );
    await plan.settleGoal(citizen, { id: second.id, act: "resumed", note: "" });
    expect(await plan.showGoal(citizen, second.id)).toMatchObject({ goal: { state: "open" } });
  });

  test("of somebody else does not exist", async () => {
    const [citizen, other] = [await world.citizen(), await world.citizen()];
    const { id } = await wished(citizen, "Kok");
    const { plan } = world.useCases;
    await expect(plan.showGoal(other, id)).rejects.toThrow(NotFound);
    await expect(plan.changeGoal(other, { id, ...why("x"), revision: 1 })).rejects.toThrow(NotFound);
    await expect(plan.settleGoal(other, { id, act: "dropped", note: "" })).rejects.toThrow(NotFound);
    const yes = { id, revision: 1, says: "agreed" } as const;
    await expect(plan.agreeOnGoal(other, yes)).rejects.toThrow(NotFound);
    const step = { id: plan.newId(), goalId: id, words: "Ring", day: ["1", "12", "2026"] } as const;
    await expect(plan.addStep(other, step)).rejects.toThrow(NotFound);
  });
});

describe("a step", () => {
  test("has words and a day that exists, and is done, undone or deleted", async () => {
    const citizen = await world.citizen();
    const { plan } = world.useCases;
    const step = { id: plan.newId(), goalId: null, words: "Ring", day: ["1", "12", "2026"] } as const;
    expect(await plan.addStep(citizen, { ...step, words: "", day: ["31", "2", "2026"] })).toEqual([
      "required",
      "not-a-day",
    ]);
    expect(await plan.addStep(citizen, { ...step, words: "x".repeat(201) })).toEqual(["too-long"]);
    expect(await plan.addStep(citizen, step)).toEqual([]);
    expect((await plan.show(citizen)).progress).toMatchObject({ done: 0, all: 1, next: { id: step.id } });
    await plan.settleStep(citizen, { id: step.id, act: "done" });
    expect((await plan.show(citizen)).progress).toMatchObject({ done: 1, all: 1, next: null });
    await plan.settleStep(citizen, { id: step.id, act: "undone" });
    expect(await plan.calendar(citizen, step.id)).toContain("SUMMARY:Ring");
    const other = await world.citizen();
    await expect(plan.calendar(other, step.id)).rejects.toThrow(NotFound);
    await expect(plan.settleStep(other, { id: step.id, act: "deleted" })).rejects.toThrow(NotFound);
    await plan.settleStep(citizen, { id: step.id, act: "deleted" });
    expect((await plan.show(citizen)).steps).toEqual([]);
  });
});

test("work is found by words and by what draws people, and labels alone are for showing", async () => {
  const citizen = await world.citizen();
  const { findWork, suggestWork } = world.useCases.plan;
  expect((await findWork(citizen, "gartner", "da")).map(({ code }) => code)).toContain("6113");
  expect(await findWork(citizen, "", "da")).toEqual([]);
  const wish = { motives: ["outdoors", "ukendt"], hobbies: "fiske, ", lang: "da" } as const;
  expect(suggestWork(citizen, wish).length).toBeGreaterThan(3);
});

test("the citizen takes everything along, and can delete it, which is on record", async () => {
  const citizen = await world.citizen();
  await wished(citizen, "Kok");
  const { plan } = world.useCases;
  const taken = await plan.export(citizen);
  expect(taken).toMatchObject({ goals: [{ values: { title: "Kok" } }], history: [{ kind: "made" }] });
  expect(JSON.stringify(taken)).not.toContain(citizen.id);
  await plan.delete(citizen);
  expect(await plan.export(citizen)).toEqual({ goals: [], history: [], steps: [], comments: [], mail: null });
  const act = { actorId: citizen.id, action: "plan.delete", subjectId: citizen.id, since: new Date(0) };
  expect(await world.ports.audit.latest(act)).not.toBeNull();
});

test("only citizens have a plan of their own", async () => {
  const staff = await world.staff("caseworker", "team_lead", "evaluator", "administrator");
  const { plan } = world.useCases;
  const id = plan.newId();
  const step = { id, goalId: null, words: "x", day: ["1", "12", "2026"] } as const;
  await expectRefused((who) => plan.show(who), [staff]);
  await expectRefused((who) => plan.showGoal(who, id), [staff]);
  await expectRefused(
    (who) => plan.makeGoal(who, { id, letter: "A", occupation: null, title: "x", lang: "da" }),
    [staff],
  );
  await expectRefused((who) => plan.changeGoal(who, { id, ...why("x"), revision: 1 }), [staff]);
  await expectRefused((who) => plan.settleGoal(who, { id, act: "reached", note: "" }), [staff]);
  await expectRefused((who) => plan.agreeOnGoal(who, { id, revision: 1, says: "agreed" }), [staff]);
  await expectRefused((who) => plan.addStep(who, step), [staff]);
  await expectRefused((who) => plan.settleStep(who, { id, act: "done" }), [staff]);
  await expectRefused((who) => plan.calendar(who, null), [staff]);
  await expectRefused(async (who) => plan.findWork(who, "x", "da"), [staff]);
  await expectRefused(
    async (who) => plan.suggestWork(who, { motives: [], hobbies: "", lang: "da" }),
    [staff],
  );
  await expectRefused((who) => plan.export(who), [staff]);
  await expectRefused((who) => plan.delete(who), [staff]);
});
