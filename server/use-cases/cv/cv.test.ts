import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { entryOf, formOf, namesIn, writeEntry } from "#test/cv-fixture.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const written = (citizen: CitizenActor, title: string, section?: string) =>
  writeEntry(world, citizen, title, section);
const namesOf = (citizen: CitizenActor, section?: string) => namesIn(world, citizen, section);

describe("an entry", () => {
  test("is stored with its name alone, and once, however often the button is pressed", async () => {
    const citizen = await world.citizen();
    const typing = {
      section: "work",
      id: world.useCases.cv.newEntryId(citizen),
      revision: 0,
      fields: formOf({ title: "Opvasker" }),
    };
    const one = entryOf(await world.useCases.cv.saveEntry(citizen, typing));
    expect(entryOf(await world.useCases.cv.saveEntry(citizen, typing))).toEqual(one);
    expect(await namesOf(citizen)).toEqual(["Opvasker"]);
  });

  test("with a fault is not stored, and the fault is told", async () => {
    const citizen = await world.citizen();
    const typing = {
      section: "work",
      id: world.useCases.cv.newEntryId(citizen),
      revision: 0,
      fields: formOf({}),
    };
    expect(await world.useCases.cv.saveEntry(citizen, typing)).toEqual({
      kind: "wrong",
      problems: [{ field: "title", code: "required" }],
    });
    expect(await namesOf(citizen)).toEqual([]);
  });

  test("that another screen has changed is not written over: what stands is told", async () => {
    const citizen = await world.citizen();
    const { id, revision } = await written(citizen, "Opvasker");
    const typing = (title: string) => ({ section: "work", id, revision, fields: formOf({ title }) });
    const phone = entryOf(await world.useCases.cv.saveEntry(citizen, typing("Kok")));
    expect(await world.useCases.cv.saveEntry(citizen, typing("Bager"))).toEqual({
      kind: "changed",
      entry: phone,
    });
    expect(await world.useCases.cv.saveEntry(citizen, typing("Kok"))).toEqual({
      kind: "saved",
      entry: phone,
    });
    expect(await namesOf(citizen)).toEqual(["Kok"]);
  });

  test("is moved, hidden, taken away and brought back", async () => {
    const citizen = await world.citizen();
    const [a, b] = [await written(citizen, "a"), await written(citizen, "b")];
    const { arrange } = world.useCases.cv;
    await arrange(citizen, { id: b.id, act: "up" });
    await arrange(citizen, { id: b.id, act: "up" });
    expect(await namesOf(citizen)).toEqual(["b", "a"]);
    await arrange(citizen, { id: a.id, act: "hide" });
    expect(await world.useCases.cv.showEntry(citizen, { section: "work", id: a.id })).toMatchObject({
      hidden: true,
      revision: 1,
    });
    await arrange(citizen, { id: a.id, act: "show" });
    await arrange(citizen, { id: b.id, act: "remove" });
    expect(await namesOf(citizen)).toEqual(["a"]);
    await expect(world.useCases.cv.showEntry(citizen, { section: "work", id: b.id })).rejects.toThrow(
      NotFound,
    );
    const typing = { section: "work", id: b.id, revision: 1, fields: formOf({ title: "x" }) };
    expect(await world.useCases.cv.saveEntry(citizen, typing)).toEqual({ kind: "gone" });
    await arrange(citizen, { id: b.id, act: "restore" });
    expect(await namesOf(citizen)).toEqual(["b", "a"]);
  });

  test("of somebody else does not exist", async () => {
    const [citizen, other] = [await world.citizen(), await world.citizen()];
    const { id, revision } = await written(citizen, "Opvasker");
    const { cv } = world.useCases;
    await expect(cv.showEntry(other, { section: "work", id })).rejects.toThrow(NotFound);
    await expect(cv.arrange(other, { id, act: "remove" })).rejects.toThrow(NotFound);
    const typing = { section: "work", id, revision, fields: formOf({ title: "x" }) };
    expect(await cv.saveEntry(other, typing)).toEqual({ kind: "gone" });
    for (const wrong of [{ section: "x" }, { id: "1; DROP TABLE" }])
      await expect(cv.saveEntry(citizen, { ...typing, ...wrong })).rejects.toThrow(NotFound);
    expect(await namesOf(citizen)).toEqual(["Opvasker"]);
  });

  test("has no room in a section that is full", async () => {
    const citizen = await world.citizen();
    for (let n = 0; n < 20; n += 1) await written(citizen, `Person ${n}`, "references");
    const typing = {
      section: "references",
      id: world.useCases.cv.newEntryId(citizen),
      revision: 0,
      fields: formOf({ title: "x" }),
    };
    expect(await world.useCases.cv.saveEntry(citizen, typing)).toEqual({ kind: "full", most: 20 });
  });
});

describe("what stands above the entries", () => {
  test("may be blank, is checked where it can be wrong, and conflicts openly", async () => {
    const citizen = await world.citizen();
    const { saveProfile } = world.useCases.cv;
    const wrong = { revision: 0, fields: formOf({ email: "a@b", phone: "ring", city: "x".repeat(81) }) };
    expect(await saveProfile(citizen, wrong)).toEqual({
      kind: "wrong",
      problems: [
        { field: "email", code: "not-an-email" },
        { field: "phone", code: "not-a-phone" },
        { field: "city", code: "too-long" },
      ],
    });
    const first = await saveProfile(citizen, { revision: 0, fields: formOf({ phone: "+45 12 34 56 78" }) });
    expect(first).toMatchObject({
      kind: "saved",
      profile: { phone: "+45 12 34 56 78", email: "", revision: 1 },
    });
    const late = await saveProfile(citizen, { revision: 0, fields: formOf({ phone: "87654321" }) });
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
  expect(await namesOf(citizen)).toEqual([]);
  const act = { actorId: citizen.id, action: "cv.delete", subjectId: citizen.id, since: new Date(0) };
  expect(await world.ports.audit.latest(act)).not.toBeNull();
});

test("only citizens have a CV of their own", async () => {
  const staff = await world.staff("caseworker", "team_lead", "evaluator", "administrator");
  const { cv } = world.useCases;
  const id = cv.newEntryId(await world.citizen());
  const typing = { section: "work", id, revision: 0, fields: formOf({ title: "x" }) };
  await expectRefused((who) => Promise.resolve().then(() => cv.newEntryId(who)), [staff]);
  await expectRefused((who) => cv.show(who), [staff]);
  await expectRefused((who) => cv.showSection(who, "work"), [staff]);
  await expectRefused((who) => cv.showEntry(who, { section: "work", id }), [staff]);
  await expectRefused((who) => cv.saveEntry(who, typing), [staff]);
  await expectRefused((who) => cv.arrange(who, { id, act: "up" }), [staff]);
  await expectRefused((who) => cv.saveProfile(who, { revision: 0, fields: {} }), [staff]);
  await expectRefused((who) => cv.delete(who), [staff]);
  await expectRefused(
    (who) => cv.compose(who, { kind: "full", lang: "da", includesNeeds: false, includesPhoto: false }),
    [staff],
  );
  await expectRefused((who) => cv.export(who), [staff]);
  await expectRefused((who) => cv.import(who, "{}"), [staff]);
  await expectRefused((who) => Promise.resolve().then(() => cv.readForeign(who, "{}")), [staff]);
});
