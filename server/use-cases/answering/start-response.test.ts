import { afterAll, beforeAll, expect, test } from "vitest";
import { NotFound } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;

test("a draft begins empty, on the first page, tied to the newest version and its hash", async () => {
  const citizen = await world.citizen();
  const draft = await world.useCases.startResponse(citizen, start);
  expect(draft).toMatchObject({
    variant: "kontanthjaelp",
    lang: "da",
    answers: {},
    resumeAt: 1,
    sentAt: null,
    instrument: { questionnaireId, version: "1.0.0", hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(await world.useCases.resumePoint(citizen, questionnaireId)).toBe(1);
});

test("a draft tells in which language it is read, and by which translation", async () => {
  const citizen = await world.citizen();
  const draft = await world.useCases.startResponse(citizen, { ...start, lang: "ar" });
  const arabic = world.deps.library.exactly(draft.instrument).translations?.[0]?.hash;
  expect(arabic).toMatch(/^[0-9a-f]{64}$/);
  expect(draft).toMatchObject({ lang: "ar", translationHash: arabic });
  const save = (lang: "da" | "ar") =>
    world.useCases.saveAnswers(citizen, { responseId: draft.id, answers: { helbred: "godt" }, lang });
  expect((await save("da")).response).toMatchObject({ lang: "da", translationHash: null });
  expect((await save("ar")).response).toMatchObject({ lang: "ar", translationHash: arabic });
});

test("there is one draft a questionnaire, also when two devices begin at once", async () => {
  const citizen = await world.citizen();
  const both = await Promise.all([
    world.useCases.startResponse(citizen, start),
    world.useCases.startResponse(citizen, { ...start, variant: "sygedagpenge" }),
  ]);
  expect(both[0]?.id).toBe(both[1]?.id);
  expect((await world.useCases.myResponses(citizen)).drafts).toHaveLength(1);
});

test("after sending a new draft may begin, and makes a case of its own", async () => {
  const citizen = await world.citizen();
  const first = await world.sent(citizen, example("V07"));
  const second = await world.sent(citizen, example("V07"));
  expect(second.id).not.toBe(first.id);
  expect(second.receiptNumber).not.toBe(first.receiptNumber);
  expect(await world.ports.cases.casesOf(citizen.id)).toHaveLength(2);
});

test("an unknown questionnaire or benefit does not exist", async () => {
  const citizen = await world.citizen();
  for (const wrong of [{ questionnaireId: "andet" }, { variant: "folkepension" }, { variant: "__proto__" }])
    await expect(world.useCases.startResponse(citizen, { ...start, ...wrong })).rejects.toThrow(NotFound);
  expect((await world.useCases.myResponses(citizen)).drafts).toEqual([]);
});

test("only citizens begin", async () => {
  const staff = await world.staff("caseworker", "team_lead", "evaluator", "administrator");
  await expectRefused((visitor) => world.useCases.startResponse(visitor, start), [staff]);
});
