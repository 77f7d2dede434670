import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { AnswersChanged } from "#server/errors/problem.ts";
import type { PageConflict } from "#server/use-cases/answering/save-page.ts";
import { example, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The first page asks "sidst_i_job" of those with kontanthjælp. */
async function begun() {
  const citizen = await world.citizen();
  const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;
  const { id } = await world.useCases.startResponse(citizen, start);
  return { citizen, id, answers: async () => (await world.stored(citizen, { id })).answers };
}

const open = async (citizen: CitizenActor, number: number): Promise<string> => {
  const shown = await world.useCases.showPage(citizen, { questionnaireId, number });
  if (shown.kind !== "page") throw new Error("The page is hidden.");
  return shown.stamp;
};
const post = (
  citizen: CitizenActor,
  { stamp, number = 1, ...fields }: { stamp: string; number?: number; sidst_i_job?: string },
) =>
  world.useCases.savePage(citizen, {
    questionnaireId,
    number,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])),
    lang: "da",
    pause: false,
    stamp,
  });
const later = (stamp: string): string => stamp.replace(/\d+$/, (turn) => String(Number(turn) + 1));

describe("two screens with the same question", () => {
  test("that give two answers: the second is shown both, and nothing is overwritten", async () => {
    const { citizen, answers } = await begun();
    const [phone, library] = [await open(citizen, 1), await open(citizen, 1)];
    await post(citizen, { stamp: phone, sidst_i_job: "under_6_mdr" });
    const outcome = (await post(citizen, { stamp: library, sidst_i_job: "mdr_6_12" })) as PageConflict;
    expect(outcome).toMatchObject({
      kind: "conflict",
      differing: [{ here: "mdr_6_12", elsewhere: "under_6_mdr", changedAt: world.clock.now }],
      fieldsElsewhere: { sidst_i_job: ["under_6_mdr"] },
    });
    expect(await answers()).toEqual({ sidst_i_job: "under_6_mdr" });
    // Asked again with what it had seen, it is told again; the form of the conflict page may decide.
    expect(await post(citizen, { stamp: outcome.view.stamp, sidst_i_job: "mdr_6_12" })).toMatchObject({
      kind: "conflict",
    });
    expect(await post(citizen, { stamp: outcome.freshStamp, sidst_i_job: "mdr_6_12" })).toEqual({
      kind: "saved",
      next: 2,
    });
    expect(await answers()).toEqual({ sidst_i_job: "mdr_6_12" });
  });

  test("that give the same answer are not asked anything", async () => {
    const { citizen } = await begun();
    const [phone, library] = [await open(citizen, 1), await open(citizen, 1)];
    await post(citizen, { stamp: phone, sidst_i_job: "under_6_mdr" });
    expect(await post(citizen, { stamp: library, sidst_i_job: "under_6_mdr" })).toMatchObject({
      kind: "saved",
    });
  });

  test("of which one leaves it blank: taking away is a change too, on either side", async () => {
    const { citizen, answers } = await begun();
    await post(citizen, { stamp: await open(citizen, 1), sidst_i_job: "under_6_mdr" });
    const [phone, library] = [await open(citizen, 1), await open(citizen, 1)];
    await post(citizen, { stamp: phone });
    expect(await answers()).toEqual({});
    expect(await post(citizen, { stamp: library, sidst_i_job: "under_6_mdr" })).toMatchObject({
      kind: "conflict",
      differing: [{ elsewhere: undefined }],
    });
    const third = await open(citizen, 1);
    await post(citizen, { stamp: await open(citizen, 1), sidst_i_job: "mdr_6_12" });
    expect(await post(citizen, { stamp: third })).toMatchObject({
      kind: "conflict",
      differing: [{ here: undefined }],
    });
    expect(await answers()).toEqual({ sidst_i_job: "mdr_6_12" });
  });

  test("with other questions merge without a word", async () => {
    const { citizen, answers } = await begun();
    const [first, third] = [await open(citizen, 1), await open(citizen, 3)];
    await post(citizen, { stamp: first, sidst_i_job: "under_6_mdr" });
    const fields = { jobsoegning: ["nej"] };
    const page = { questionnaireId, number: 3, fields, lang: "da", pause: false, stamp: third } as const;
    expect(await world.useCases.savePage(citizen, page)).toMatchObject({ kind: "saved" });
    expect(await answers()).toEqual({ sidst_i_job: "under_6_mdr", jobsoegning: "nej" });
  });

  test("and a wrong answer: the page comes back, and has still seen only what it had seen", async () => {
    const { citizen } = await begun();
    const [phone, library] = [await open(citizen, 1), await open(citizen, 1)];
    await post(citizen, { stamp: phone, sidst_i_job: "under_6_mdr" });
    const wrong = await post(citizen, { stamp: library, sidst_i_job: "findes-ikke" });
    expect(wrong).toMatchObject({ kind: "page", problems: [{ code: "unknown-code" }], stamp: library });
    expect(await post(citizen, { stamp: library, sidst_i_job: "mdr_6_12" })).toMatchObject({
      kind: "conflict",
    });
  });
});

describe("one screen", () => {
  test("that sends twice, as after a second press or the way back, replaces its own answer", async () => {
    const { citizen, answers } = await begun();
    const stamp = await open(citizen, 1);
    await post(citizen, { stamp, sidst_i_job: "under_6_mdr" });
    expect(await post(citizen, { stamp, sidst_i_job: "mdr_6_12" })).toMatchObject({ kind: "saved" });
    expect(await post(citizen, { stamp: later(stamp), sidst_i_job: "over_5_aar" })).toMatchObject({
      kind: "saved",
    });
    // What it sent first and what arrives last does not replace what it sent later.
    expect(await post(citizen, { stamp, sidst_i_job: "mdr_6_12" })).toMatchObject({ kind: "conflict" });
    expect(await answers()).toEqual({ sidst_i_job: "over_5_aar" });
  });

  test("of a draft that was deleted since does not overwrite the new one", async () => {
    const { citizen, id } = await begun();
    const stamp = await open(citizen, 1);
    await world.useCases.deleteDraft(citizen, { responseId: id });
    const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;
    await world.useCases.startResponse(citizen, start);
    await post(citizen, { stamp: await open(citizen, 1), sidst_i_job: "under_6_mdr" });
    const stale = stamp.replace(/:0:/, ":999:");
    expect(await post(citizen, { stamp: stale, sidst_i_job: "mdr_6_12" })).toMatchObject({
      kind: "conflict",
    });
  });

  test.each([
    "",
    "x",
    "a:1.0.0/x:1:abcdefgh",
    "a:1.0.0/x:-1:abcdefgh:0",
    `${"a".repeat(70)}:1.0.0/x:1:abcdefgh:0`,
  ])("with the stamp “%s” that is not ours counts as one without", async (stamp) => {
    const { citizen } = await begun();
    await post(citizen, { stamp: await open(citizen, 1), sidst_i_job: "under_6_mdr" });
    expect(await post(citizen, { stamp, sidst_i_job: "mdr_6_12" })).toMatchObject({ kind: "saved" });
  });
});

describe("by revision, as the API does", () => {
  test("what was changed since is named and left, the rest is saved", async () => {
    const { citizen, id } = await begun();
    const save = (answers: Record<string, unknown>, revision: number) =>
      world.useCases.saveAnswers(citizen, {
        responseId: id,
        answers,
        seen: { revision, screen: "", turn: 0 },
      });
    const { response } = await save({ bolig: "fast", netvaerk: "flere" }, 0);
    await save({ bolig: "ingen" }, response.revision);
    const late = await save({ bolig: "usikker", netvaerk: "en", oekonomi: "altid" }, response.revision);
    expect(late.conflicts).toEqual(["bolig"]);
    expect(late.response.answers).toEqual({ bolig: "ingen", netvaerk: "en", oekonomi: "altid" });
    const again = await save({ bolig: "usikker" }, late.response.revision);
    expect(again.conflicts).toEqual([]);
    expect(again.response.answers["bolig"]).toBe("usikker");
  });

  test("only a conflict saves nothing at all", async () => {
    const { citizen, id } = await begun();
    const save = (bolig: string) =>
      world.useCases.saveAnswers(citizen, {
        responseId: id,
        answers: { bolig },
        seen: { revision: 0, screen: "", turn: 0 },
      });
    const first = await save("fast");
    const second = await save("ingen");
    expect(second).toMatchObject({ conflicts: ["bolig"], response: { revision: first.response.revision } });
  });

  test("names of every object are no marks", async () => {
    const { citizen, id } = await begun();
    const { problems, conflicts } = await world.useCases.saveAnswers(citizen, {
      responseId: id,
      answers: { constructor: "x", toString: "y" },
      seen: { revision: 0, screen: "", turn: 0 },
    });
    expect([problems.length, conflicts.length]).toEqual([2, 0]);
  });
});

describe("sending", () => {
  test("sends what was seen, and names what was changed since", async () => {
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V07"));
    const { stamp } = await world.useCases.reviewAnswers(citizen, questionnaireId);
    await world.useCases.saveAnswers(citizen, { responseId: id, answers: { bolig: "ingen" } });
    const early = world.useCases.sendResponse(citizen, { responseId: id, stamp });
    await expect(early).rejects.toThrow(AnswersChanged);
    await expect(early).rejects.toMatchObject({
      fields: [{ pointer: "/answers/bolig", code: "changed-elsewhere" }],
    });
    const again = await world.useCases.reviewAnswers(citizen, questionnaireId);
    const sent = await world.useCases.sendResponse(citizen, { responseId: id, stamp: again.stamp });
    expect(sent).toMatchObject({ marks: {}, answers: { bolig: "ingen" } });
    // A second press of the same page gets the same receipt.
    const twice = await world.useCases.sendResponse(citizen, { responseId: id, stamp });
    expect(twice.receiptNumber).toBe(sent.receiptNumber);
  });
});
