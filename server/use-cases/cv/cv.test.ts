import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import type { CvSaved } from "#server/use-cases/cv/save-cv-entry.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const form = (fields: Record<string, string>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));

function entryOf(outcome: CvSaved) {
  if (outcome.kind !== "saved") throw new Error(`It was not saved: ${outcome.kind}.`);
  return outcome.entry;
}

async function written(citizen: CitizenActor, title: string, section = "work") {
  const id = world.useCases.cv.newEntryId(citizen);
  const typing = { section, id, revision: 0, fields: form({ title }) };
  return entryOf(await world.useCases.cv.saveEntry(citizen, typing));
}

const namesIn = async (citizen: CitizenActor, section = "work") => {
  const { entries } = await world.useCases.cv.showSection(citizen, section);
  return entries.map(({ values }) => values["title"]);
};

describe("an entry", () => {
  test("is stored with its name alone, and once, however often the button is pressed", async () => {
    const citizen = await world.citizen();
    const typing = {
      section: "work",
      id: world.useCases.cv.newEntryId(citizen),
      revision: 0,
      fields: form({ title: "Opvasker" }),
    };
    const one = entryOf(await world.useCases.cv.saveEntry(citizen, typing));
    expect(entryOf(await world.useCases.cv.saveEntry(citizen, typing))).toEqual(one);
    expect(await namesIn(citizen)).toEqual(["Opvasker"]);
  });

  test("with a fault is not stored, and the fault is told", async () => {
    const citizen = await world.citizen();
    const typing = {
      section: "work",
      id: world.useCases.cv.newEntryId(citizen),
      revision: 0,
      fields: form({}),
    };
    expect(await world.useCases.cv.saveEntry(citizen, typing)).toEqual({
      kind: "wrong",
      problems: [{ field: "title", code: "required" }],
    });
    expect(await namesIn(citizen)).toEqual([]);
  });

  test("that another screen has changed is not written over: what stands is told", async () => {
    const citizen = await world.citizen();
    const { id, revision } = await written(citizen, "Opvasker");
    const typing = (title: string) => ({ section: "work", id, revision, fields: form({ title }) });
    const phone = entryOf(await world.useCases.cv.saveEntry(citizen, typing("Kok")));
    expect(await world.useCases.cv.saveEntry(citizen, typing("Bager"))).toEqual({
      kind: "changed",
      entry: phone,
    });
    expect(await world.useCases.cv.saveEntry(citizen, typing("Kok"))).toEqual({
      kind: "saved",
      entry: phone,
    });
    expect(await namesIn(citizen)).toEqual(["Kok"]);
  });

  test("is moved, hidden, taken away and brought back", async () => {
    const citizen = await world.citizen();
    const [a, b] = [await written(citizen, "a"), await written(citizen, "b")];
    const { arrange } = world.useCases.cv;
    await arrange(citizen, { id: b.id, act: "up" });
    await arrange(citizen, { id: b.id, act: "up" });
    expect(await namesIn(citizen)).toEqual(["b", "a"]);
    await arrange(citizen, { id: a.id, act: "hide" });
    expect(await world.useCases.cv.showEntry(citizen, { section: "work", id: a.id })).toMatchObject({
      hidden: true,
      revision: 1,
    });
    await arrange(citizen, { id: a.id, act: "show" });
    await arrange(citizen, { id: b.id, act: "remove" });
    expect(await namesIn(citizen)).toEqual(["a"]);
    await expect(world.useCases.cv.showEntry(citizen, { section: "work", id: b.id })).rejects.toThrow(
      NotFound,
    );
    const typing = { section: "work", id: b.id, revision: 1, fields: form({ title: "x" }) };
    await expect(world.useCases.cv.saveEntry(citizen, typing)).rejects.toThrow(NotFound);
    await arrange(citizen, { id: b.id, act: "restore" });
    expect(await namesIn(citizen)).toEqual(["b", "a"]);
  });

  test("of somebody else does not exist", async () => {
    const [citizen, other] = [await world.citizen(), await world.citizen()];
    const { id, revision } = await written(citizen, "Opvasker");
    const { cv } = world.useCases;
    await expect(cv.showEntry(other, { section: "work", id })).rejects.toThrow(NotFound);
    await expect(cv.arrange(other, { id, act: "remove" })).rejects.toThrow(NotFound);
    const typing = { section: "work", id, revision, fields: form({ title: "x" }) };
    await expect(cv.saveEntry(other, typing)).rejects.toThrow(NotFound);
    for (const wrong of [{ section: "x" }, { id: "1; DROP TABLE" }])
      await expect(cv.saveEntry(citizen, { ...typing, ...wrong })).rejects.toThrow(NotFound);
    expect(await namesIn(citizen)).toEqual(["Opvasker"]);
  });

  test("has no room in a section that is full", async () => {
    const citizen = await world.citizen();
    for (let n = 0; n < 20; n += 1) await written(citizen, `Person ${n}`, "references");
    const typing = {
      section: "references",
      id: world.useCases.cv.newEntryId(citizen),
      revision: 0,
      fields: form({ title: "x" }),
    };
    expect(await world.useCases.cv.saveEntry(citizen, typing)).toEqual({ kind: "full", most: 20 });
  });
});

describe("what stands above the entries", () => {
  test("may be blank, is checked where it can be wrong, and conflicts openly", async () => {
    const citizen = await world.citizen();
    const { saveProfile } = world.useCases.cv;
    const wrong = { revision: 0, fields: form({ email: "a@b", phone: "ring", city: "x".repeat(81) }) };
    expect(await saveProfile(citizen, wrong)).toEqual({
      kind: "wrong",
      problems: [
        { field: "email", code: "not-an-email" },
        { field: "phone", code: "not-a-phone" },
        { field: "city", code: "too-long" },
      ],
    });
    const first = await saveProfile(citizen, { revision: 0, fields: form({ phone: "+45 12 34 56 78" }) });
    expect(first).toMatchObject({
      kind: "saved",
      profile: { phone: "+45 12 34 56 78", email: "", revision: 1 },
    });
    const late = await saveProfile(citizen, { revision: 0, fields: form({ phone: "87654321" }) });
    expect(late).toMatchObject({ kind: "changed", profile: { phone: "+45 12 34 56 78" } });
  });
});

test("the whole CV tells what would make it better, and nothing of how much is done", async () => {
  const citizen = await world.citizen();
  const before = await world.useCases.cv.show(citizen);
  expect(before.sections.map(({ section }) => section.id)).toContain("unpaid");
  expect(before.missing.map(({ id }) => id)).toContain("experience");
  await written(citizen, "Passer min mor", "unpaid");
  const after = await world.useCases.cv.show(citizen);
  expect(after.missing.map(({ id }) => id)).not.toContain("experience");
});

test("the citizen can delete all of it, and it is on record", async () => {
  const citizen = await world.citizen();
  await written(citizen, "Opvasker");
  await world.useCases.cv.delete(citizen);
  expect(await namesIn(citizen)).toEqual([]);
  const act = { actorId: citizen.id, action: "cv.delete", subjectId: citizen.id, since: new Date(0) };
  expect(await world.ports.audit.latest(act)).not.toBeNull();
});

describe("a CV that is made of what is written", () => {
  const wish = { kind: "full", lang: "da", includesNeeds: false } as const;

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
    await cv.saveProfile(citizen, { revision: 0, fields: form({ city: "Silkeborg" }) });
    const { content, madeAt } = await cv.compose(citizen, wish);
    expect(content.entries.map(({ id }) => id)).toEqual([first.id, last.id]);
    expect(content).toMatchObject({ ...wish, person: { name: citizen.name, city: "Silkeborg" }, goal: null });
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
    expect(await namesIn(citizen)).toEqual([]);
  });

  test("comes after what the citizen has, and what is written about the citizen stays", async () => {
    const citizen = await world.citizen();
    const { cv } = world.useCases;
    await written(citizen, "Tjener");
    await cv.saveProfile(citizen, { revision: 0, fields: form({ email: "mit@example.dk" }) });
    expect(await cv.import(citizen, resume)).toEqual({ kind: "imported", added: 3, full: 0 });
    expect(await namesIn(citizen)).toEqual(["Tjener", "Bager", "Kok"]);
    expect(await namesIn(citizen, "strengths")).toEqual(["Tålmodig"]);
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
  const wish = { job: "Pædagogmedhjælper", kind: "short", lang: "da", includesNeeds: false } as const;

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
    expect(await namesIn(citizen)).toEqual(["Bager", "Postbud", "Tjener"]);
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

test("only citizens have a CV of their own", async () => {
  const staff = await world.staff("caseworker", "team_lead", "evaluator", "administrator");
  const { cv } = world.useCases;
  const id = cv.newEntryId(await world.citizen());
  const typing = { section: "work", id, revision: 0, fields: form({ title: "x" }) };
  await expectRefused((who) => Promise.resolve().then(() => cv.newEntryId(who)), [staff]);
  await expectRefused((who) => cv.show(who), [staff]);
  await expectRefused((who) => cv.showSection(who, "work"), [staff]);
  await expectRefused((who) => cv.showEntry(who, { section: "work", id }), [staff]);
  await expectRefused((who) => cv.saveEntry(who, typing), [staff]);
  await expectRefused((who) => cv.arrange(who, { id, act: "up" }), [staff]);
  await expectRefused((who) => cv.saveProfile(who, { revision: 0, fields: {} }), [staff]);
  await expectRefused((who) => cv.delete(who), [staff]);
  await expectRefused((who) => cv.compose(who, { kind: "full", lang: "da", includesNeeds: false }), [staff]);
  await expectRefused((who) => cv.export(who), [staff]);
  await expectRefused((who) => cv.import(who, "{}"), [staff]);
  await expectRefused((who) => Promise.resolve().then(() => cv.readForeign(who, "{}")), [staff]);
});
