import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import { makeAudit, makeDraft } from "#test/contract/fixtures.ts";
import { example, expectRefused, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Page numbers of the benefit kontanthjælp: the place of a question, hidden ones too. */
const numberOf = (id: string): number =>
  (world.deps.library
    .newest(questionnaireId)
    .questionnaire.definition.questions.filter(({ variants }) => variants.includes("kontanthjaelp"))
    .findIndex((question) => question.id === id) ?? -1) + 1;

const post = (citizen: CitizenActor, number: number, fields: Fields, pause = false) =>
  world.useCases.savePage(citizen, { questionnaireId, number, fields, lang: "da", pause });
const resume = (citizen: CitizenActor) => world.useCases.resumePoint(citizen, questionnaireId);

async function begun() {
  const citizen = await world.citizen();
  const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;
  const { id } = await world.useCases.startResponse(citizen, start);
  return { citizen, id, answers: async () => (await world.stored(citizen, { id })).answers };
}

describe("a page that is posted", () => {
  test("is saved and leads to the next", async () => {
    const { citizen, answers } = await begun();
    expect(await post(citizen, 1, { sidst_i_job: ["under_6_mdr"] })).toEqual({ kind: "saved", next: 2 });
    expect(await answers()).toEqual({ sidst_i_job: "under_6_mdr" });
    expect(await resume(citizen)).toBe(2);
  });

  test("comes back with the text as typed when it is wrong, and the old answer stays", async () => {
    const { citizen, answers } = await begun();
    const smerte = numberOf("smerte");
    await post(citizen, smerte, { smerte: ["7"] });
    const again = await post(citizen, smerte, { smerte: ["halvfjerds"] });
    expect(again).toMatchObject({
      kind: "page",
      problems: [{ code: "wrong-type" }],
      fields: { smerte: ["halvfjerds"] },
    });
    expect(await answers()).toEqual({ smerte: 7 });
  });

  test("that is blank counts as not answered, and clears what stood there", async () => {
    const { citizen, answers } = await begun();
    await post(citizen, 1, { sidst_i_job: ["under_6_mdr"] });
    expect(await post(citizen, 1, {})).toEqual({ kind: "saved", next: 2 });
    expect(await answers()).toEqual({});
  });

  test.each(["bolig", "score", "resumeAt", "__proto__"])(
    "is refused whole with the field %s",
    async (name) => {
      const { citizen, answers } = await begun();
      const fields = Object.fromEntries([
        ["sidst_i_job", ["mdr_6_12"]],
        [name, ["1"]],
      ]);
      await expect(post(citizen, 1, fields)).rejects.toThrow(WrongBody);
      expect(await answers()).toEqual({});
    },
  );

  test("comes back when an answer is given twice", async () => {
    const { citizen, answers } = await begun();
    const twice = { sidst_i_job: ["under_6_mdr", "mdr_6_12"] };
    expect(await post(citizen, 1, twice)).toMatchObject({
      kind: "page",
      problems: [{ code: "more-than-one" }],
    });
    expect(await answers()).toEqual({});
  });

  test("shows a question that the answer calls for, and hides it again", async () => {
    const { citizen } = await begun();
    const smerte = numberOf("smerte");
    expect(await post(citizen, smerte, { smerte: ["8"] })).toMatchObject({ next: smerte + 1 });
    expect(await post(citizen, smerte, { smerte: ["1"] })).toMatchObject({ next: smerte + 2 });
  });

  test("whose question another tab has hidden saves nothing and goes on", async () => {
    const { citizen, answers } = await begun();
    const smerte = numberOf("smerte");
    await post(citizen, smerte, { smerte: ["8"] });
    await post(citizen, smerte, { smerte: ["1"] });
    const posted = await post(citizen, smerte + 1, { smerte_frygt: ["8"] });
    expect(posted).toEqual({ kind: "saved", next: smerte + 2 });
    expect(await answers()).toEqual({ smerte: 1 });
  });

  test("that is the last leads to the review", async () => {
    const { citizen } = await begun();
    expect(await post(citizen, numberOf("fri_tekst"), { fri_tekst: ["Hej"] })).toEqual({
      kind: "saved",
      next: "review",
    });
    expect(await resume(citizen)).toBe("review");
  });

  test("with a number that is no page does not exist", async () => {
    const { citizen } = await begun();
    for (const number of [0, -1, 99, 1.5, Number.NaN])
      await expect(post(citizen, number, {}), String(number)).rejects.toThrow(NotFound);
  });
});

describe("pausing", () => {
  test("on a blank page asks it again at the return", async () => {
    const { citizen } = await begun();
    await post(citizen, 1, { sidst_i_job: ["under_6_mdr"] });
    await post(citizen, 2, {}, true);
    expect(await resume(citizen)).toBe(2);
  });

  test("on an answered page goes on with the next one", async () => {
    const { citizen } = await begun();
    await post(citizen, 1, { sidst_i_job: ["under_6_mdr"] }, true);
    expect(await resume(citizen)).toBe(2);
  });

  test("while correcting an early page returns to the furthest one", async () => {
    const { citizen } = await begun();
    await post(citizen, numberOf("fri_tekst"), {});
    await post(citizen, 3, { jobsoegning: ["nej"] }, true);
    expect(await resume(citizen)).toBe("review");
  });
});

describe("going on", () => {
  test("steps over a page that has been hidden since", async () => {
    const { citizen, id } = await begun();
    const smerte = numberOf("smerte");
    await post(citizen, smerte, { smerte: ["8"] });
    expect(await resume(citizen)).toBe(smerte + 1);
    await world.useCases.saveAnswers(citizen, { responseId: id, answers: { smerte: 0 } });
    expect(await resume(citizen)).toBe(smerte + 2);
    const shown = await world.useCases.showPage(citizen, { questionnaireId, number: smerte + 1 });
    expect(shown).toEqual({ kind: "elsewhere", number: smerte + 2 });
  });

  test("a page knows its place, its stored answer and the page before", async () => {
    const { citizen } = await begun();
    await post(citizen, 1, { sidst_i_job: ["under_6_mdr"] });
    const first = await world.useCases.showPage(citizen, { questionnaireId, number: 1 });
    expect(first).toMatchObject({ fields: { sidst_i_job: ["under_6_mdr"] }, previous: null, problems: [] });
    expect(await world.useCases.showPage(citizen, { questionnaireId, number: 2 })).toMatchObject({
      previous: 1,
      page: { step: 1, steps: 9 },
    });
  });

  test("needs a draft", async () => {
    const citizen = await world.citizen();
    await expect(resume(citizen)).rejects.toThrow(NotFound);
    await expect(post(citizen, 1, {})).rejects.toThrow(NotFound);
    await expect(world.useCases.showPage(citizen, { questionnaireId, number: 1 })).rejects.toThrow(NotFound);
    await expect(world.useCases.reviewAnswers(citizen, questionnaireId)).rejects.toThrow(NotFound);
  });

  test("is for citizens", async () => {
    const staff = await world.staff("caseworker", "team_lead", "administrator");
    const page = { questionnaireId, number: 1, fields: {}, lang: "da", pause: false } as const;
    await expectRefused((visitor) => world.useCases.savePage(visitor, page), [staff]);
    await expectRefused((visitor) => world.useCases.showPage(visitor, page), [staff]);
    await expectRefused((visitor) => world.useCases.resumePoint(visitor, questionnaireId), [staff]);
    await expectRefused((visitor) => world.useCases.reviewAnswers(visitor, questionnaireId), [staff]);
    await expectRefused((visitor) => world.useCases.myResponses(visitor), [staff]);
  });
});

describe("the review and the own page", () => {
  test("name what is missing, and count what is shown", async () => {
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V03"));
    await world.useCases.saveAnswers(citizen, {
      responseId: id,
      answers: { uddannelse: null, bolig: null, humoer: "vil_ikke_svare", smerte: 0 },
    });
    const { rows } = await world.useCases.reviewAnswers(citizen, questionnaireId);
    expect(rows.filter(({ missing }) => missing).map(({ page }) => page.question.id)).toEqual(["uddannelse"]);
    expect(rows.map(({ page }) => page.question.id)).not.toContain("smerte_frygt");
    const unanswered = rows.filter(({ answer }) => answer === undefined).map(({ page }) => page.question.id);
    expect(unanswered).toEqual(["uddannelse", "bolig", "fri_tekst"]);
    const { drafts } = await world.useCases.myResponses(citizen);
    expect(drafts[0]?.progress).toEqual({ answered: rows.length - 3, shown: rows.length });
  });

  test("a draft of a version that is not installed any more is kept, without a count", async () => {
    const citizen = await world.citizen();
    const { id } = await world.ports.responses.startDraft(makeDraft(citizen.id), makeAudit());
    expect((await world.useCases.myResponses(citizen)).drafts).toMatchObject([{ progress: null }]);
    await expect(resume(citizen)).rejects.toMatchObject({ type: "version-retired" });
    expect(await world.useCases.exportAnswers(citizen, { responseId: id })).toMatchObject({ answers: {} });
    await world.useCases.deleteDraft(citizen, { responseId: id });
    expect((await world.useCases.myResponses(citizen)).drafts).toEqual([]);
  });
});
