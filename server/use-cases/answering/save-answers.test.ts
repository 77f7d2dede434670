import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { AlreadySent, NotFound } from "#server/errors/problem.ts";
import {
  example,
  expectRefused,
  morning,
  openWorld,
  questionnaireId,
  type World,
} from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const save = (citizen: CitizenActor, responseId: string, answers: Record<string, unknown>) =>
  world.useCases.saveAnswers(citizen, { responseId, answers });

async function begun() {
  const citizen = await world.citizen();
  const { id } = await world.started(citizen, example("V03"));
  return { citizen, id };
}

describe("saving answers", () => {
  test("stores the well-formed ones and names the wrong ones", async () => {
    const { citizen, id } = await begun();
    const { response, problems } = await save(citizen, id, {
      bolig: "usikker",
      smerte: 11,
      netvaerk: "mange",
      alder: 44,
      diagnoser: ["intet", "intet"],
    });
    expect(response.answers["bolig"]).toBe("usikker");
    expect(problems.map(({ question, code }) => `${question}: ${code}`).sort()).toEqual([
      "alder: unknown-question",
      "diagnoser: duplicate",
      "netvaerk: unknown-code",
      "smerte: out-of-scale",
    ]);
  });

  test("a wrong new value takes away neither the old one nor what hangs on it", async () => {
    const { citizen, id } = await begun();
    const before = (await world.stored(citizen, { id })).answers;
    const { response, problems } = await save(citizen, id, { smerte: 99, mestring: "?", bolig: "ingen" });
    expect(problems.map(({ question }) => question)).toEqual(["mestring", "smerte"]);
    expect(response.answers).toEqual({ ...before, bolig: "ingen" });
    expect(before).toMatchObject({ smerte: 8, smerte_frygt: 8, forklaring: "ja" });
  });

  test("null clears an earlier answer, and the skip option stands as one", async () => {
    const { citizen, id } = await begun();
    const { response } = await save(citizen, id, { bolig: null, humoer: "vil_ikke_svare", diagnoser: [] });
    expect(response.answers).not.toHaveProperty("bolig");
    expect(response.answers).not.toHaveProperty("diagnoser");
    expect(response.answers["humoer"]).toBe("vil_ikke_svare");
  });

  test("a question that may not be skipped keeps its answer", async () => {
    const { citizen, id } = await begun();
    const { response, problems } = await save(citizen, id, { uddannelse: "vil_ikke_svare" });
    expect(problems).toEqual([{ question: "uddannelse", code: "not-skippable" }]);
    expect(response.answers["uddannelse"]).toBe("grundskole");
  });

  test("an answer to a question that is not shown any more is dropped", async () => {
    const { citizen, id } = await begun();
    const { response } = await save(citizen, id, { smerte: 3, mestring: "vil_ikke_svare" });
    expect(response.answers).not.toHaveProperty("smerte_frygt");
    expect(response.answers).not.toHaveProperty("forklaring");
  });

  test("keys of objects are only unknown questions", async () => {
    const { citizen, id } = await begun();
    const hostile = JSON.parse('{"__proto__":{"bolig":"ingen"},"constructor":"x","toString":"y"}');
    const { response, problems } = await save(citizen, id, hostile);
    expect(problems.map(({ code }) => code)).toEqual(Array(3).fill("unknown-question"));
    expect(response.answers["bolig"]).toBe("fast");
    expect(({} as { bolig?: string }).bolig).toBeUndefined();
  });

  test("free text is stored plain", async () => {
    const { citizen, id } = await begun();
    const { response } = await save(citizen, id, { fri_tekst: " <b>Hej</b>\r\nmed\u0000 dig " });
    expect(response.answers["fri_tekst"]).toBe("<b>Hej</b>\nmed dig");
  });

  test("a clock that jumps back a day loses no date", async () => {
    const citizen = await world.citizen();
    const today = {
      ...example("V13"),
      answers: { ...example("V13").answers, foerste_sygedag: "2026-11-02" },
    };
    const { id } = await world.started(citizen, today);
    world.clock.now = new Date(morning.getTime() - 86_400_000);
    const { response, problems } = await save(citizen, id, { bolig: "usikker" });
    world.clock.now = morning;
    expect(problems).toEqual([]);
    expect(response.answers).toMatchObject({ foerste_sygedag: "2026-11-02", bolig: "usikker" });
  });

  test("a date after today is refused", async () => {
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V13"));
    const { problems } = await save(citizen, id, { foerste_sygedag: "2026-11-03" });
    expect(problems).toEqual([{ question: "foerste_sygedag", code: "after-submission" }]);
    world.clock.now = new Date("2026-11-02T23:30:00Z");
    expect((await save(citizen, id, { foerste_sygedag: "2026-11-03" })).problems).toEqual([]);
    world.clock.now = morning;
  });

  test("the draft resumes at the furthest page that was reached", async () => {
    const { citizen, id } = await begun();
    const reach = (resumeAt: number) =>
      world.useCases.saveAnswers(citizen, { responseId: id, answers: {}, resumeAt });
    await reach(9);
    expect((await reach(4)).response.resumeAt).toBe(9);
    expect((await save(citizen, id, {})).response.resumeAt).toBe(9);
  });
});

describe("who may save", () => {
  test("nobody but the owner: for others the draft does not exist", async () => {
    const { id } = await begun();
    await expect(save(await world.citizen(), id, { bolig: "ingen" })).rejects.toThrow(NotFound);
    const staff = await world.staff("caseworker", "team_lead", "evaluator", "administrator");
    const change = { responseId: id, answers: {} };
    await expectRefused((visitor) => world.useCases.saveAnswers(visitor, change), [staff]);
  });

  test("what has been sent is not changed, and its receipt stays", async () => {
    const { citizen, id } = await begun();
    const sent = await world.useCases.sendResponse(citizen, { responseId: id });
    await expect(save(citizen, id, { bolig: "ingen" })).rejects.toThrow(AlreadySent);
    expect(await world.stored(citizen, { id })).toEqual(sent);
  });
});

describe("several saves at once", () => {
  const values = {
    bolig: ["fast", "usikker", "ingen"],
    netvaerk: ["flere", "en", "nej"],
    oekonomi: ["altid", "som_regel", "gaeld"],
    laese_skrive: ["ja", "svaert", "nej"],
    bevaegelse: ["dage_3_7", "ingen"],
  } as const;
  const ids = Object.keys(values) as (keyof typeof values)[];
  const value = fc
    .constantFrom(...ids)
    .chain((id) => fc.constantFrom(...values[id]).map((code) => [id, code] as const));

  test("never lose an answer that another one saved", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(value, { selector: ([id]) => id, minLength: 1, maxLength: 2 }), {
          minLength: 2,
          maxLength: 4,
        }),
        async (saves) => {
          const citizen = await world.citizen();
          const start = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;
          const { id } = await world.useCases.startResponse(citizen, start);
          await Promise.all(saves.map((entries) => save(citizen, id, Object.fromEntries(entries))));
          const { answers } = await world.stored(citizen, { id });
          const given = new Set(saves.flat().map(([question]) => question));
          expect(new Set(Object.keys(answers))).toEqual(given);
          for (const question of given) {
            const typed = saves.flat().filter(([name]) => name === question);
            expect(typed.map(([, code]) => code)).toContain(answers[question]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a save that meets the sending neither changes what was sent nor is taken for saved", async () => {
    const { citizen, id } = await begun();
    const [saved, sent] = await Promise.allSettled([
      save(citizen, id, { bolig: "ingen" }),
      world.useCases.sendResponse(citizen, { responseId: id }),
    ]);
    expect(sent.status).toBe("fulfilled");
    const { answers, sentAt } = await world.stored(citizen, { id });
    expect(sentAt).not.toBeNull();
    expect(answers["bolig"]).toBe(saved.status === "fulfilled" ? "ingen" : "fast");
    if (saved.status === "rejected") expect(saved.reason).toBeInstanceOf(AlreadySent);
  });
});
