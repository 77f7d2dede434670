import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { AlreadySent, NotFound, WrongBody } from "#server/errors/problem.ts";
import { example, expectRefused, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const numberOf = (id: string, variant: string): number =>
  world.deps.library
    .newest(questionnaireId)
    .questionnaire.definition.questions.filter(({ variants }) => variants.includes(variant))
    .findIndex((question) => question.id === id) + 1;

async function working(on: string, id = "V03") {
  const one = example(id);
  const citizen = await world.citizen();
  const draft = await world.started(citizen, one);
  const number = numberOf(on, one.variant);
  const shown = await world.useCases.showPage(citizen, { questionnaireId, number });
  if (shown.kind !== "page") throw new Error("The page is hidden.");
  return { citizen, number, stamp: shown.stamp, draft, stored: () => world.stored(citizen, draft) };
}

const autosave = (citizen: CitizenActor, page: { number: number; stamp: string }, fields: Fields) =>
  world.useCases.autosavePage(citizen, { questionnaireId, lang: "da", fields, ...page });

describe("a page that somebody is working on", () => {
  test("is saved, and the draft resumes there and not further on", async () => {
    const citizen = await world.citizen();
    const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;
    await world.useCases.startResponse(citizen, start);
    const shown = await world.useCases.showPage(citizen, { questionnaireId, number: 3 });
    const stamp = shown.kind === "page" ? shown.stamp : "";
    const saved = await autosave(citizen, { number: 3, stamp }, { jobsoegning: ["nej"] });
    expect(saved).toEqual({ kind: "saved", at: world.clock.now });
    expect(await world.useCases.resumePoint(citizen, questionnaireId)).toBe(3);
    const draft = await world.ports.responses.draftOf(citizen.id, questionnaireId);
    expect(draft?.answers).toEqual({ jobsoegning: "nej" });
  });

  test("takes no answer away that hangs on it: that waits until the page is posted", async () => {
    const { citizen, number, stamp, draft, stored } = await working("smerte");
    expect(await autosave(citizen, { number, stamp }, { smerte: ["1"] })).toEqual({ kind: "waits" });
    expect((await stored()).answers).toEqual(draft.answers);
    const page = { questionnaireId, number, stamp, fields: { smerte: ["1"] }, lang: "da" } as const;
    await world.useCases.savePage(citizen, { ...page, pause: false });
    expect((await stored()).answers).not.toHaveProperty("smerte_frygt");
  });

  test("with half a date says nothing yet; with a wrong one it says what is wrong", async () => {
    const { citizen, stored, draft, ...page } = await working("foerste_sygedag", "V13");
    const typed = (day: string, month: string, year: string) => ({
      "foerste_sygedag-day": [day],
      "foerste_sygedag-month": [month],
      "foerste_sygedag-year": [year],
    });
    expect(await autosave(citizen, page, typed("3", "", ""))).toEqual({ kind: "unfinished" });
    expect(await autosave(citizen, page, typed("31", "2", "2026"))).toMatchObject({
      kind: "problem",
      problem: { code: "not-a-date" },
    });
    expect((await stored()).answers).toEqual(draft.answers);
  });

  test("never asks whether it is complete: blank is saved as blank", async () => {
    const { citizen, stored, draft: _, ...page } = await working("uddannelse");
    expect(await autosave(citizen, page, {})).toMatchObject({ kind: "saved" });
    expect((await stored()).answers).not.toHaveProperty("uddannelse");
  });

  test("that another screen has changed meanwhile is told, and nothing is overwritten", async () => {
    const { citizen, stored, draft, ...page } = await working("bolig");
    await world.useCases.saveAnswers(citizen, { responseId: draft.id, answers: { bolig: "usikker" } });
    expect(await autosave(citizen, page, { bolig: ["ingen"] })).toEqual({ kind: "conflict" });
    expect((await stored()).answers["bolig"]).toBe("usikker");
  });

  test("and is then posted is no conflict with itself, and bumps the revision by one each", async () => {
    const { citizen, stored, draft, ...page } = await working("bolig");
    await autosave(citizen, page, { bolig: ["ingen"] });
    expect((await stored()).revision).toBe(draft.revision + 1);
    const posted = { questionnaireId, lang: "da", pause: false, fields: { bolig: ["usikker"] } } as const;
    expect(await world.useCases.savePage(citizen, { ...posted, ...page })).toMatchObject({ kind: "saved" });
    expect(await stored()).toMatchObject({ revision: draft.revision + 2, answers: { bolig: "usikker" } });
  });

  test("whose question another tab has hidden saves nothing", async () => {
    const { citizen, draft, stored, ...page } = await working("smerte_frygt");
    await world.useCases.saveAnswers(citizen, { responseId: draft.id, answers: { smerte: 0 } });
    expect(await autosave(citizen, page, { smerte_frygt: ["3"] })).toEqual({ kind: "waits" });
    expect((await stored()).answers).not.toHaveProperty("smerte_frygt");
  });
});

describe("who may", () => {
  test("only citizens, on a page that there is, in a draft that is not sent", async () => {
    const { citizen, draft, stored: _, ...page } = await working("bolig");
    await expect(autosave(citizen, page, { netvaerk: ["en"] })).rejects.toThrow(WrongBody);
    await expect(autosave(citizen, { ...page, number: 99 }, {})).rejects.toThrow(NotFound);
    const staff = await world.staff("caseworker", "administrator");
    const posted = { questionnaireId, lang: "da", fields: {}, ...page } as const;
    await expectRefused((visitor) => world.useCases.autosavePage(visitor, posted), [staff]);
    await world.useCases.sendResponse(citizen, { responseId: draft.id });
    await expect(autosave(citizen, page, { bolig: ["ingen"] })).rejects.toThrow(NotFound);
    await expect(
      world.useCases.saveAnswers(citizen, { responseId: draft.id, answers: {}, gently: true }),
    ).rejects.toThrow(AlreadySent);
  });
});
