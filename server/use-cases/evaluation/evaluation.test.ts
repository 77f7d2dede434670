import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { newId } from "#server/use-cases/ids.ts";
import { emptyLetterbox } from "#server/use-cases/surveys/letterbox.ts";
import { expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";

const questionnaireId = "tilfredshed";
const dayMs = 86_400_000;

let world: World;
let evaluator: StaffActor;
beforeEach(async () => {
  world = await openWorld();
  evaluator = await world.staff("evaluator");
});
afterEach(() => world.close());

const later = (days: number) => {
  world.clock.now = new Date(morning.getTime() + days * dayMs);
};
const typed = () =>
  ({
    id: newId(randomBytes),
    questionnaireId,
    name: "  Efteråret ",
    purpose: { da: "Vi vil gøre det bedre.", en: "" },
    opensOn: ["2", "11", "2026"],
    closesOn: ["30", "11", "2026"],
    leastCell: "5",
    invitees: "nobody",
    afterDays: "",
    remindAfter: "",
  }) as const;

async function made(over: Partial<ReturnType<typeof typed>> = {}): Promise<string> {
  const campaign = { ...typed(), ...over };
  expect(await world.useCases.evaluation.make(evaluator, campaign)).toEqual([]);
  return campaign.id;
}

async function answer(key: string, fields: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const door = await world.useCases.openSurveyDoor(key, null);
  const id = world.useCases.newSurveyId();
  await world.useCases.sendSurvey({ questionnaireId, fields, lang: "da", id, door });
}

describe("a campaign", () => {
  test("is made once for one number, on record, and can be answered at its address", async () => {
    const campaign = typed();
    for (const _ of [1, 2]) expect(await world.useCases.evaluation.make(evaluator, campaign)).toEqual([]);
    const all = await world.useCases.evaluation.campaigns(evaluator);
    expect(all.map(({ campaign: { name }, state }) => [name, state])).toEqual([["Efteråret", "open"]]);
    const [seen] = all;
    expect((await world.useCases.openSurveyDoor(seen?.campaign.linkKey ?? "", "qr")).campaign.id).toBe(
      campaign.id,
    );
    const record = (world.dump()["audit_events"] ?? []) as { action: string; actor_id: string }[];
    expect(record.filter(({ action }) => action === "campaign.change")).toMatchObject([
      { actor_id: evaluator.id },
    ]);
  });

  test.each([
    [{ questionnaireId: "risikoscreening" }, "questionnaireId", "required"],
    [{ name: " " }, "name", "required"],
    [{ name: "x".repeat(101) }, "name", "too-long"],
    [{ purpose: { da: "", en: "x" } }, "purpose", "required"],
    [{ purpose: { da: "x", en: "x".repeat(501) } }, "purpose", "too-long"],
    [{ opensOn: ["31", "2", "2026"] }, "opensOn", "not-a-day"],
    [{ closesOn: ["", "", ""] }, "closesOn", "not-a-day"],
    [{ closesOn: ["1", "11", "2026"] }, "closesOn", "past"],
    [{ opensOn: ["1", "12", "2026"] }, "closesOn", "before-opening"],
    [{ leastCell: "2" }, "leastCell", "too-low"],
    [{ leastCell: "21" }, "leastCell", "too-low"],
    [{ leastCell: "fem" }, "leastCell", "too-low"],
    [{ invitees: "alle" }, "invitees", "required"],
    [{ invitees: "sent", questionnaireId: "modeltro" }, "invitees", "for-staff"],
    [{ invitees: "after", afterDays: "0" }, "afterDays", "too-low"],
    [{ invitees: "after", afterDays: "366" }, "afterDays", "too-low"],
    [{ invitees: "held", remindAfter: "91" }, "remindAfter", "too-low"],
    [{ invitees: "held", remindAfter: "snart" }, "remindAfter", "too-low"],
  ] as const)("with %j is told what is wrong, and is not made", async (over, field, code) => {
    const faults = await world.useCases.evaluation.make(evaluator, { ...typed(), ...over } as never);
    expect(faults).toEqual([{ field, code }]);
    expect(await world.useCases.evaluation.campaigns(evaluator)).toEqual([]);
  });

  test("is changed by one of two, and not at all once it is over", async () => {
    const id = await made();
    const change = {
      id,
      revision: 0,
      name: "Nyt",
      purpose: { da: "Derfor.", en: "" },
      closesOn: ["1", "12", "2026"],
    } as const;
    expect(await world.useCases.evaluation.change(evaluator, change)).toEqual({ kind: "changed" });
    expect(await world.useCases.evaluation.change(evaluator, change)).toMatchObject({
      kind: "stale",
      campaign: { revision: 1 },
    });
    const wrong = { ...change, revision: 1, name: "" };
    expect(await world.useCases.evaluation.change(evaluator, wrong)).toMatchObject({ kind: "wrong" });
    later(30);
    expect((await world.useCases.evaluation.campaign(evaluator, id)).state).toBe("over");
    await expect(world.useCases.evaluation.change(evaluator, { ...change, revision: 1 })).rejects.toThrow(
      NotFound,
    );
  });

  test("is made, changed and read by nobody but evaluators", async () => {
    const others = await Promise.all([
      world.citizen(),
      world.staff("caseworker"),
      world.staff("team_lead"),
      world.staff("administrator"),
    ]);
    const id = await made();
    const { evaluation } = world.useCases;
    const change = { ...typed(), id, revision: 0 };
    for (const act of [
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.campaigns(visitor),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.campaign(visitor, id),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.askable(visitor),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.make(visitor, typed()),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.change(visitor, change),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) =>
        evaluation.makeCodes(visitor, { campaignId: id, count: 1, unit: "" }),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.invited(visitor, id),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) =>
        evaluation.results(visitor, { campaignId: id }),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) =>
        evaluation.results(visitor, { questionnaireId }),
    ])
      await expectRefused(act, others);
  });
});

describe("letters with codes", () => {
  test("are numbered on, let each in once, and say who has not answered and nothing of what", async () => {
    const campaignId = await made();
    const nord = await world.useCases.evaluation.makeCodes(evaluator, { campaignId, count: 2, unit: "nord" });
    const more = await world.useCases.evaluation.makeCodes(evaluator, { campaignId, count: 1, unit: "" });
    expect([...nord, ...more].map(({ number }) => number)).toEqual([1, 2, 3]);
    await answer(nord[1]?.code ?? "", { samlet: ["god"] });
    expect(await world.useCases.evaluation.invited(evaluator, campaignId)).toEqual({
      units: [
        { unit: "nord", invited: 2, answered: 1 },
        { unit: "", invited: 1, answered: 0 },
      ],
      unanswered: [1, 3],
      citizens: null,
    });
    const dump = JSON.stringify(world.dump());
    for (const { code } of [...nord, ...more]) expect(dump).not.toContain(code);
  });

  test.each([
    { count: 0, unit: "" },
    { count: 501, unit: "" },
    { count: 1.5, unit: "" },
    { count: 1, unit: "vest" },
  ])("are not made for %j", async (asked) => {
    const campaignId = await made();
    await expect(world.useCases.evaluation.makeCodes(evaluator, { campaignId, ...asked })).rejects.toThrow(
      WrongBody,
    );
  });

  test("are not made for a campaign that is over, or that nobody knows", async () => {
    const campaignId = await made();
    const unknown = { campaignId: newId(randomBytes), count: 1, unit: "" };
    await expect(world.useCases.evaluation.makeCodes(evaluator, unknown)).rejects.toThrow(NotFound);
    later(30);
    await expect(
      world.useCases.evaluation.makeCodes(evaluator, { campaignId, count: 1, unit: "" }),
    ).rejects.toThrow(WrongBody);
  });
});

describe("the results of a campaign", () => {
  const send = async (id: string, count: number, fields: Readonly<Record<string, readonly string[]>>) => {
    const { campaign } = await world.useCases.evaluation.campaign(evaluator, id);
    for (let person = 0; person < count; person += 1) await answer(campaign.linkKey, fields);
  };
  const results = (campaignId: string) => world.useCases.evaluation.results(evaluator, { campaignId });

  test("are told when ten have come out of the letterbox, of everybody only while it is open", async () => {
    const id = await made();
    expect(await results(id)).toMatchObject({ stored: 0, told: null, isOver: false });
    await send(id, 15, { samlet: ["god"], enhed: ["nord"] });
    expect((await results(id)).told).toBe(null);
    await emptyLetterbox(world.deps);
    expect(await results(id)).toMatchObject({
      stored: 10,
      told: { publication: { people: 10, groups: [] } },
    });
  });

  test("are told of groups after the end, and only once the letterbox is empty", async () => {
    const id = await made();
    await send(id, 12, { samlet: ["god"], enhed: ["nord"] });
    await send(id, 12, { samlet: ["daarlig"], enhed: ["syd"] });
    later(1);
    await emptyLetterbox(world.deps);
    later(29);
    expect((await results(id)).isOver).toBe(false);
    await emptyLetterbox(world.deps);
    const { isOver, stored, items, told } = await results(id);
    expect([isOver, stored, told?.publication.people]).toEqual([true, 24, 19]);
    const groups = told?.publication.groups.map(({ item, code }) => items[item]?.codes[code]);
    expect(groups?.every((code) => code === "nord" || code === "syd")).toBe(true);
  });

  test("use a larger smallest cell where the campaign has one", async () => {
    const id = await made({ leastCell: "10" as "5" });
    await send(id, 25, { samlet: ["god"] });
    await emptyLetterbox(world.deps);
    expect(await results(id)).toMatchObject({ stored: 15, least: 10, leastInGroup: 20, told: null });
  });

  test("can be had as files after the end, on record: tables, and a row for each person", async () => {
    const id = await made();
    await send(id, 30, { samlet: ["god"], enhed: ["nord"], ydelse: ["kontanthjaelp"] });
    await send(id, 20, { samlet: ["daarlig"], enhed: ["syd"], ydelse: ["sygedagpenge"] });
    await send(id, 1, { samlet: ["midt"], enhed: ["syd"], ydelse: ["su"] });
    await expect(world.useCases.evaluation.export(evaluator, { campaignId: id, lang: "da" })).rejects.toThrow(
      NotFound,
    );
    later(30);
    await emptyLetterbox(world.deps);
    const { respondents, tables } = await world.useCases.evaluation.export(evaluator, {
      campaignId: id,
      lang: "da",
    });
    const read = async (file: typeof respondents) => {
      const rows: (string | number | null)[][] = [];
      for await (const some of file.rows()) rows.push(...some.map((row) => [...row]));
      return rows;
    };
    const people = await read(respondents);
    expect(people).toHaveLength(51);
    const names = respondents.variables.map(({ name }) => name);
    const at = names.indexOf("samlet");
    expect(people.filter((row) => row[at] === 2)).toHaveLength(30);
    const background = ["ydelse", "enhed"].map((name) => names.indexOf(name)).filter((place) => place >= 0);
    const alike = Map.groupBy(people, (row) => background.map((place) => row[place]).join());
    for (const some of alike.values()) expect(some.length).toBeGreaterThanOrEqual(5);
    const counts = (await read(tables)).filter(
      (row) => row[0] === "Se på hele dit forløb. Hvor god har hjælpen været?",
    );
    for (const row of counts) expect([1, 2, 3, 4]).not.toContain(row[7]);
    const record = (world.dump()["audit_events"] ?? []) as { action: string }[];
    expect(record.filter(({ action }) => action === "evaluation.export")).toHaveLength(1);
    await expectRefused(
      async (visitor) => world.useCases.evaluation.export(visitor, { campaignId: id, lang: "da" }),
      [await world.citizen(), await world.staff("caseworker", "team_lead", "administrator")],
    );
  });

  test("have comments that a person reads, strikes names from, and releases or holds back", async () => {
    const id = await made();
    await send(id, 1, { samlet: ["god"], godt: ["Grethe i Storegade lyttede."] });
    expect(await world.useCases.evaluation.comments(evaluator, id)).toBe(null);
    await send(id, 19, { samlet: ["god"], godt: ["Der var kaffe."] });
    await emptyLetterbox(world.deps);
    const comments = await world.useCases.evaluation.comments(evaluator, id);
    expect(comments).toHaveLength(15);
    expect(await world.useCases.evaluation.shownComments(evaluator, id)).toEqual([]);
    const [first, second] = comments ?? [];
    const settled = {
      campaignId: id,
      id: first?.id ?? "",
      state: "shown",
      text: "Hun lyttede. 010190-1234",
    } as const;
    expect(await world.useCases.evaluation.settleComment(evaluator, settled)).toBe(null);
    expect(await world.useCases.evaluation.settleComment(evaluator, { ...settled, text: " " })).toBe(
      "required",
    );
    expect(
      await world.useCases.evaluation.settleComment(evaluator, { ...settled, text: "x".repeat(4_001) }),
    ).toBe("too-long");
    const held = { ...settled, id: second?.id ?? "", state: "held" } as const;
    expect(await world.useCases.evaluation.settleComment(evaluator, held)).toBe(null);
    const shown = await world.useCases.evaluation.shownComments(evaluator, id);
    expect(shown.map(({ text }) => text)).toEqual(["Hun lyttede. [cpr]"]);
    await expect(
      world.useCases.evaluation.settleComment(evaluator, { ...settled, campaignId: await made() }),
    ).rejects.toThrow(NotFound);
    const others = [await world.citizen(), await world.staff("caseworker", "team_lead", "administrator")];
    for (const act of [
      async (visitor: Parameters<typeof world.useCases.evaluation.campaigns>[0]) =>
        world.useCases.evaluation.comments(visitor, id),
      async (visitor: Parameters<typeof world.useCases.evaluation.campaigns>[0]) =>
        world.useCases.evaluation.shownComments(visitor, id),
      async (visitor: Parameters<typeof world.useCases.evaluation.campaigns>[0]) =>
        world.useCases.evaluation.settleComment(visitor, settled),
    ])
      await expectRefused(act, others);
  });
});
