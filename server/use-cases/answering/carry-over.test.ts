import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { Conflict, MissingAnswers, NotFound, VersionRetired } from "#server/errors/problem.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";
import { makeAudit, makeDraft } from "#test/contract/fixtures.ts";
import { addedQuestion } from "#test/next-version.ts";
import { later, nextInstrument, withNextVersion } from "#test/next-version-world.ts";
import {
  example,
  expectRefused,
  morning,
  openWorld,
  questionnaireId,
  type World,
} from "#test/use-case-fixture.ts";

const instrument = nextInstrument;

let world: World;
/** The program after the newer version has come, ten days after the morning. */
let after: UseCases;
/** The same, and the older version's file is gone. */
let onlyNew: UseCases;
beforeAll(async () => {
  world = await openWorld();
  ({ after, onlyNew } = withNextVersion(world));
});
afterAll(() => world.close());
afterEach(() => {
  world.clock.now = morning;
});

/** A draft of the older version whose answers meet every kind of change. */
async function begun() {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V03"));
  const answers = {
    bolig: "fast",
    netvaerk: "en",
    oekonomi: "gaeld",
    laese_skrive: "svaert",
    uddannelse: "erhverv",
  };
  await world.useCases.saveAnswers(citizen, { responseId: id, answers });
  return { citizen, id, stored: () => world.stored(citizen, { id }) };
}

const carry = async (citizen: CitizenActor, by = after) => {
  const { stamp } = await by.showCarryOver(citizen, questionnaireId);
  return by.carryOver(citizen, { questionnaireId, stamp });
};

describe("a newer version", () => {
  test("changes no draft, which can be answered and sent for the days that the municipality gives", async () => {
    const { citizen, id, stored } = await begun();
    const before = await stored();
    world.clock.now = later(40);
    const { drafts } = await after.myResponses(citizen);
    expect(drafts[0]?.version).toEqual({ kind: "superseded", until: "2026-12-12" });
    await after.showPage(citizen, { questionnaireId, number: 1 });
    expect(await stored()).toEqual(before);
    const sent = await after.sendResponse(citizen, { responseId: id });
    expect(sent.instrument).toEqual(before.instrument);
    expect((await after.showResult(citizen, { responseId: id })).evaluation).not.toBeNull();
  });

  test("ends the older one on the day after the last; what is typed then is still saved", async () => {
    const { citizen, id, stored } = await begun();
    world.clock.now = later(41);
    expect((await after.myResponses(citizen)).drafts[0]?.version).toEqual({ kind: "ended" });
    for (const act of [
      () => after.showPage(citizen, { questionnaireId, number: 1 }),
      () => after.resumePoint(citizen, questionnaireId),
      () => after.reviewAnswers(citizen, questionnaireId),
      () => after.sendResponse(citizen, { responseId: id }),
      () => after.changeVariant(citizen, { responseId: id, variant: "sygedagpenge", stamp: undefined }),
    ])
      await expect(act()).rejects.toThrow(VersionRetired);
    await after.saveAnswers(citizen, { responseId: id, answers: { bolig: "ingen" } });
    expect((await stored()).answers["bolig"]).toBe("ingen");
  });

  test("is what a new draft gets, and leaves what was sent before alone", async () => {
    const { citizen, id } = await begun();
    await world.useCases.sendResponse(citizen, { responseId: id });
    world.clock.now = later(400);
    expect((await after.showResult(citizen, { responseId: id })).response.instrument.version).toBe("1.0.0");
    const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;
    expect((await after.startResponse(citizen, start)).instrument).toEqual(instrument);
    await expect(after.showCarryOver(citizen, questionnaireId)).rejects.toThrow(NotFound);
  });
});

describe("the plan", () => {
  test("names what is new, what is changed and what is gone; points alone change nothing", async () => {
    const { citizen, stored } = await begun();
    const before = await stored();
    const { plan } = await after.showCarryOver(citizen, questionnaireId);
    expect(plan.added.map(({ id }) => id)).toEqual([addedQuestion]);
    expect(plan.changed.map(({ after: { id }, isKept }) => [id, isKept])).toEqual([
      ["bolig", true],
      ["oekonomi", false],
      ["netvaerk", true],
    ]);
    expect(plan.gone).toMatchObject([{ id: "laese_skrive", answer: "svaert" }]);
    expect(plan.lookAgain).toEqual(["bolig", "netvaerk"]);
    expect(plan.answers).toMatchObject({ bolig: "fast", netvaerk: "en", uddannelse: "erhverv" });
    expect(plan.unchanged).toBe(Object.keys(before.answers).length - 4);
    expect(await stored()).toEqual(before);
  });

  test("speaks the language of the draft: other words in another language are no change", async () => {
    const { citizen, id } = await begun();
    await world.useCases.saveAnswers(citizen, { responseId: id, answers: {}, lang: "en" });
    const { plan } = await after.showCarryOver(citizen, questionnaireId);
    expect(plan.changed.map(({ after: { id } }) => id)).toEqual(["bolig", "oekonomi", "netvaerk"]);
  });

  test("without the older version keeps what fits, and asks to look at all of it", async () => {
    const { citizen } = await begun();
    const { plan, before, state } = await onlyNew.showCarryOver(citizen, questionnaireId);
    expect([before, state]).toEqual([null, { kind: "gone" }]);
    expect(plan.added).toEqual([]);
    expect(plan.gone).toEqual([{ id: "laese_skrive", question: null, answer: "svaert" }]);
    expect(plan.answers).toMatchObject({ bolig: "fast", netvaerk: "en" });
    expect(plan.answers).not.toHaveProperty("oekonomi");
    expect(new Set(plan.lookAgain)).toEqual(new Set(Object.keys(plan.answers)));
    expect(plan.unchanged).toBe(0);
  });

  test("of a questionnaire that is not here at all, or of a benefit no longer asked, does not exist", async () => {
    const citizen = await world.citizen();
    const lost = { questionnaireId: "findes_ikke", version: "1.0.0", hash: "ab" };
    await world.ports.responses.startDraft(makeDraft(citizen.id, { instrument: lost }), makeAudit());
    await expect(after.showCarryOver(citizen, "findes_ikke")).rejects.toThrow(NotFound);
    await world.ports.responses.startDraft(makeDraft(citizen.id, { variant: "andet" }), makeAudit());
    await expect(after.showCarryOver(citizen, questionnaireId)).rejects.toThrow(VersionRetired);
  });
});

describe("carrying over", () => {
  test("ties the draft to the newer version with what fits, on record, and resumes where something is open", async () => {
    const { citizen, id, stored } = await begun();
    const before = await stored();
    world.clock.now = later(41);
    const carried = await carry(citizen);
    expect(carried).toMatchObject({
      instrument,
      revision: before.revision + 1,
      lookAgain: ["bolig", "netvaerk"],
    });
    expect(carried.answers).not.toHaveProperty("laese_skrive");
    expect(carried.answers).not.toHaveProperty("oekonomi");
    expect(await stored()).toEqual(carried);
    expect(await after.resumePoint(citizen, questionnaireId)).toBe(1);
    const { rows } = await after.reviewAnswers(citizen, questionnaireId);
    const open = rows.filter(({ lookAgain }) => lookAgain).map(({ page }) => page.question.id);
    expect(open).toEqual(["bolig", "netvaerk"]);
    expect(world.dump()["audit_events"]).toContainEqual(
      expect.objectContaining({ action: "response.carry-over", subject_id: id, citizen_id: citizen.id }),
    );
  });

  test("asks to look at each changed question before sending; going past it is enough", async () => {
    const { citizen, id } = await begun();
    await carry(citizen);
    const send = () => after.sendResponse(citizen, { responseId: id });
    await expect(send()).rejects.toThrow(MissingAnswers);
    await expect(send()).rejects.toMatchObject({
      fields: expect.arrayContaining([
        { pointer: "/answers/bolig", code: "look-again" },
        { pointer: "/answers/netvaerk", code: "look-again" },
      ]),
    });
    for (const question of ["bolig", "netvaerk"]) {
      const { rows } = await after.reviewAnswers(citizen, questionnaireId);
      const row = rows.find(({ page }) => page.question.id === question);
      const number = row?.page.number ?? 0;
      const shown = await after.showPage(citizen, { questionnaireId, number });
      if (shown.kind !== "page") throw new Error("The page is hidden.");
      const page = { questionnaireId, number, fields: shown.fields, stamp: shown.stamp, lang: "da" } as const;
      // A save by itself is no look at it.
      await after.autosavePage(citizen, page);
      expect((await world.stored(citizen, { id })).lookAgain).toContain(question);
      await after.savePage(citizen, { ...page, pause: false });
    }
    expect((await world.stored(citizen, { id })).lookAgain).toEqual([]);
    await expect(send()).resolves.toMatchObject({ instrument });
  });

  test("does nothing but what was seen: a draft that was changed meanwhile is shown again", async () => {
    const { citizen, id, stored } = await begun();
    const { stamp } = await after.showCarryOver(citizen, questionnaireId);
    await after.saveAnswers(citizen, { responseId: id, answers: { bolig: "ingen" } });
    const before = await stored();
    for (const old of [stamp, undefined, "x"])
      await expect(after.carryOver(citizen, { questionnaireId, stamp: old })).rejects.toThrow(Conflict);
    expect(await stored()).toEqual(before);
    const twice = await Promise.allSettled([carry(citizen), carry(citizen)]);
    expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a page that was open before is saved under its new number, and never clears another question", async () => {
    const { citizen, stored } = await begun();
    const shown = await after.showPage(citizen, { questionnaireId, number: 1 });
    const stamp = shown.kind === "page" ? shown.stamp : "";
    await carry(citizen);
    const before = await stored();
    const post = (fields: Record<string, readonly string[]>) =>
      after.savePage(citizen, { questionnaireId, number: 1, fields, stamp, lang: "da", pause: false });
    // Blank says nothing of a question that the page did not ask.
    expect(await post({})).toMatchObject({ kind: "saved" });
    expect((await stored()).answers).toEqual(before.answers);
    const other = before.answers["sidst_i_job"] === "aldrig" ? "over_5_aar" : "aldrig";
    expect(await post({ sidst_i_job: [other] })).toMatchObject({
      kind: "conflict",
      differing: [{ here: other }],
    });
    expect(await post({ laese_skrive: ["nej"] })).toMatchObject({ kind: "saved" });
    const page = { questionnaireId, number: 1, fields: { sidst_i_job: [other] }, stamp, lang: "da" } as const;
    expect(await after.autosavePage(citizen, page)).toEqual({ kind: "waits" });
    expect((await stored()).answers).toEqual(before.answers);
  });

  test("finds the page that asks now for what was typed to an older version, and saves nothing", async () => {
    const { citizen, stored } = await begun();
    await carry(citizen);
    const before = await stored();
    const find = (fields: Record<string, readonly string[]>) =>
      after.pageOfTyped(citizen, { questionnaireId, fields });
    const found = await find({ fri_tekst: ["Ord"], laese_skrive: ["nej"] });
    expect(found?.fields).toEqual({ fri_tekst: ["Ord"] });
    const shown = await after.showPage(citizen, { questionnaireId, number: found?.number ?? 0 });
    expect(shown.kind === "page" && shown.page.question.id).toBe("fri_tekst");
    expect(await find({ laese_skrive: ["nej"] })).toBeNull();
    expect(await stored()).toEqual(before);
    const staff = await world.staff("caseworker");
    const typed = { questionnaireId, fields: {} };
    await expectRefused((visitor) => after.pageOfTyped(visitor, typed), [staff]);
  });

  test("is for citizens", async () => {
    const staff = await world.staff("caseworker", "administrator");
    await expectRefused((visitor) => after.showCarryOver(visitor, questionnaireId), [staff]);
    await expectRefused((visitor) => after.carryOver(visitor, { questionnaireId, stamp: "" }), [staff]);
    await expect(after.showCarryOver(await world.citizen(), questionnaireId)).rejects.toThrow(NotFound);
  });
});
