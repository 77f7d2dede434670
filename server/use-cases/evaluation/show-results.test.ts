import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { emptyLetterbox } from "#server/use-cases/surveys/letterbox.ts";
import { answerSurvey, campaignMade } from "#test/campaign-fixture.ts";
import { later as setDay } from "#test/letterbox-fixture.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let evaluator: StaffActor;
beforeEach(async () => {
  world = await openWorld();
  evaluator = await world.staff("evaluator");
});
afterEach(() => world.close());

const later = (days: number) => setDay(world, days);
const made = (over: Parameters<typeof campaignMade>[2] = {}) => campaignMade(world, evaluator, over);
const answer = (key: string, fields: Parameters<typeof answerSurvey>[2]) => answerSurvey(world, key, fields);

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
    // Nineteen of twelve and twelve: one of the two has ten at least, and the other is no fewer than seven.
    expect(groups).toHaveLength(1);
    expect(["nord", "syd"]).toContain(groups?.[0]);
  });

  test("use a larger smallest cell where the campaign has one", async () => {
    const id = await made({ leastCell: "10" as "5" });
    await send(id, 25, { samlet: ["god"] });
    await emptyLetterbox(world.deps);
    expect(await results(id)).toMatchObject({ stored: 15, least: 10, leastInGroup: 20, told: null });
  });

  test("can be had as files after the end, on record: tables, and a row for each person", async () => {
    const id = await made({ release: "rows" as "figures" });
    const file = (part: "rows" | "tables", campaignId = id) =>
      world.useCases.evaluation.export(evaluator, { campaignId, part, lang: "da" });
    await send(id, 30, { samlet: ["god"], enhed: ["nord"], ydelse: ["kontanthjaelp"] });
    await send(id, 20, { samlet: ["daarlig"], enhed: ["syd"], ydelse: ["sygedagpenge"] });
    await send(id, 1, { samlet: ["midt"], enhed: ["syd"], ydelse: ["su"] });
    later(1);
    await emptyLetterbox(world.deps);
    expect(await results(id)).toMatchObject({ isOver: false, told: null });
    await expect(file("tables")).rejects.toThrow(NotFound);
    later(30);
    await emptyLetterbox(world.deps);
    const [respondents, tables] = [await file("rows"), await file("tables")];
    const read = async ({ rows: all }: typeof respondents) => {
      const rows: (string | number | null)[][] = [];
      for await (const some of all()) rows.push(...some.map((row) => [...row]));
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
    expect(record.filter(({ action }) => action === "evaluation.export")).toHaveLength(2);
    await expectRefused(
      async (visitor) =>
        world.useCases.evaluation.export(visitor, { campaignId: id, part: "rows", lang: "da" }),
      [await world.citizen(), await world.staff("caseworker", "team_lead", "administrator")],
    );
  });

  test("have no file of rows where they have groups", async () => {
    const id = await made();
    await send(id, 30, { samlet: ["god"], enhed: ["nord"] });
    later(30);
    await emptyLetterbox(world.deps);
    const asked = { campaignId: id, lang: "da" } as const;
    await expect(world.useCases.evaluation.export(evaluator, { ...asked, part: "rows" })).rejects.toThrow(
      NotFound,
    );
    await world.useCases.evaluation.export(evaluator, { ...asked, part: "tables" });
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
