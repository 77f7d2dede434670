import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "#questionnaires/engine/compile.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { AlreadySent, Conflict, NotFound } from "#server/errors/problem.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";
import {
  example,
  expectRefused,
  library,
  openWorld,
  questionnaireId,
  type World,
} from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Asks what the change would do, and confirms it. */
async function switched(citizen: CitizenActor, change: { responseId: string; variant: string }) {
  const place = library.newest(questionnaireId).questionnaire.variants.indexOf(change.variant) + 1;
  const { stamp } = await world.useCases.showVariantChange(citizen, { questionnaireId, place });
  return world.useCases.changeVariant(citizen, { ...change, stamp });
}

test("shared answers are kept, the others dropped, and the draft starts again", async () => {
  const citizen = await world.citizen();
  const { id, answers } = await world.started(citizen, example("V13"));
  const changed = await switched(citizen, { responseId: id, variant: "kontanthjaelp" });
  const { foerste_sygedag, tidl_sygefravaer, job_situation, ...shared } = answers;
  expect([foerste_sygedag, tidl_sygefravaer, job_situation]).not.toContain(undefined);
  expect(changed).toMatchObject({ variant: "kontanthjaelp", resumeAt: 1 });
  expect(changed.answers).toEqual(shared);
  expect(await world.useCases.resumePoint(citizen, questionnaireId)).toBe(1);
});

test("choosing the same benefit again changes neither answers nor place", async () => {
  const citizen = await world.citizen();
  const { id, answers } = await world.started(citizen, example("V13"));
  await world.useCases.saveAnswers(citizen, { responseId: id, answers: {}, resumeAt: 12 });
  const same = await switched(citizen, { responseId: id, variant: "sygedagpenge" });
  expect(same).toMatchObject({ resumeAt: 12, answers });
});

test("what was changed after the page had told it is told anew, not done", async () => {
  const citizen = await world.citizen();
  const { id, answers } = await world.started(citizen, example("V13"));
  const place = library.newest(questionnaireId).questionnaire.variants.indexOf("kontanthjaelp") + 1;
  const { stamp } = await world.useCases.showVariantChange(citizen, { questionnaireId, place });
  await world.useCases.saveAnswers(citizen, { responseId: id, answers: { fri_tekst: "Skrevet imens." } });
  const change = { responseId: id, variant: "kontanthjaelp" };
  for (const old of [stamp, undefined, "x"])
    await expect(world.useCases.changeVariant(citizen, { ...change, stamp: old })).rejects.toThrow(Conflict);
  expect(await world.stored(citizen, { id })).toMatchObject({
    variant: "sygedagpenge",
    answers: { ...answers, fri_tekst: "Skrevet imens." },
  });
});

test("what it would do is told first, by the benefits of the draft's own version, and nothing is changed", async () => {
  const citizen = await world.citizen();
  const { id, answers, variant } = await world.started(citizen, example("V13"));
  const show = (place: number | null) =>
    world.useCases.showVariantChange(citizen, { questionnaireId, place });
  const { variants } = library.newest(questionnaireId).questionnaire;
  const place = variants.indexOf("kontanthjaelp") + 1;
  expect(await show(place)).toMatchObject({
    variant: "kontanthjaelp",
    kept: Object.keys(answers).length - 3,
    dropped: 3,
  });
  expect(await show(variants.indexOf(variant) + 1)).toMatchObject({ variant, dropped: 0 });
  for (const none of [null, 0, variants.length + 1]) await expect(show(none)).rejects.toThrow(NotFound);
  expect(await world.stored(citizen, { id })).toMatchObject({ variant, answers });
});

test("a newer version that knows fewer benefits does not decide for a draft of an older one", async () => {
  const citizen = await world.citizen();
  await world.started(citizen, example("V13"));
  const [old] = library.all.filter(({ instrument }) => instrument.questionnaireId === questionnaireId);
  if (old === undefined) throw new Error("There is no screening.");
  const { definition } = old.questionnaire;
  const variants = definition.variants.filter(({ id }) => id === "sygedagpenge");
  const fewer = compile({ ...definition, version: "2.0.0", variants });
  const instrument = { questionnaireId, version: "2.0.0", hash: "ab".repeat(32) };
  const newer = createLibrary([old, { instrument, questionnaire: fewer }]);
  const after = bindUseCases({ ...world.deps, library: newer });
  const place = old.questionnaire.variants.indexOf("kontanthjaelp") + 1;
  const shown = await after.showVariantChange(citizen, { questionnaireId, place });
  expect(shown).toMatchObject({ variant: "kontanthjaelp", installed: old });
});

test("an answer of the other benefit is refused before and after", async () => {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V07"));
  const foreign = { responseId: id, answers: { job_situation: "plan" } };
  expect((await world.useCases.saveAnswers(citizen, foreign)).problems).toEqual([
    { question: "job_situation", code: "other-variant" },
  ]);
  await switched(citizen, { responseId: id, variant: "sygedagpenge" });
  expect((await world.useCases.saveAnswers(citizen, foreign)).problems).toEqual([]);
});

test("what has been sent keeps its benefit; an unknown benefit and another citizen's draft do not exist", async () => {
  const [citizen, other] = [await world.citizen(), await world.citizen()];
  const { id } = await world.started(citizen, example("V07"));
  const change = { responseId: id, variant: "sygedagpenge", stamp: undefined };
  await expect(world.useCases.changeVariant(other, change)).rejects.toThrow(NotFound);
  await expect(world.useCases.changeVariant(citizen, { ...change, variant: "x" })).rejects.toThrow(NotFound);
  await world.useCases.sendResponse(citizen, { responseId: id });
  await expect(world.useCases.changeVariant(citizen, change)).rejects.toThrow(AlreadySent);
});

test("only citizens change their benefit", async () => {
  const staff = await world.staff("caseworker", "team_lead", "administrator");
  const change = { responseId: "x", variant: "sygedagpenge", stamp: undefined };
  await expectRefused((visitor) => world.useCases.changeVariant(visitor, change), [staff]);
  const asked = { questionnaireId, place: 1 };
  await expectRefused((visitor) => world.useCases.showVariantChange(visitor, asked), [staff]);
});

test("a page that was open over the change is saved when its question is still asked, and leads on when it is not", async () => {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V13"));
  const { questionnaire } = library.newest(questionnaireId);
  const numberOf = (question: string, variant: string) =>
    questionnaire.definition.questions
      .filter(({ variants }) => variants.includes(variant))
      .findIndex((one) => one.id === question) + 1;
  const open = async (question: string) => {
    const number = numberOf(question, "sygedagpenge");
    const shown = await world.useCases.showPage(citizen, { questionnaireId, number });
    if (shown.kind !== "page") throw new Error(`There is no page ${number}.`);
    return { questionnaireId, number, stamp: shown.stamp, lang: "da", pause: false } as const;
  };
  const [words, sickDay] = [await open("fri_tekst"), await open("job_situation")];
  await switched(citizen, { responseId: id, variant: "kontanthjaelp" });
  const before = (await world.stored(citizen, { id })).answers;
  const other = { job_situation: ["ingen_plan"] };
  expect(await world.useCases.savePage(citizen, { ...sickDay, fields: other })).toMatchObject({
    kind: "saved",
  });
  expect((await world.stored(citizen, { id })).answers).toEqual(before);
  const typed = { fri_tekst: ["Skrevet på telefonen."] };
  expect(await world.useCases.savePage(citizen, { ...words, fields: typed })).toMatchObject({
    kind: "saved",
  });
  expect((await world.stored(citizen, { id })).answers).toEqual({ ...before, fri_tekst: typed.fri_tekst[0] });
});
