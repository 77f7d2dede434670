import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { citizenMail } from "#server/jobs/citizen-mail.ts";
import { remindCitizens } from "#server/jobs/citizen-reminders.ts";
import { drainOutbox } from "#server/jobs/outbox-worker.ts";
import { keepInvitations } from "#server/jobs/survey-invitations.ts";
import { campaignOf, withNewerVersions } from "#test/letterbox-fixture.ts";
import { type Mailbox, openMailbox } from "#test/mailbox.ts";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";

const baseUrl = "https://afsaet.kommune.example";
const name = "Vibeke Hemmelighed";
let world: World;
let mailbox: Mailbox;
beforeEach(async () => {
  world = await openWorld();
  mailbox = await openMailbox();
});
afterEach(async () => {
  await mailbox.close();
  await world.close();
});

const now = () => world.clock.now;
const mail = () => ({
  smtpUrl: mailbox.smtpUrl,
  from: "afsaet@kommune.example",
  teamAddress: "team@kommune.example",
});
const drain = ({ library } = world.deps) =>
  drainOutbox({
    outbox: world.ports.outbox,
    handlers: {
      ...citizenMail({ mail: mail(), baseUrl, ports: world.ports, library, now }),
      "notify-team": () => Promise.resolve(),
    },
    now,
    onFault: (error) => expect.unreachable(String(error)),
  });
const remind = ({ library } = world.deps) => remindCitizens({ database: world.database, library, now });
/** Mails of reminders; the first mail brought the code. */
const reminders = () => mailbox.mails.slice(1);

/** A citizen whose address is confirmed with the code that came to it. */
async function reachable(): Promise<CitizenActor> {
  const citizen = await world.citizen(name);
  await world.useCases.mail.give(citizen, { address: "vibeke@example.org", lang: "da" });
  await drain();
  const code = /\b\d{6}\b/.exec(mailbox.mails.at(-1)?.text.split("\r\n\r\n")[1] ?? "")?.[0] ?? "";
  expect(await world.useCases.mail.confirm(citizen, code)).toBe(true);
  return citizen;
}

describe("an invitation to a survey", () => {
  /** A citizen who can be reached and has sent a questionnaire, in a campaign that reminds after four days. */
  async function invited(over: { readonly remindAfter?: number } = {}) {
    const citizen = await reachable();
    await world.sent(citizen, example("V13"));
    const campaign = await campaignOf(world, 30, { invitees: "sent", remindAfter: 4, ...over });
    await keepInvitations({ deps: world.deps, database: world.database });
    return { citizen, campaign };
  }
  const day = (date: number, hour = 12) => {
    world.clock.now = new Date(`2026-11-${String(date).padStart(2, "0")}T${hour}:00:00Z`);
  };
  const sent = async (deps = world.deps) => {
    await remind(deps);
    await drain(deps);
    return reminders().length;
  };
  const answered = async (citizen: CitizenActor) => {
    const [own] = await world.useCases.invitations.mine(citizen);
    const door = await world.useCases.openSurveyDoor(own?.code ?? "", null);
    const id = world.useCases.newSurveyId();
    const fields = { samlet: ["god"] };
    await world.useCases.sendSurvey({ questionnaireId: "tilfredshed", fields, lang: "da", id, door });
  };

  test("is told by one mail that says nothing, in the daytime, and once more after the days that were chosen", async () => {
    const { citizen, campaign } = await invited();
    day(2, 22);
    expect(await sent()).toBe(0);
    day(3);
    expect([await sent(), await sent()]).toEqual([1, 1]);
    day(6);
    expect(await sent()).toBe(1);
    day(7);
    expect([await sent(), await sent()]).toEqual([2, 2]);
    day(20);
    expect(await sent()).toBe(2);
    for (const { text } of reminders())
      for (const secret of [name, citizen.id, campaign.id, "undersøgelse", "mening", "/u/"])
        expect(text).not.toContain(secret);
  });

  test("is not told again where no reminder was chosen", async () => {
    await invited({ remindAfter: 0 });
    day(3);
    expect(await sent()).toBe(1);
    day(25);
    expect(await sent()).toBe(1);
  });

  test.each([
    ["answered", answered],
    [
      "declined",
      async (citizen: CitizenActor, id: string) => world.useCases.invitations.decline(citizen, id),
    ],
  ] as const)("that is %s brings no mail, neither after it was queued nor to remind", async (_, act) => {
    const { citizen, campaign } = await invited();
    day(3);
    expect(await remind()).toBe(1);
    await act(citizen, campaign.id);
    await drain();
    expect(reminders()).toEqual([]);
    day(10);
    expect(await sent()).toBe(0);
  });

  test("waits for the next day when something else was told today", async () => {
    const { citizen } = await invited();
    const { addStep, newId, remindOfStep } = world.useCases.plan;
    const id = newId();
    const day3 = ["3", "11", "2026"] as const;
    expect(await addStep(citizen, { id, goalId: null, words: "Ring til bageren", day: day3 })).toEqual([]);
    await remindOfStep(citizen, { id, remind: "same-day" });
    day(3);
    expect(await sent()).toBe(1);
    day(4);
    expect(await sent()).toBe(2);
  });

  test("is told neither at first nor again while the version of its questionnaire is missing", async () => {
    await invited();
    const newer = withNewerVersions(world);
    day(3);
    expect([await sent(newer), await sent()]).toEqual([0, 1]);
    day(7);
    expect([await sent(newer), await sent()]).toEqual([1, 2]);
  });

  test("brings no mail that was queued before the version of its questionnaire went", async () => {
    await invited();
    day(3);
    expect(await remind()).toBe(1);
    await drain(withNewerVersions(world));
    expect(reminders()).toEqual([]);
  });

  test("reaches nobody without a confirmed address", async () => {
    const citizen = await world.citizen();
    await world.sent(citizen, example("V13"));
    await campaignOf(world, 30, { invitees: "sent" });
    await keepInvitations({ deps: world.deps, database: world.database });
    day(3);
    expect(await remind()).toBe(0);
  });
});
