import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";
import { expectRefused, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
let gitte: StaffActor;
beforeAll(async () => {
  world = await openWorld();
  gitte = await world.staff("administrator");
});
afterAll(() => world.close());
beforeEach(() => world.setBasis({}));

const entered = {
  questionnaireId,
  basis: " LAB § 2\r\n",
  dpiaReference: "DPIA-2",
  owner: "Else Egeskov",
  expiresOn: "2028-02-29",
  enabled: true,
};
const row = async (visitor = gitte) => (await world.useCases.readLegalBases(visitor))[0];

test("what is entered stands plain, names who entered it, and is on record", async () => {
  await world.useCases.changeLegalBasis(gitte, entered);
  expect(await row()).toMatchObject({
    gate: "open",
    basis: { basis: "LAB § 2", expiresOn: "2028-02-29", demo: false, changedBy: gitte.id },
  });
  const trace = { actorId: gitte.id, action: "legal-basis.change", subjectId: questionnaireId };
  expect(await world.ports.audit.latest({ ...trace, since: new Date(0) })).not.toBeNull();
});

test("the one switch closes the gate", async () => {
  await world.useCases.changeLegalBasis(gitte, { ...entered, enabled: false });
  expect(await row()).toMatchObject({ gate: "switched-off" });
});

test("turning the switch of the demonstration's basis does not make it a real one", async () => {
  await world.setBasis({ demo: true });
  const { basis, dpiaReference, owner, expiresOn } = (await row())?.basis ?? entered;
  const demo = { questionnaireId, basis, dpiaReference, owner, expiresOn };
  await world.useCases.changeLegalBasis(gitte, { ...demo, enabled: false });
  await world.useCases.changeLegalBasis(gitte, { ...demo, enabled: true });
  expect(await row()).toMatchObject({ gate: "demo-only", basis: { demo: true } });
  const inDemo = bindUseCases({ ...world.deps, demo: true });
  expect(await inDemo.readLegalBases(gitte)).toMatchObject([{ gate: "open" }]);
  await world.useCases.changeLegalBasis(gitte, entered);
  expect(await row()).toMatchObject({ gate: "open", basis: { demo: false } });
});

test.each([
  [{ basis: " " }, "/basis"],
  [{ dpiaReference: "" }, "/dpiaReference"],
  [{ owner: "\u0000" }, "/owner"],
  [{ expiresOn: "2027-02-29" }, "/expiresOn"],
  [{ expiresOn: "9999" }, "/expiresOn"],
])("%j is refused at its field, and changes nothing", async (wrong, pointer) => {
  const before = await row();
  const change = world.useCases.changeLegalBasis(gitte, { ...entered, ...wrong });
  await expect(change).rejects.toThrow(WrongBody);
  await expect(change).rejects.toMatchObject({ fields: [{ pointer }] });
  expect(await row()).toEqual(before);
});

test("there is none for an unknown questionnaire", async () => {
  const change = world.useCases.changeLegalBasis(gitte, { ...entered, questionnaireId: "andet" });
  await expect(change).rejects.toThrow(NotFound);
});

test("administrators change it, team leads may read it, others neither", async () => {
  const lone = await world.staff("team_lead");
  const others = [await world.citizen(), await world.staff("caseworker", "evaluator")];
  expect(await row(lone)).toMatchObject({ gate: "open" });
  await expectRefused((visitor) => world.useCases.readLegalBases(visitor), others);
  await expectRefused((visitor) => world.useCases.changeLegalBasis(visitor, entered), [...others, lone]);
});
