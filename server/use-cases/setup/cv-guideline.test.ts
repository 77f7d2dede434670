import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { minimumContent } from "#server/cv/minimum-content.ts";
import { NotFound } from "#server/errors/problem.ts";
import type { RuleTyped } from "#server/use-cases/setup/cv-rule.ts";
import { formOf, writeEntry } from "#test/cv-fixture.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let lead: StaffActor;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.staff("team_lead");
});
afterAll(() => world.close());
beforeEach(async () => {
  const { guideline } = world.useCases;
  await guideline.drop(lead);
  if ((await guideline.show(lead)).inForce.number !== 1)
    await guideline.putInForce(lead, { number: 1, revision: null });
});

const rule: RuleTyped = {
  sections: ["it"],
  atLeast: "2",
  needsExample: false,
  what: { da: "To ting, du kan betjene", en: "Two things that you can handle" },
  why: { da: "Mange job spørger om det.", en: "Many jobs ask for it." },
};

async function draft() {
  const found = (await world.useCases.guideline.show(lead)).draft;
  if (found === null) throw new Error("There is no draft.");
  return found;
}

/** A draft of the next version with one more rule; returns its number and revision. */
async function drafted(typed: RuleTyped = rule) {
  await world.useCases.guideline.begin(lead);
  const { revision } = await draft();
  const act = { kind: "set", id: null, typed } as const;
  expect(await world.useCases.guideline.change(lead, { revision, act })).toEqual({ kind: "saved" });
  const { number, revision: next } = await draft();
  return { number, revision: next };
}

test("what comes with the program is in force until the municipality decides otherwise", async () => {
  const { inForce, earlier } = await world.useCases.guideline.show(lead);
  expect(inForce).toMatchObject(minimumContent);
  expect(earlier.some(({ number }) => number === 1)).toBe(false);
});

test("a draft changes nothing for anybody; in force, citizens and caseworkers are told by it", async () => {
  const { cv, guideline } = world.useCases;
  const citizen = await world.citizen();
  await cv.saveProfile(citizen, { revision: 0, fields: formOf({ phone: "12345678" }) });
  await writeEntry(world, citizen, "Tekst", "it");
  const missing = async () => (await cv.show(citizen)).missing.map(({ what }) => what.da);
  const before = await missing();
  const { number, revision } = await drafted();
  expect(await missing()).toEqual(before);
  expect(await guideline.putInForce(lead, { number, revision })).toEqual({ kind: "done" });
  expect(await missing()).toEqual([...before, rule.what.da]);
  await writeEntry(world, citizen, "Regneark", "it");
  expect(await missing()).toEqual(before);
});

test("who put which version in force, and when, is told and on record; an earlier one can be put in force again", async () => {
  const { guideline } = world.useCases;
  const { number, revision } = await drafted();
  await guideline.putInForce(lead, { number, revision });
  const shown = await guideline.show(lead);
  expect(shown).toMatchObject({
    draft: null,
    inForce: { number, turns: [{ at: world.clock.now, by: lead.name }] },
  });
  const trace = { actorId: lead.id, action: "cv-guideline.change", subjectId: String(number) };
  expect(await world.ports.audit.latest({ ...trace, since: new Date(0) })).not.toBeNull();
  expect(await guideline.putInForce(lead, { number, revision: null })).toEqual({ kind: "nothing-new" });
  expect(await guideline.putInForce(lead, { number: 1, revision: null })).toEqual({ kind: "done" });
  expect((await guideline.show(lead)).inForce.rules).toEqual(minimumContent.rules);
  expect(await guideline.putInForce(lead, { number, revision: null })).toEqual({ kind: "done" });
  const again = await guideline.show(lead);
  expect(again.inForce.rules).toEqual(shown.inForce.rules);
  expect(again.inForce.turns).toHaveLength(2);
  await expect(guideline.putInForce(lead, { number: 99, revision: null })).rejects.toThrow(NotFound);
});

describe("a draft", () => {
  test("says what becomes another", async () => {
    const { guideline } = world.useCases;
    const { revision } = await drafted();
    const act = (kind: "up" | "down" | "remove", id: string) => ({ kind, id }) as const;
    await guideline.change(lead, { revision, act: act("remove", "contact") });
    await guideline.change(lead, { revision: revision + 1, act: act("down", "experience") });
    const typed = { ...rule, sections: ["languages"], atLeast: "1" };
    await guideline.change(lead, { revision: revision + 2, act: { kind: "set", id: "languages", typed } });
    const { difference } = await draft();
    expect(difference.added.map(({ what }) => what.da)).toEqual([rule.what.da]);
    expect(difference.removed.map(({ id }) => id)).toEqual(["contact"]);
    expect(difference.changed.map(({ after }) => after.id)).toEqual(["languages"]);
    expect(difference.isReordered).toBe(true);
  });

  test("that another screen has changed is not written over, nor put in force as it was", async () => {
    const { guideline } = world.useCases;
    const { number, revision } = await drafted();
    const change = { revision, act: { kind: "up", id: "example" } } as const;
    expect(await guideline.change(lead, change)).toEqual({ kind: "saved" });
    expect(await guideline.change(lead, change)).toEqual({ kind: "changed", revision: revision + 1 });
    expect(await guideline.putInForce(lead, { number, revision })).toEqual({ kind: "changed" });
    expect((await guideline.show(lead)).inForce.number).toBe(1);
  });

  test("is begun once, and is not put in force while it is empty or the same", async () => {
    const { guideline } = world.useCases;
    await guideline.begin(lead);
    const { number, revision } = await draft();
    await guideline.begin(await world.staff("administrator"));
    expect(await draft()).toMatchObject({ number, revision });
    expect(await guideline.putInForce(lead, { number, revision })).toEqual({ kind: "nothing-new" });
    let next = revision;
    for (const { id } of minimumContent.rules)
      await guideline.change(lead, { revision: next++, act: { kind: "remove", id } });
    expect(await guideline.putInForce(lead, { number, revision: next })).toEqual({ kind: "nothing-new" });
    for (const id of ["contact", "nobody"])
      await expect(guideline.change(lead, { revision: next, act: { kind: "up", id } })).rejects.toThrow(
        NotFound,
      );
  });

  test("holds twelve rules", async () => {
    const { guideline } = world.useCases;
    await guideline.begin(lead);
    const add = async () =>
      guideline.change(lead, {
        revision: (await draft()).revision,
        act: { kind: "set", id: null, typed: rule },
      });
    for (let at = minimumContent.rules.length; at < 12; at += 1)
      expect(await add()).toEqual({ kind: "saved" });
    expect(await add()).toEqual({ kind: "full", most: 12 });
  });
});

test.each([
  [{ sections: [] }, [["sections", "required"]]],
  [{ sections: ["nowhere"] }, [["sections", "required"]]],
  [{ sections: ["contact", "work"] }, [["sections", "alone"]]],
  [{ atLeast: "0" }, [["atLeast", "not-a-number"]]],
  [{ atLeast: "6" }, [["atLeast", "not-a-number"]]],
  [{ atLeast: "1e0" }, [["atLeast", "not-a-number"]]],
  [{ needsExample: true }, [["needsExample", "only-strengths"]]],
  [
    { what: { da: " ", en: "x".repeat(101) } },
    [
      ["what.da", "required"],
      ["what.en", "too-long"],
    ],
  ],
  [
    { why: { da: "x".repeat(201), en: "" } },
    [
      ["why.da", "too-long"],
      ["why.en", "required"],
    ],
  ],
] as const)("a rule with %j is refused at its field", async (wrong, expected) => {
  const { guideline } = world.useCases;
  const { revision } = await drafted();
  const act = { kind: "set", id: null, typed: { ...rule, ...wrong } } as const;
  expect(await guideline.change(lead, { revision, act })).toEqual({
    kind: "wrong",
    problems: expected.map(([field, code]) => ({ field, code })),
  });
  expect((await draft()).revision).toBe(revision);
});

test("administrators and team leads decide, and nobody else", async () => {
  const { guideline } = world.useCases;
  const others = [await world.citizen(), await world.staff("caseworker", "evaluator")];
  await expectRefused((who) => guideline.show(who), others);
  await expectRefused((who) => guideline.begin(who), others);
  await expectRefused((who) => guideline.drop(who), others);
  await expectRefused(
    (who) => guideline.change(who, { revision: 1, act: { kind: "up", id: "contact" } }),
    others,
  );
  await expectRefused((who) => guideline.putInForce(who, { number: 1, revision: null }), others);
  expect((await guideline.show(await world.staff("administrator"))).inForce.number).toBe(1);
});
