import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { newId } from "#server/use-cases/ids.ts";
import { emptyLetterbox } from "#server/use-cases/surveys/letterbox.ts";
import { expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let evaluator: StaffActor;
beforeEach(async () => {
  world = await openWorld();
  evaluator = await world.staff("evaluator");
});
afterEach(() => world.close());

const onDay = (days: number) => {
  world.clock.now = new Date(morning.getTime() + days * 86_400_000);
};

interface Held {
  readonly name: string;
  readonly questionnaireId?: string;
  /** The day it opens in November 2026; it closes the day after. */
  readonly opens: number;
  readonly answers: readonly (readonly [
    count: number,
    fields: Readonly<Record<string, readonly string[]>>,
  ])[];
}

/** Makes a campaign and answers it; the last answers lie in the letterbox. */
async function held({ name, questionnaireId = "tilfredshed", opens, answers }: Held): Promise<string> {
  const id = newId(randomBytes);
  const campaign = {
    id,
    questionnaireId,
    name,
    purpose: { da: "Vi vil gøre det bedre.", en: "" },
    opensOn: [`${opens}`, "11", "2026"],
    closesOn: [`${opens + 1}`, "11", "2026"],
    languages: [],
    leastCell: "5",
    release: "figures",
    invitees: "nobody",
    afterDays: "",
    remindAfter: "",
  } as const;
  onDay(opens - 2);
  expect(await world.useCases.evaluation.make(evaluator, campaign)).toEqual([]);
  const { linkKey } = (await world.useCases.evaluation.campaign(evaluator, id)).campaign;
  for (const [count, fields] of answers)
    for (let person = 0; person < count; person += 1) {
      const door = await world.useCases.openSurveyDoor(linkKey, null);
      const answer = { questionnaireId, fields, lang: "da", id: world.useCases.newSurveyId(), door } as const;
      await world.useCases.sendSurvey(answer);
    }
  return id;
}

const nord = (samlet: string) => ({ samlet: [samlet], enhed: ["nord"] });
const syd = (samlet: string) => ({ samlet: [samlet], enhed: ["syd"] });
const first: Held = {
  name: "Først",
  opens: 2,
  answers: [
    [12, nord("god")],
    [10, nord("daarlig")],
    [8, syd("god")],
    [8, syd("midt")],
  ],
};
const second: Held = {
  name: "Siden",
  opens: 10,
  answers: [
    [20, nord("god")],
    [10, nord("midt")],
  ],
};

async function over(...campaigns: readonly Held[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const one of campaigns) ids.push(await held(one));
  onDay(20);
  await emptyLetterbox(world.deps);
  return ids;
}
const compare = (campaignIds: readonly string[], group: { item: string; code: string } | null = null) =>
  world.useCases.evaluation.compare(evaluator, { campaignIds, group });

test("campaigns are compared in the order of time, however they are chosen, and once each", async () => {
  const ids = await over(first, second);
  const outcome = await compare([...ids.toReversed(), ids[0] ?? ""]);
  if (outcome.kind === "wrong") throw new Error(outcome.fault);
  expect(outcome.campaigns.map(({ name }) => name)).toEqual(["Først", "Siden"]);
  expect([outcome.least, outcome.comparison.people]).toEqual([5, [38, 30]]);
  const overall = outcome.comparison.items.find(({ item }) => item.id === "samlet");
  expect(overall?.answers[1]?.shares.map((share) => share?.count)).toEqual([20, 20]);
});

test("a group is shown where it is told", async () => {
  const outcome = await compare(await over(first, second), { item: "enhed", code: "nord" });
  if (outcome.kind === "wrong") throw new Error(outcome.fault);
  expect(outcome.comparison.people).toEqual([22, null]);
  expect(outcome.comparison.ends).toBe(null);
});

test("what cannot be compared is said to be so", async () => {
  const ids = await over(first, second);
  const [one = "", two = ""] = ids;
  const fault = async (some: readonly string[]) => compare(some);
  const wrong = (why: string) => ({ kind: "wrong", fault: why });
  expect(await fault([])).toEqual(wrong("too-few"));
  expect(await fault([one, one])).toEqual(wrong("too-few"));
  const seven = Array.from({ length: 7 }, () => newId(randomBytes));
  expect(await fault(seven)).toEqual(wrong("too-many"));
  await expect(fault([one, newId(randomBytes)])).rejects.toThrow(NotFound);
  const other = await held({ name: "Personale", questionnaireId: "modeltro", opens: 25, answers: [] });
  expect(await fault([one, two, other])).toEqual(wrong("other-questionnaire"));
  const open = await held({ ...second, opens: 27 });
  await emptyLetterbox(world.deps);
  expect(await fault([one, open])).toEqual(wrong("untold"));
  onDay(40);
  expect(await fault([one, open])).toEqual(wrong("untold"));
  await emptyLetterbox(world.deps);
  expect(await fault([one, open])).toMatchObject({ kind: "compared" });
  onDay(4_000);
  expect(await fault([one, open])).toEqual(wrong("untold"));
});

test("the file has the figures of the page, and is on the record of each campaign", async () => {
  const campaignIds = await over(first, second);
  const asked = { campaignIds, group: null, lang: "da" } as const;
  const file = await world.useCases.evaluation.exportComparison(evaluator, asked);
  const rows: (string | number | null)[][] = [];
  for await (const some of file.rows()) rows.push(...some.map((row) => [...row]));
  const at = (name: string) => file.variables.findIndex((variable) => variable.name === name);
  const good = rows.filter(
    (row) => row[at("answer")] === "God" && String(row[at("question")]).startsWith("Se på hele dit forløb"),
  );
  expect(
    good.map((row) => [row[at("survey")], row[at("opens_on")], row[at("count")], row[at("people")]]),
  ).toEqual([
    ["Først", "2026-11-02", 20, 38],
    ["Siden", "2026-11-10", 20, 30],
  ]);
  expect(good[0]?.[at("difference")]).toBeCloseTo(20 / 30 - 20 / 38);
  for (const row of rows) expect(row).toHaveLength(file.variables.length);
  for (const row of rows) expect([1, 2, 3, 4]).not.toContain(row[at("count")]);
  const record = (world.dump()["audit_events"] ?? []) as { action: string; subject_id: string }[];
  const exported = record.filter(({ action }) => action === "evaluation.export");
  expect(exported.map(({ subject_id: id }) => id).sort()).toEqual([...campaignIds].sort());
  const group = { item: "enhed", code: "nord" };
  await expect(world.useCases.evaluation.exportComparison(evaluator, { ...asked, group })).rejects.toThrow(
    NotFound,
  );
  await expect(
    world.useCases.evaluation.exportComparison(evaluator, { ...asked, campaignIds: [] }),
  ).rejects.toThrow(NotFound);
});

test("nobody but evaluators compares, or gets the file", async () => {
  const others = await Promise.all([
    world.citizen(),
    world.staff("caseworker"),
    world.staff("team_lead"),
    world.staff("administrator"),
  ]);
  const campaignIds = await over(first, second);
  for (const act of [
    async (visitor: Visitor) => world.useCases.evaluation.compare(visitor, { campaignIds, group: null }),
    async (visitor: Visitor) =>
      world.useCases.evaluation.exportComparison(visitor, { campaignIds, group: null, lang: "da" }),
  ])
    await expectRefused(act, others);
});
