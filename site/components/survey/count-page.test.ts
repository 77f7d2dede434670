import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fields } from "#questionnaires/form/fields.ts";
import { storePageCounts } from "#server/jobs/survey-page-counts.ts";
import { answerSurvey } from "#site/components/survey/survey-request.ts";
import { library, openWorld, type World } from "#test/use-case-fixture.ts";

const questionnaireId = "tilfredshed";
const { instrument, questionnaire } = library.newest(questionnaireId);
const asked = { questionnaireId, version: instrument.version, campaignId: null };
const review = questionnaire.definition.questions.length + 1;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** Posts a form, or opens the page without one; the furthest page stands in the next form. */
async function ask(form: Fields | null, before = 0): Promise<number> {
  const told = before > 0 ? { laengst: [String(before)] } : {};
  const locals = {
    useCases: world.useCases,
    lang: "da" as const,
    form: form && { udgave: [instrument.version], ...told, ...form },
    mayAnswerSurvey: () => true,
    furthest: 0,
  };
  await answerSurvey(locals, questionnaireId);
  return locals.furthest;
}

const counted = async () => {
  await storePageCounts(world.deps);
  return world.ports.surveyPages.of(asked);
};
const rows = () => world.dump()["survey_pages"] ?? [];

test("who only looks has not begun; begun is the first step on", async () => {
  expect(await ask(null)).toBe(0);
  expect(await ask({ trin: ["0"], sprog: ["en"] })).toBe(0);
  expect((await counted()).size).toBe(0);
  expect(await ask({ trin: ["0"] })).toBe(1);
  expect(await counted()).toEqual(new Map([[1, 1]]));
});

test("back and forth, another language and a new beginning in the same run count once", async () => {
  let furthest = await ask({ trin: ["0"] });
  furthest = await ask({ trin: ["1"], samlet: ["god"] }, furthest);
  expect(furthest).toBe(2);
  furthest = await ask({ trin: ["2"], efter: ["tilbage"] }, furthest);
  furthest = await ask({ trin: ["1"], efter: ["tilbage"] }, furthest);
  furthest = await ask({ trin: ["0"], sprog: ["en"] }, furthest);
  furthest = await ask({ trin: ["0"] }, furthest);
  furthest = await ask({ trin: ["1"], samlet: ["god"] }, furthest);
  expect(furthest).toBe(2);
  expect(await counted()).toEqual(
    new Map([
      [1, 1],
      [2, 1],
    ]),
  );
});

test("what is sent counts once, however often the same form is sent", async () => {
  const nummer = [world.useCases.newSurveyId()];
  const send = { trin: ["0"], efter: ["send"], samlet: ["god"], nummer };
  await ask(send, review);
  await ask(send, review);
  expect(await counted()).toEqual(new Map([[review + 1, 1]]));
});

test.each(["99", "9999", "99999", "-3", "2e1", "x", ""])(
  "a forged page %j is clamped, and never counts past what was shown",
  async (forged) => {
    const furthest = await ask({ trin: ["1"], samlet: ["god"], laengst: [forged] });
    expect(furthest).toBeLessThanOrEqual(review);
    expect(furthest).toBeGreaterThanOrEqual(2);
    for (const [page, count] of await counted()) {
      expect(page).toBeLessThanOrEqual(2);
      expect(count).toBe(1);
    }
  },
);

test("nothing is written before the job's turn, and then one number for each page", async () => {
  for (let person = 0; person < 12; person += 1) {
    await ask({ trin: ["0"] });
    await ask({ trin: ["1"], samlet: ["god"] }, 1);
  }
  expect(rows()).toEqual([]);
  await storePageCounts(world.deps);
  await storePageCounts(world.deps);
  const row = { questionnaire_id: questionnaireId, version: instrument.version, campaign_id: null };
  expect(rows()).toEqual([
    { ...row, id: expect.any(String), page: 1, count: 12 },
    { ...row, id: expect.any(String), page: 2, count: 12 },
  ]);
});
