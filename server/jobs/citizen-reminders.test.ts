import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { citizenMail } from "#server/jobs/citizen-mail.ts";
import { remindCitizens } from "#server/jobs/citizen-reminders.ts";
import { drainOutbox, retryDelayMs } from "#server/jobs/outbox-worker.ts";
import { type Mailbox, openMailbox } from "#test/mailbox.ts";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";

const baseUrl = "https://afsaet.kommune.example";
const name = "Vibeke Hemmelighed";
const words = "Ring til bageren om praktik";
let world: World;
let mailbox: Mailbox;
let faults: unknown[];
beforeEach(async () => {
  world = await openWorld();
  mailbox = await openMailbox();
  faults = [];
});
afterEach(async () => {
  await mailbox.close();
  await world.close();
});

const now = () => world.clock.now;
const setClock = (text: string) => {
  world.clock.now = new Date(text);
};
const drain = ({ library } = world.deps) =>
  drainOutbox({
    outbox: world.ports.outbox,
    handlers: citizenMail({
      mail: { smtpUrl: mailbox.smtpUrl, from: "afsaet@kommune.example", teamAddress: "team@kommune.example" },
      baseUrl,
      ports: world.ports,
      library,
      now,
    }),
    now,
    onFault: (error) => faults.push(error),
  });
const remind = ({ library } = world.deps) => remindCitizens({ database: world.database, library, now });

/** A citizen whose address is confirmed with the code that came to it. */
async function reachable(lang: "da" | "en" = "da"): Promise<CitizenActor> {
  const citizen = await world.citizen(name);
  expect(await world.useCases.mail.give(citizen, { address: "vibeke@example.org", lang })).toBeNull();
  await drain();
  const code = /\b\d{6}\b/.exec(mailbox.mails.at(-1)?.text.split("\r\n\r\n")[1] ?? "")?.[0] ?? "";
  expect(await world.useCases.mail.confirm(citizen, code)).toBe(true);
  return citizen;
}

async function step(citizen: CitizenActor, day: readonly [string, string, string]): Promise<string> {
  const { addStep, newId } = world.useCases.plan;
  const id = newId();
  expect(await addStep(citizen, { id, goalId: null, words, day })).toEqual([]);
  return id;
}

const sixth = ["6", "11", "2026"] as const;
/** Mails of reminders; the first mail brought the code. */
const reminders = () => mailbox.mails.slice(1);

test("on the day before, one mail goes out, once, and names neither the person nor the step", async () => {
  const citizen = await reachable();
  for (const day of [sixth, sixth, ["7", "11", "2026"]] as const) await step(citizen, day);
  await world.useCases.plan.remindOfStep(citizen, { id: "all", remind: "day-before" });
  setClock("2026-11-04T12:00:00Z");
  expect(await remind()).toBe(0);
  setClock("2026-11-05T05:30:00Z"); // half past six in Denmark
  expect(await remind()).toBe(0);
  setClock("2026-11-05T06:00:00Z");
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  expect([await drain(), await drain()]).toEqual([1, 0]);
  setClock("2026-11-05T15:00:00Z");
  expect([await remind(), await drain()]).toEqual([0, 0]);
  const [mail, ...more] = reminders();
  expect(more).toEqual([]);
  expect(mail?.to).toEqual(["vibeke@example.org"]);
  expect(mail?.text).toContain(`${baseUrl}/log-ind?som=borger`);
  for (const secret of [
    name,
    "Vibeke",
    "Hemmelighed",
    words,
    "bager",
    "praktik",
    "skridt",
    "jobplan",
    citizen.id,
  ])
    expect(mail?.text.replace("vibeke@example.org", "").toLowerCase()).not.toContain(secret.toLowerCase());
});

test("on the same day it is English where the citizen reads English", async () => {
  const citizen = await reachable("en");
  const id = await step(citizen, sixth);
  await world.useCases.plan.remindOfStep(citizen, { id, remind: "same-day" });
  setClock("2026-11-05T12:00:00Z");
  expect(await remind()).toBe(0);
  setClock("2026-11-06T12:00:00Z");
  expect([await remind(), await drain()]).toEqual([1, 1]);
  expect(reminders()[0]?.text).toContain("There is something for you to look at");
});

test.each([
  [
    "done",
    (citizen: CitizenActor, id: string) => world.useCases.plan.settleStep(citizen, { id, act: "done" }),
  ],
  [
    "deleted",
    (citizen: CitizenActor, id: string) => world.useCases.plan.settleStep(citizen, { id, act: "deleted" }),
  ],
  [
    "no longer to be told",
    (citizen: CitizenActor, id: string) => world.useCases.plan.remindOfStep(citizen, { id, remind: "never" }),
  ],
  ["of a plan that is deleted", (citizen: CitizenActor) => world.useCases.plan.delete(citizen)],
  [
    "of somebody who has withdrawn the address",
    (citizen: CitizenActor) => world.useCases.mail.delete(citizen),
  ],
] as const)("a step that is %s brings no mail, neither before it is queued nor after", async (_, act) => {
  const citizen = await reachable();
  const [first, second] = [await step(citizen, sixth), await step(citizen, ["8", "11", "2026"])];
  for (const id of [first, second])
    await world.useCases.plan.remindOfStep(citizen, { id, remind: "same-day" });
  setClock("2026-11-06T12:00:00Z");
  expect(await remind()).toBe(1);
  await act(citizen, first);
  expect(await drain()).toBe(1);
  expect(reminders()).toEqual([]);
  const isGone = (await world.ports.jobPlans.stepsOf(citizen.id)).every(({ id }) => id !== second);
  if (!isGone) await act(citizen, second);
  setClock("2026-11-08T12:00:00Z");
  expect([await remind(), await drain()]).toEqual([0, 0]);
  expect(reminders()).toEqual([]);
});

test("a mail that the server turns away is tried again, and not when the day has gone by", async () => {
  const citizen = await reachable();
  const id = await step(citizen, sixth);
  await world.useCases.plan.remindOfStep(citizen, { id, remind: "day-before" });
  setClock("2026-11-05T12:00:00Z");
  mailbox.setBusy(true);
  expect([await remind(), await drain()]).toEqual([1, 0]);
  expect(faults).toHaveLength(1);
  mailbox.setBusy(false);
  world.clock.now = new Date(now().getTime() + retryDelayMs(1));
  expect(await drain()).toBe(1);
  expect(reminders()).toHaveLength(1);
  await world.useCases.plan.remindOfStep(citizen, { id, remind: "same-day" });
  setClock("2026-11-06T12:00:00Z");
  mailbox.setBusy(true);
  expect([await remind(), await drain()]).toEqual([1, 0]);
  mailbox.setBusy(false);
  setClock("2026-11-07T12:00:00Z");
  expect(await drain()).toBe(1);
  expect(reminders()).toHaveLength(1);
});

test("an address that nobody confirmed gets no reminder, and is forgotten", async () => {
  const citizen = await world.citizen(name);
  await world.useCases.mail.give(citizen, { address: "fremmed@example.org", lang: "da" });
  const id = await step(citizen, ["2", "11", "2026"]);
  await world.useCases.plan.remindOfStep(citizen, { id, remind: "same-day" });
  expect(await remind()).toBe(0);
  setClock("2026-11-03T12:00:00Z");
  await remind();
  expect(JSON.stringify(world.dump())).not.toContain("fremmed@example.org");
  expect(await drain()).toBe(1);
  expect(mailbox.mails).toEqual([]);
});

describe("a comment by the caseworker", () => {
  async function commented(citizen: CitizenActor) {
    const { id: caseId } = await world.arrived(citizen, example("V13"));
    const staff = await world.staff("caseworker");
    await world.useCases.takeCase(staff, { caseId });
    const { beside, plan } = world.useCases;
    const about = { kind: "goal", id: plan.newId() } as const;
    await plan.makeGoal(citizen, { id: about.id, letter: "A", occupation: null, title: words, lang: "da" });
    const write = async () => {
      const typed = { caseId, about, id: beside.newId(), revision: 1, words };
      expect(await beside.comment(staff, typed)).toBe("written");
      return () => beside.withdrawComment(staff, { caseId, id: typed.id });
    };
    return { about, write };
  }
  /** How many mails have come of reminders when the jobs have run. */
  const told = async () => {
    await remind();
    await drain();
    return reminders().length;
  };

  test("is told by one mail a day, a while after and by day, without a word of it", async () => {
    const citizen = await reachable();
    const { about, write } = await commented(citizen);
    setClock("2026-11-05T12:00:00Z");
    await write();
    await write();
    setClock("2026-11-05T12:14:00Z");
    expect(await told()).toBe(0);
    setClock("2026-11-05T12:16:00Z");
    expect([await told(), await told()]).toEqual([1, 1]);
    const mail = reminders()[0];
    expect(mail?.text).toContain(`${baseUrl}/log-ind?som=borger`);
    for (const secret of [name, words, "kommentar", "jobplan"]) expect(mail?.text).not.toContain(secret);
    await world.useCases.beside.showThread(citizen, about);
    // Another one on the same day is told on the next, and not in the night.
    await write();
    setClock("2026-11-05T19:00:00Z");
    expect(await told()).toBe(1);
    setClock("2026-11-06T04:00:00Z");
    expect(await told()).toBe(1);
    setClock("2026-11-06T08:00:00Z");
    expect([await told(), await told()]).toEqual([2, 2]);
    setClock("2026-11-07T08:00:00Z");
    expect(await told()).toBe(2);
  });

  test("and a step of the same day are one mail", async () => {
    const citizen = await reachable();
    await step(citizen, sixth);
    await world.useCases.plan.remindOfStep(citizen, { id: "all", remind: "same-day" });
    setClock("2026-11-06T08:00:00Z");
    const { write } = await commented(citizen);
    await write();
    setClock("2026-11-06T09:00:00Z");
    expect(await told()).toBe(1);
    setClock("2026-11-06T15:00:00Z");
    expect(await told()).toBe(1);
  });

  test.each(["seen", "taken back", "unwanted"])("is not told when it is %s before that", async (fate) => {
    const citizen = fate === "unwanted" ? await world.citizen(name) : await reachable();
    const before = mailbox.mails.length;
    const { about, write } = await commented(citizen);
    const withdraw = await write();
    if (fate === "seen") await world.useCases.beside.showThread(citizen, about);
    if (fate === "taken back") expect(await withdraw()).toBe("withdrawn");
    setClock("2026-11-05T12:16:00Z");
    await told();
    expect(mailbox.mails).toHaveLength(before);
  });
});
