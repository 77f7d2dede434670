import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { formOf, namesIn, writeEntry } from "#test/cv-fixture.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const written = (citizen: CitizenActor, title: string, section?: string) =>
  writeEntry(world, citizen, title, section);
const namesOf = (citizen: CitizenActor, section?: string) => namesIn(world, citizen, section);

describe("a CV that is made of what is written", () => {
  const asked = { kind: "full", lang: "da", includesNeeds: false } as const;
  const wish = { ...asked, includesPhoto: false };

  test("tells what is not hidden and not taken away, in the citizen's order", async () => {
    const citizen = await world.citizen();
    const { cv } = world.useCases;
    const [first, hidden, gone, last] = [
      await written(citizen, "Bager"),
      await written(citizen, "Postbud"),
      await written(citizen, "Tjener"),
      await written(citizen, "Chauffør"),
    ];
    await cv.arrange(citizen, { id: hidden.id, act: "hide" });
    await cv.arrange(citizen, { id: gone.id, act: "remove" });
    await cv.saveProfile(citizen, { revision: 0, fields: formOf({ city: "Silkeborg" }) });
    const { content, madeAt } = await cv.compose(citizen, wish);
    expect(content.entries.map(({ id }) => id)).toEqual([first.id, last.id]);
    expect(content).toMatchObject({
      ...asked,
      person: { name: citizen.name, city: "Silkeborg" },
      goal: null,
    });
    expect(madeAt).toBeInstanceOf(Date);
  });

  test("is had as everything that was written, also what is hidden", async () => {
    const citizen = await world.citizen();
    const { id } = await written(citizen, "Bager");
    await world.useCases.cv.arrange(citizen, { id, act: "hide" });
    const all = await world.useCases.cv.export(citizen);
    expect(all.entries).toMatchObject([{ id, hidden: true, values: { title: "Bager" } }]);
    expect(JSON.stringify(all)).not.toContain(citizen.id);
  });
});

describe("a CV from another system", () => {
  const resume = JSON.stringify({
    basics: { name: "Nogen", email: "ny@example.dk", phone: "12345678" },
    work: [{ position: "Bager", name: "Bageriet" }, { position: "Kok" }],
    skills: [{ name: "Tålmodig" }],
    ukendt: ["x"],
  });

  test("is told before anything is stored", async () => {
    const citizen = await world.citizen();
    const told = world.useCases.cv.readForeign(citizen, resume);
    expect(told).toMatchObject({ fault: null, person: { email: "ny@example.dk" }, leftOut: ["/ukendt"] });
    expect(await namesOf(citizen)).toEqual([]);
  });

  test("comes after what the citizen has, and what is written about the citizen stays", async () => {
    const citizen = await world.citizen();
    const { cv } = world.useCases;
    await written(citizen, "Tjener");
    await cv.saveProfile(citizen, { revision: 0, fields: formOf({ email: "mit@example.dk" }) });
    expect(await cv.import(citizen, resume)).toEqual({ kind: "imported", added: 3, full: 0 });
    expect(await namesOf(citizen)).toEqual(["Tjener", "Bager", "Kok"]);
    expect(await namesOf(citizen, "strengths")).toEqual(["Tålmodig"]);
    expect((await cv.show(citizen)).profile).toMatchObject({ email: "mit@example.dk", phone: "" });
  });

  test("brings how to reach the citizen when nothing is written about that", async () => {
    const citizen = await world.citizen();
    await world.useCases.cv.import(citizen, resume);
    const { profile, name } = await world.useCases.cv.show(citizen);
    expect(profile).toMatchObject({ email: "ny@example.dk", phone: "12345678", revision: 1 });
    expect(name).toBe(citizen.name);
  });

  test("stops at what a section holds, and says for how much there was no room", async () => {
    const citizen = await world.citizen();
    for (let n = 0; n < 19; n += 1) await written(citizen, `Person ${n}`, "references");
    const references = ["En", "To", "Tre"].map((name) => ({ name, reference: "Chef" }));
    const outcome = await world.useCases.cv.import(citizen, JSON.stringify({ references }));
    expect(outcome).toEqual({ kind: "imported", added: 1, full: 2 });
    const { entries } = await world.useCases.cv.showSection(citizen, "references");
    expect(entries).toHaveLength(20);
    expect(entries.at(-1)?.values["consent"]).toBeUndefined();
  });

  test.each([
    ["ikke JSON", "not-json"],
    ["[]", "not-json-resume"],
    [" ".repeat(1_000_001), "too-large"],
  ])("that cannot be read stores nothing, and it is said why", async (text, fault) => {
    const citizen = await world.citizen();
    expect(await world.useCases.cv.import(citizen, text)).toEqual({ kind: "unreadable", fault });
  });
});

describe("a CV for one job", () => {
  const wish = {
    job: "Pædagogmedhjælper",
    kind: "short",
    lang: "da",
    includesNeeds: false,
    includesPhoto: false,
  } as const;

  async function targeted(citizen: CitizenActor, id = world.useCases.cv.newEntryId(citizen)) {
    const outcome = await world.useCases.targetedCvs.save(citizen, { ...wish, id, revision: 0 });
    if (outcome.kind !== "saved") throw new Error(`It was not saved: ${outcome.kind}.`);
    return outcome.cv;
  }

  test("tells everything at first, and later what is chosen, in the order that is chosen", async () => {
    const citizen = await world.citizen();
    const [first, second] = [await written(citizen, "Bager"), await written(citizen, "Postbud")];
    const { targetedCvs } = world.useCases;
    const { id } = await targeted(citizen);
    const third = await written(citizen, "Tjener");
    const told = async () =>
      (await targetedCvs.show(citizen, id)).composed.content.entries.map((one) => one.id);
    expect(await told()).toEqual([first.id, second.id]);
    expect((await targetedCvs.show(citizen, id)).left.map((one) => one.id)).toEqual([third.id]);
    await targetedCvs.choose(citizen, { id, entry: third.id, act: "take" });
    await targetedCvs.choose(citizen, { id, entry: third.id, act: "up" });
    await targetedCvs.choose(citizen, { id, entry: first.id, act: "leave" });
    expect(await told()).toEqual([third.id, second.id]);
    await world.useCases.cv.arrange(citizen, { id: second.id, act: "hide" });
    expect(await told()).toEqual([third.id]);
    expect(await namesOf(citizen)).toEqual(["Bager", "Postbud", "Tjener"]);
  });

  test("is named by its job, and is changed only as it was shown", async () => {
    const citizen = await world.citizen();
    const { targetedCvs } = world.useCases;
    const cv = await targeted(citizen);
    for (const [job, problem] of [
      [" ", "required"],
      ["x".repeat(121), "too-long"],
    ] as const)
      expect(await targetedCvs.save(citizen, { ...cv, job })).toEqual({ kind: "wrong", problem });
    const saved = await targetedCvs.save(citizen, { ...cv, job: "Bager" });
    expect(saved).toMatchObject({ kind: "saved", cv: { job: "Bager", revision: 2 } });
    expect(await targetedCvs.save(citizen, { ...cv, job: "Kok" })).toMatchObject({
      kind: "changed",
      cv: { job: "Bager" },
    });
    expect(await targetedCvs.list(citizen)).toMatchObject([{ id: cv.id, job: "Bager" }]);
    const { content } = (await targetedCvs.show(citizen, cv.id)).composed;
    expect(content).toMatchObject({ goal: "Bager", kind: "short", person: { name: citizen.name } });
  });

  test("is stored once, is deleted alone, and with everything else in the CV", async () => {
    const citizen = await world.citizen();
    const { cv, targetedCvs } = world.useCases;
    const { id } = await targeted(citizen);
    expect(await targeted(citizen, id)).toMatchObject({ id });
    const other = await targeted(citizen);
    await targetedCvs.delete(citizen, id);
    await expect(targetedCvs.show(citizen, id)).rejects.toThrow(NotFound);
    await expect(targetedCvs.delete(citizen, id)).rejects.toThrow(NotFound);
    expect(await targetedCvs.list(citizen)).toMatchObject([{ id: other.id }]);
    expect((await cv.export(citizen)).targeted).toMatchObject([{ id: other.id }]);
    await cv.delete(citizen);
    expect(await targetedCvs.list(citizen)).toEqual([]);
  });

  test("has no more than there is room for", async () => {
    const citizen = await world.citizen();
    for (let n = 0; n < 30; n += 1) await targeted(citizen);
    const id = world.useCases.cv.newEntryId(citizen);
    const outcome = await world.useCases.targetedCvs.save(citizen, { ...wish, id, revision: 0 });
    expect(outcome).toEqual({ kind: "full", most: 30 });
  });

  test("is found by nobody but its citizen", async () => {
    const [one, other] = [await world.citizen(), await world.citizen()];
    const { targetedCvs } = world.useCases;
    const cv = await targeted(one);
    const choice = { id: cv.id, entry: cv.id, act: "take" } as const;
    for (const act of [
      () => targetedCvs.show(other, cv.id),
      () => targetedCvs.save(other, { ...cv, job: "Kok" }),
      () => targetedCvs.choose(other, choice),
      () => targetedCvs.delete(other, cv.id),
      () => targetedCvs.show(other, "' OR 1=1"),
    ])
      await expect(act()).rejects.toThrow(NotFound);
    expect(await targetedCvs.list(other)).toEqual([]);
    const staff = await world.staff("caseworker", "team_lead", "evaluator", "administrator");
    await expectRefused((who) => targetedCvs.list(who), [staff]);
    await expectRefused((who) => targetedCvs.show(who, cv.id), [staff]);
    await expectRefused((who) => targetedCvs.save(who, cv), [staff]);
    await expectRefused((who) => targetedCvs.choose(who, choice), [staff]);
    await expectRefused((who) => targetedCvs.delete(who, cv.id), [staff]);
  });
});
