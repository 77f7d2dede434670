import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Campaign } from "#db/ports.ts";
import { newSurveyCode } from "#server/use-cases/ids.ts";
import {
  campaignOf,
  codesFor as codesIn,
  later as laterIn,
  questionnaireId,
} from "#test/letterbox-fixture.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";
import { emptyLetterbox } from "./letterbox.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const later = (days: number) => laterIn(world, days);
const campaign = (days = 30) => campaignOf(world, days);
const codesFor = (asked: Campaign, count: number) => codesIn(world, asked, count);

const send = async (key: string, words: string) => {
  const door = await world.useCases.openSurveyDoor(key, null);
  const id = world.useCases.newSurveyId();
  const fields = { samlet: ["god"], godt: [words] };
  await world.useCases.sendSurvey({ questionnaireId, fields, lang: "da", id, door });
};

const empty = async () => {
  const { stored } = await emptyLetterbox(world.deps);
  await world.database.forgetDeleted();
  return stored;
};

/** Every file of the database as it lies on the disk, with its journal. */
const files = () =>
  Buffer.concat(readdirSync(world.dataDir).map((name) => readFileSync(join(world.dataDir, name)))).toString(
    "latin1",
  );

const rowsOf = (table: string) => (world.dump()[table] ?? []) as readonly Record<string, string | number>[];
const words = () => rowsOf("survey_comments").map(({ text }) => String(text));

describe("somebody with every file of the database, and the list of who got which code", () => {
  test("cannot read what lies in the letterbox, and finds nothing of the letters once it was emptied", async () => {
    const asked = await campaign();
    for (let person = 0; person < 12; person += 1) await send(asked.linkKey, `Hemmeligt ord ${person}`);
    const sealed = rowsOf("survey_letters").map((row) => String(row["sealed"]));
    expect(files()).not.toContain("Hemmeligt ord");
    expect(files()).toContain(sealed[0]?.slice(0, 200));
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
    expect(await empty()).toBe(7);
    const left = rowsOf("survey_letters").map((row) => String(row["sealed"]));
    const gone = sealed.filter((one) => !left.includes(one));
    expect(gone).toHaveLength(7);
    for (const one of gone) expect(files()).not.toContain(one.slice(0, 200));
  });
});

describe("the letterbox", () => {
  test("gives out nothing until twice the smallest cell wait, and never all of it while the survey is open", async () => {
    const asked = await campaign();
    for (let person = 1; person <= 9; person += 1) await send(asked.linkKey, `${person}`);
    expect(await empty()).toBe(0);
    await send(asked.linkKey, "10");
    expect(await empty()).toBe(5);
    expect(rowsOf("survey_letters")).toHaveLength(5);
  });

  test("is emptied at most once a day for each survey", async () => {
    const asked = await campaign();
    for (let person = 1; person <= 10; person += 1) await send(asked.linkKey, `${person}`);
    expect(await empty()).toBe(5);
    for (let person = 1; person <= 10; person += 1) await send(asked.linkKey, `mere ${person}`);
    expect(await empty()).toBe(0);
    later(1);
    expect(await empty()).toBe(10);
  });

  test("is emptied whole after the last day, and what are fewer than the smallest cell are deleted", async () => {
    const [many, few] = [await campaign(3), await campaign(3)];
    for (let person = 1; person <= 6; person += 1) await send(many.linkKey, `${person}`);
    for (let person = 1; person <= 4; person += 1) await send(few.linkKey, `få ${person}`);
    later(3);
    expect(await empty()).toBe(6);
    expect(rowsOf("survey_letters")).toEqual([]);
    expect(words().some((one) => one.startsWith("få"))).toBe(false);
  });

  test("keeps letters that were sealed with another key, and counts them", async () => {
    const asked = await campaign();
    await send(asked.linkKey, "1");
    const other = { ...world.deps, letterbox: { seal: (text: string) => text, open: () => null } };
    expect(await emptyLetterbox(other)).toEqual({ stored: 0, taken: 0, unreadable: 1 });
    expect(rowsOf("survey_letters")).toHaveLength(1);
  });

  test("waits a week for the right key before a campaign that is over is counted", async () => {
    const asked = await campaign(3);
    for (let person = 1; person <= 6; person += 1) await send(asked.linkKey, `${person}`);
    const other = { ...world.deps, letterbox: { seal: (text: string) => text, open: () => null } };
    const countedOn = async () => (await world.ports.campaigns.find(asked.id))?.counted?.on ?? null;
    later(9);
    await emptyLetterbox(other);
    expect(await countedOn()).toBeNull();
    expect(await empty()).toBe(6);
    expect(await countedOn()).not.toBeNull();
  });

  test("deletes nothing as too little while some of what was sent cannot be opened", async () => {
    const asked = await campaign(3);
    for (let person = 1; person <= 24; person += 1) await send(asked.linkKey, `${person}`);
    const readable = new Set(
      rowsOf("survey_letters")
        .slice(0, 4)
        .map(({ sealed }) => sealed),
    );
    const { letterbox } = world.deps;
    const open = (sealed: string) => (readable.has(sealed) ? letterbox.open(sealed) : null);
    later(4);
    await emptyLetterbox({ ...world.deps, letterbox: { ...letterbox, open } });
    expect(rowsOf("survey_letters")).toHaveLength(24);
    expect(await empty()).toBe(24);
  });

  test("lets nobody in any more when a campaign is counted, whatever the clock says", async () => {
    const asked = await campaign(3);
    later(3);
    await empty();
    later(1);
    expect((await world.useCases.openSurveyDoor(asked.linkKey, null)).closed).toBe("over");
    await expect(send(asked.linkKey, "Efter optællingen.")).rejects.toThrow();
  });

  test("waits a quarter of an hour after the last day for what was sent just before midnight, and then takes all", async () => {
    const asked = await campaign(3);
    for (let person = 1; person <= 24; person += 1) await send(asked.linkKey, `${person}`);
    world.clock.now = new Date("2026-11-04T23:05:00Z");
    expect(await empty()).toBe(0);
    world.clock.now = new Date("2026-11-04T23:16:00Z");
    expect(await empty()).toBe(24);
    expect((await world.ports.campaigns.find(asked.id))?.counted).not.toBeNull();
  });

  test("stores nothing more of a campaign that is counted: its groups have been told", async () => {
    const asked = await campaign(3);
    for (let person = 1; person <= 6; person += 1) await send(asked.linkKey, `${person}`);
    const other = { ...world.deps, letterbox: { seal: (text: string) => text, open: () => null } };
    later(11);
    await emptyLetterbox(other);
    const { counted } = (await world.ports.campaigns.find(asked.id)) ?? {};
    expect(counted).toMatchObject({ units: [{ code: "nord", name: "Team Nord" }, { code: "syd" }] });
    expect(await empty()).toBe(0);
    expect(rowsOf("survey_letters")).toEqual([]);
    expect(rowsOf("survey_answers")).toEqual([]);
    expect((await world.ports.campaigns.find(asked.id))?.counted).toEqual(counted);
  });
});

describe("the address of a campaign", () => {
  test("lets a code in once, with small letters, hyphens and the letters that look alike", async () => {
    const asked = await campaign();
    const [code = ""] = await codesFor(asked, 1);
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    expect(await world.useCases.openSurveyDoor(typed, "qr")).toMatchObject({
      channel: "letter",
      closed: null,
    });
    await send(typed, "En gang.");
    expect((await world.useCases.openSurveyDoor(code, null)).closed).toBe("spent");
    await expect(send(code, "To gange.")).rejects.toThrow();
    expect(rowsOf("survey_letters")).toHaveLength(1);
  });

  test("is closed before the first day and after the last, and unknown when it is nobody's", async () => {
    const asked = await campaign(2);
    later(-1);
    expect((await world.useCases.openSurveyDoor(asked.linkKey, null)).closed).toBe("early");
    await expect(send(asked.linkKey, "For tidligt.")).rejects.toThrow();
    later(2);
    expect((await world.useCases.openSurveyDoor(asked.linkKey, "kiosk")).closed).toBe("over");
    await expect(world.useCases.openSurveyDoor(newSurveyCode(randomBytes), null)).rejects.toThrow();
    await expect(world.useCases.openSurveyDoor("kort", null)).rejects.toThrow();
  });
});
