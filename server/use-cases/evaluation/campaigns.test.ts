import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { deleteOldSurveys } from "#server/jobs/old-surveys.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { newId } from "#server/use-cases/ids.ts";
import { inviteCitizens } from "#server/use-cases/surveys/invitations.ts";
import { answerSurvey, campaignMade, campaignTyped } from "#test/campaign-fixture.ts";
import { questionnaireId, later as setDay } from "#test/letterbox-fixture.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

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

describe("a campaign", () => {
  test("is made once for one number, on record, and can be answered at its address", async () => {
    const campaign = campaignTyped();
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
    [["en", "ar"], null],
    [["ar"], ["da", "ar"]],
    [[], ["da"]],
    [["fr"], ["da"]],
  ] as const)("that is asked in %j besides Danish keeps %j", async (languages, kept) => {
    const id = await made({ languages } as never);
    const { campaign } = await world.useCases.evaluation.campaign(evaluator, id);
    expect(campaign.languages).toEqual(kept);
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
    const faults = await world.useCases.evaluation.make(evaluator, { ...campaignTyped(), ...over } as never);
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

  test("whose answers are deleted stays so, on that day, when the municipality keeps answers longer from then on", async () => {
    const id = await made();
    await world.useCases.evaluation.makeCodes(evaluator, { campaignId: id, count: 1, unit: "" });
    later(28 + 731);
    expect(await deleteOldSurveys({ ...world.deps, database: world.database })).toBe(1);
    const seen = await world.decided({ surveyMonths: 60 }).evaluation.campaign(evaluator, id);
    expect([seen.isDeleted, seen.deletedOn]).toEqual([true, civilDate(world.clock.now)]);
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
    const change = { ...campaignTyped(), id, revision: 0 };
    for (const act of [
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.campaigns(visitor),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.campaign(visitor, id),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) => evaluation.askable(visitor),
      async (visitor: Parameters<typeof evaluation.campaigns>[0]) =>
        evaluation.make(visitor, campaignTyped()),
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
      highest: 3,
      citizens: null,
    });
    const dump = JSON.stringify(world.dump());
    for (const { code } of [...nord, ...more]) expect(dump).not.toContain(code);
  });

  test("are made once when the same form is sent twice", async () => {
    const campaignId = await made();
    const asked = { campaignId, count: 2, unit: "", after: 0 };
    expect(await world.useCases.evaluation.makeCodes(evaluator, asked)).toHaveLength(2);
    await expect(world.useCases.evaluation.makeCodes(evaluator, asked)).rejects.toThrow(WrongBody);
    expect((await world.useCases.evaluation.invited(evaluator, campaignId)).highest).toBe(2);
    const more = await world.useCases.evaluation.makeCodes(evaluator, { ...asked, after: 2 });
    expect(more.map(({ number }) => number)).toEqual([3, 4]);
  });

  test("are made beside invitations, which have numbers of their own on no letter", async () => {
    const campaignId = await made({ invitees: "sent" as "nobody", remindAfter: "0" as "" });
    await world.sent(await world.citizen(), example("V13"));
    expect(await inviteCitizens(world.deps)).toBe(1);
    const asked = { campaignId, count: 2, unit: "", after: 0 };
    expect(await world.useCases.evaluation.makeCodes(evaluator, asked)).toHaveLength(2);
    await expect(world.useCases.evaluation.makeCodes(evaluator, asked)).rejects.toThrow(WrongBody);
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
