import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Campaign } from "#db/ports.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { keepInvitations } from "#server/jobs/survey-invitations.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { toldOf } from "#server/use-cases/evaluation/survey-codes.ts";
import { agreement, campaignOf, later as laterIn, least, questionnaireId } from "#test/letterbox-fixture.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";
import { inviteCitizens } from "./invitations.ts";
import { emptyLetterbox } from "./letterbox.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const later = (days: number) => laterIn(world, days);
const rowsOf = (table: string) => (world.dump()[table] ?? []) as readonly Record<string, string | number>[];
const mine = (citizen: CitizenActor) => world.useCases.invitations.mine(citizen);
const keep = () => keepInvitations({ deps: world.deps, database: world.database });
const empty = async () => {
  await emptyLetterbox(world.deps);
  await world.database.forgetDeleted();
};

/** Somebody who has sent a questionnaire. */
async function sender(name?: string): Promise<CitizenActor> {
  const citizen = await world.citizen(name);
  await world.sent(citizen, example("V13"));
  return citizen;
}

async function answer(code: string, words: string, over: Record<string, string[]> = {}): Promise<void> {
  const door = await world.useCases.openSurveyDoor(code, null);
  const id = world.useCases.newSurveyId();
  const fields = { samlet: ["god"], godt: [words], ...over };
  await world.useCases.sendSurvey({ questionnaireId, fields, lang: "da", id, door });
}

const codeOf = async (citizen: CitizenActor) => (await mine(citizen))[0]?.code ?? "";

describe("a campaign that invites", () => {
  test("nobody makes no invitation", async () => {
    await sender();
    await campaignOf(world);
    expect(await inviteCitizens(world.deps)).toBe(0);
  });

  test("everybody who has sent shows it on their page until it is answered, declined or over", async () => {
    const [one, other, third] = [await sender(), await sender(), await sender()];
    const draft = await world.citizen();
    await world.started(draft, example("V13"));
    const campaign = await campaignOf(world, 30, { invitees: "sent" });
    expect([await inviteCitizens(world.deps), await inviteCitizens(world.deps)]).toEqual([3, 0]);
    expect(await mine(draft)).toEqual([]);
    const code = await codeOf(one);
    expect((await mine(one))[0]?.campaign).toEqual(campaign);
    expect(await world.useCases.openSurveyDoor(code, "qr")).toMatchObject({
      channel: "invitation",
      closed: null,
    });
    await answer(code, "Tak.");
    expect(await mine(one)).toEqual([]);
    await world.useCases.invitations.decline(other, campaign.id);
    expect(await mine(other)).toEqual([]);
    expect(await mine(third)).toHaveLength(1);
    later(30);
    expect(await mine(third)).toEqual([]);
    const fourth = await sender();
    expect(await inviteCitizens(world.deps)).toBe(0);
    expect(await mine(fourth)).toEqual([]);
  });

  test("those with a caseworker takes in whoever gets one while it is open", async () => {
    const citizen = await world.citizen();
    const { id: caseId } = await world.arrived(citizen, example("V13"));
    await campaignOf(world, 30, { invitees: "held" });
    expect(await inviteCitizens(world.deps)).toBe(0);
    await world.useCases.takeCase(await world.staff("caseworker"), { caseId });
    later(3);
    expect(await inviteCitizens(world.deps)).toBe(1);
    expect(await mine(citizen)).toHaveLength(1);
  });

  test.each([
    ["before the period", "2026-12-01", "2026-12-31", null],
    ["its first day", "2026-11-30", "2026-12-31", "2026-11-30"],
    ["its last day", "2026-11-10", "2026-11-30", "2026-11-30"],
    ["after it", "2026-11-10", "2026-11-29", null],
  ])(
    "each 28 days after sending does so when that is %s: from %s to %s on %s",
    async (_, opensOn, closesOn, day) => {
      await sender();
      await campaignOf(world, 30, { invitees: "after", afterDays: 28, opensOn, closesOn });
      const days: string[] = [];
      for (let gone = 0; gone <= 60; gone += 1) {
        later(gone);
        if ((await inviteCitizens(world.deps)) > 0) days.push(civilDate(world.clock.now));
      }
      expect(days).toEqual(day === null ? [] : [day]);
    },
  );

  test("shows them to nobody else, and nothing to staff", async () => {
    const others = [
      await world.staff("caseworker"),
      await world.staff("team_lead"),
      await world.staff("evaluator"),
    ];
    await expectRefused((visitor) => world.useCases.invitations.mine(visitor), others);
    await expectRefused((visitor) => world.useCases.invitations.decline(visitor, "x"), others);
    const [one, other] = [await sender(), await sender()];
    const campaign = await campaignOf(world, 30, { invitees: "sent" });
    await inviteCitizens(world.deps);
    expect(await codeOf(one)).not.toBe(await codeOf(other));
    await world.useCases.invitations.decline(other, campaign.id);
    expect(await mine(one)).toHaveLength(1);
  });
});

test("the evaluator is told sums from the smallest cell up, and the same ones when everything is deleted", async () => {
  const evaluator = await world.staff("evaluator");
  const people = await Promise.all(Array.from({ length: 17 }, () => sender()));
  const campaign = await campaignOf(world, 30, { invitees: "sent" });
  await inviteCitizens(world.deps);
  const told = async () => (await world.useCases.evaluation.invited(evaluator, campaign.id)).citizens;
  expect(await told()).toEqual({ invited: 17, answered: null, declined: null });
  for (const [place, citizen] of people.entries())
    if (place < 6) await answer(await codeOf(citizen), `${place}`);
    else if (place < 11) await world.useCases.invitations.decline(citizen, campaign.id);
  const sums = { invited: 17, answered: 6, declined: 5 };
  expect(await told()).toEqual(sums);
  const { units, unanswered } = await world.useCases.evaluation.invited(evaluator, campaign.id);
  expect([units, unanswered]).toEqual([[], []]);
  later(30);
  await keep();
  expect(rowsOf("survey_invitations")).toHaveLength(17);
  await empty();
  await keep();
  expect(await told()).toEqual(sums);
});

test.each([
  [
    { invited: 4, answered: 4, declined: 0 },
    { invited: null, answered: null, declined: null },
  ],
  [
    { invited: 20, answered: 4, declined: 8 },
    { invited: 20, answered: null, declined: 8 },
  ],
  [
    { invited: 20, answered: 16, declined: 4 },
    { invited: 20, answered: null, declined: null },
  ],
  [
    { invited: 20, answered: 8, declined: 8 },
    { invited: 20, answered: 8, declined: null },
  ],
  [
    { invited: 20, answered: 8, declined: 7 },
    { invited: 20, answered: 8, declined: 7 },
  ],
])("of %j it is told %j", (turnout, told) => {
  expect(toldOf(turnout, least)).toEqual(told);
});

describe("somebody with every file of the database", () => {
  const files = () =>
    Buffer.concat(readdirSync(world.dataDir).map((name) => readFileSync(join(world.dataDir, name)))).toString(
      "latin1",
    );

  /** Invites people, lets them answer over thirty days among others with a link and with letters, and looks each day. */
  async function played(campaign: Campaign, people: readonly CitizenActor[]) {
    const codes = await Promise.all(people.map(codeOf));
    const said = (person: number) => `Ord fra person nummer ${person}.`;
    const words = () => rowsOf("survey_comments").map(({ text }) => String(text));
    const suspects = new Map<string, number>();
    const order: number[] = [];
    let inTheBox = new Set<number>();
    const look = async () => {
      const before = new Set(words());
      await empty();
      const fresh = words().filter((one) => one.startsWith("Ord") && !before.has(one));
      for (const one of fresh) suspects.set(one, inTheBox.size);
      order.push(...fresh.map((one) => Number(/\d+/.exec(one)?.[0])));
      inTheBox = new Set([...inTheBox].filter((one) => !fresh.includes(said(one))));
    };
    for (const [person, code] of codes.entries()) {
      later(Math.floor((person * 29) / people.length));
      await answer(code, said(person), person === 3 ? { ydelse: ["su"] } : {});
      await answer(campaign.linkKey, `Link ${person}`);
      inTheBox.add(person);
      // The attacker knows who has answered, up to this moment.
      const spent = new Set(
        rowsOf("survey_codes").flatMap((row) => (row["spent"] === 1 ? [row["code_hash"]] : [])),
      );
      expect(spent.size).toBe(person + 1);
      if (person % 7 === 0) await look();
    }
    return { codes, suspects, order, look };
  }

  test("knows who has answered while it is open, but ties no answer to an invitation, a person or a moment", {
    timeout: 120_000,
  }, async () => {
    const people = await Promise.all(Array.from({ length: 80 }, (_, place) => sender(`Person ${place}`)));
    const campaign = await campaignOf(world, 30, { invitees: "sent" });
    expect(await inviteCitizens(world.deps)).toBe(80);
    const { codes, suspects, order, look } = await played(campaign, people);
    for (const code of codes) expect(files()).not.toContain(code);
    const rows = rowsOf("survey_invitations").map((row) => ({ ...row, when: `${row["invited_on"]}` }));
    expect(new Set(rows.map(({ when }) => when))).toEqual(new Set([civilDate(campaign.createdAt)]));
    const stored = JSON.stringify([rowsOf("survey_answers"), rowsOf("survey_comments")]);
    for (const { id } of people) expect(stored).not.toContain(id);
    for (const row of rows)
      expect(stored).not.toContain(String((row as Record<string, unknown>)["code_hash"]));
    later(31);
    await look();
    expect(suspects.size).toBe(80);
    for (const candidates of suspects.values()) expect(candidates).toBeGreaterThanOrEqual(least);
    expect(order).toHaveLength(80);
    const inFile = rowsOf("survey_comments")
      .map(({ text }) => String(text))
      .filter((one) => one.startsWith("Ord"))
      .map((one) => Number(/\d+/.exec(one)?.[0]));
    expect(Math.abs(agreement(inFile))).toBeLessThan(0.4);
    expect(rowsOf("survey_answers").filter(({ channel }) => channel === "invitation")).toHaveLength(80);
  });

  test("finds nobody who was asked, and no code, once the campaign is over and told", async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => sender()));
    await campaignOf(world, 30, { invitees: "sent" });
    await inviteCitizens(world.deps);
    for (const [place, citizen] of people.entries()) await answer(await codeOf(citizen), `${place}`);
    const traces = rowsOf("survey_invitations").flatMap((row) => [row["code_hash"], row["sealed_code"]]);
    expect(files()).toContain(String(traces[0]));
    later(31);
    await empty();
    await keep();
    expect([rowsOf("survey_invitations"), rowsOf("survey_codes")]).toEqual([[], []]);
    for (const trace of traces) expect(files()).not.toContain(String(trace));
    expect(rowsOf("survey_answers")).toHaveLength(12);
  });

  test("learns of few who were invited no more than that they are among the others", async () => {
    const people = [await sender(), await sender()];
    const campaign = await campaignOf(world, 30, { invitees: "sent" });
    await inviteCitizens(world.deps);
    for (const citizen of people) await answer(await codeOf(citizen), "Få.", { ydelse: ["su"] });
    for (let other = 0; other < 20; other += 1) await answer(campaign.linkKey, `${other}`);
    await empty();
    expect(rowsOf("survey_answers").map(({ channel }) => channel)).toEqual(Array(15).fill("link"));
    later(31);
    await empty();
    const ways = rowsOf("survey_answers").map(({ channel }) => channel);
    expect(ways.filter((way) => way === "link")).toHaveLength(15);
    expect(ways.filter((way) => way === null)).toHaveLength(7);
  });
});
