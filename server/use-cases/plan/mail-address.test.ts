import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { formOf } from "#test/cv-fixture.ts";
import { expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock.now = morning;
});

const address = "vibeke@example.org";
const later = (minutes: number) => {
  world.clock.now = new Date(morning.getTime() + minutes * 60_000);
};
const codeOf = async ({ id }: CitizenActor) => (await world.ports.mailAddresses.of(id))?.code ?? "";
const otherThan = (code: string) => (code === "000000" ? "000001" : "000000");

test("an address counts when the code that went to it is typed, and comes along in everything that is had", async () => {
  const { mail, plan } = world.useCases;
  const citizen = await world.citizen();
  expect(await mail.show(citizen)).toEqual({ isOffered: true, mail: null, suggested: "" });
  expect(await mail.give(citizen, { address: ` ${address} `, lang: "da" })).toBeNull();
  expect((await mail.show(citizen)).mail).toEqual({ address, isConfirmed: false });
  const code = await codeOf(citizen);
  expect(code).toMatch(/^\d{6}$/);
  expect(await mail.confirm(citizen, otherThan(code))).toBe(false);
  expect(await mail.confirm(citizen, ` ${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true);
  expect((await mail.show(citizen)).mail).toEqual({ address, isConfirmed: true });
  const everything = await plan.export(citizen);
  expect(everything.mail).toMatchObject({ address, confirmedAt: morning });
  expect(JSON.stringify(everything)).not.toContain(code);
});

test("a code works for an hour, for five tries, and never for somebody else", async () => {
  const { mail } = world.useCases;
  const [citizen, other] = [await world.citizen(), await world.citizen()];
  await mail.give(citizen, { address, lang: "da" });
  const code = await codeOf(citizen);
  expect(await mail.confirm(other, code)).toBe(false);
  later(60);
  expect(await mail.confirm(citizen, code)).toBe(false);
  await mail.give(citizen, { address, lang: "da" });
  const second = await codeOf(citizen);
  for (let tries = 0; tries < 5; tries += 1)
    expect(await mail.confirm(citizen, otherThan(second))).toBe(false);
  expect(await mail.confirm(citizen, second)).toBe(false);
});

test("a new address takes the place of the one before, which no longer counts", async () => {
  const { mail } = world.useCases;
  const citizen = await world.citizen();
  await mail.give(citizen, { address, lang: "da" });
  await mail.confirm(citizen, await codeOf(citizen));
  later(3);
  await mail.give(citizen, { address: "ny@example.org", lang: "da" });
  expect((await mail.show(citizen)).mail).toEqual({ address: "ny@example.org", isConfirmed: false });
  expect(JSON.stringify(world.dump()["mail_addresses"])).not.toContain(
    `"citizen_id":"${citizen.id}","address":"${address}"`,
  );
});

test("codes are not sent one after the other, also when the address is deleted in between", async () => {
  const { mail } = world.useCases;
  const citizen = await world.citizen();
  await mail.give(citizen, { address, lang: "da" });
  await mail.delete(citizen);
  expect((await mail.show(citizen)).mail).toBeNull();
  expect(await mail.give(citizen, { address, lang: "da" })).toBe("too-soon");
  later(3);
  expect(await mail.give(citizen, { address, lang: "da" })).toBeNull();
});

test.each([
  ["", "required"],
  ["vibeke", "not-an-email"],
  ["vibeke@example", "not-an-email"],
  ["a@example.org, b@example.org", "not-an-email"],
  ["a@example.org;b@example.org", "not-an-email"],
  ["Vibeke <a@example.org>", "not-an-email"],
  ["a@example.org\r\nBcc: b@example.org", "not-an-email"],
  [`${"a".repeat(250)}@example.org`, "not-an-email"],
])("%j is no address to send to", async (typed, problem) => {
  const citizen = await world.citizen();
  expect(await world.useCases.mail.give(citizen, { address: typed, lang: "da" })).toBe(problem);
  expect((await world.useCases.mail.show(citizen)).mail).toBeNull();
});

test("the address in the CV is offered, and nothing is sent to it before the citizen says so", async () => {
  const citizen = await world.citizen();
  await world.useCases.cv.saveProfile(citizen, { revision: 0, fields: formOf({ email: address }) });
  expect(await world.useCases.mail.show(citizen)).toMatchObject({ mail: null, suggested: address });
  expect(await world.decided({ sendsMail: false }).mail.show(citizen)).toMatchObject({ isOffered: false });
});

test("when to be told is chosen for own steps alone", async () => {
  const { plan } = world.useCases;
  const [citizen, other] = [await world.citizen(), await world.citizen()];
  const id = plan.newId();
  await plan.addStep(citizen, { id, goalId: null, words: "Ring", day: ["1", "12", "2026"] });
  const remindOf = async () => (await plan.show(citizen)).steps.map(({ remind }) => remind);
  expect(await remindOf()).toEqual(["never"]);
  await expect(plan.remindOfStep(other, { id, remind: "same-day" })).rejects.toThrow(NotFound);
  await plan.remindOfStep(other, { id: "all", remind: "same-day" });
  expect(await remindOf()).toEqual(["never"]);
  await plan.remindOfStep(citizen, { id, remind: "same-day" });
  expect(await remindOf()).toEqual(["same-day"]);
  await plan.remindOfStep(citizen, { id: "all", remind: "day-before" });
  expect(await remindOf()).toEqual(["day-before"]);
});

test("staff have no way to it", async () => {
  const { mail, plan } = world.useCases;
  const staff = [await world.staff("caseworker", "team_lead", "evaluator", "administrator")];
  await expectRefused((who) => mail.show(who), staff);
  await expectRefused((who) => mail.give(who, { address, lang: "da" }), staff);
  await expectRefused((who) => mail.confirm(who, "123456"), staff);
  await expectRefused((who) => mail.delete(who), staff);
  await expectRefused((who) => plan.remindOfStep(who, { id: "all", remind: "never" }), staff);
});
