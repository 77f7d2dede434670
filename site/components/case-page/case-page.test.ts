import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scoringOf } from "#questionnaires/engine/scoring-of.ts";
import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";
import { answerCaseRequest, type CaseAnswer, languageFormOf } from "./case-request.ts";
import { caseView } from "./case-view.ts";
import { recordSteps } from "./record-steps.ts";

type Locals = Parameters<typeof answerCaseRequest>[0];
type Page = Extract<CaseAnswer, { kind: "page" }>;

let world: World;
let hanne: Locals["visitor"];
let omar: Locals["visitor"];
beforeAll(async () => {
  world = await openWorld();
  hanne = await world.staff("caseworker");
  omar = await world.staff("caseworker");
});
afterAll(() => world.close());

const arrived = async (id: string) => (await world.arrived(await world.citizen(), example(id))).id;

function ask(
  visitor: Locals["visitor"],
  caseId: string,
  form: Record<string, string> | null = null,
  kept = {},
) {
  const fields = form && Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]]));
  const keptForm = () => Promise.resolve(Object.keys(kept).length > 0 ? kept : null);
  return answerCaseRequest({ useCases: world.useCases, visitor, form: fields, keptForm }, caseId);
}

const post = (caseId: string, form: Record<string, string>) => ask(hanne, caseId, form);

async function page(asked: Promise<CaseAnswer>): Promise<Page> {
  const answer = await asked;
  if (answer.kind !== "page") throw new Error(`It goes to ${answer.to}.`);
  return answer;
}

async function opened(caseId: string): Promise<OpenCase> {
  const { found } = await page(ask(hanne, caseId));
  if (found.kind !== "open") throw new Error("The door is closed.");
  return found;
}

/** A case of Hanne's with the answers of a worked example; with a view when one is given. */
async function taken(id: string, view?: "lav" | "moderat" | "hoej"): Promise<string> {
  const caseId = await arrived(id);
  await post(caseId, { handling: "take" });
  if (view) await post(caseId, { handling: "own-view", skoen: view });
  return caseId;
}

describe("what the page shows before the own view", () => {
  test("is made of the answers alone, whatever order the result was stored in", async () => {
    const found = await opened(await taken("V16"));
    const turned = {
      ...found,
      topics: found.topics.toReversed(),
      resources: found.resources.toReversed(),
    };
    expect(caseView(turned, "da")).toEqual(caseView(found, "da"));
    expect(found.topics.length).toBeGreaterThan(1);
  });

  test("says nothing of points, level or attention, in either language", async () => {
    for (const id of ["V01", "V07", "V13", "V16"]) {
      const found = await opened(await taken(id));
      const { flags } = found.installed.questionnaire.definition;
      const scoring = scoringOf(found.installed.questionnaire.definition);
      for (const lang of ["da", "en"] as const) {
        const { steps, guide, ...rest } = caseView(found, lang);
        const shown = JSON.stringify({ steps, guide, rest });
        for (const { label } of flags) expect(shown).not.toContain(label[lang]);
        const levels = [...scoring.bands, ...scoring.track_levels].map(({ name }) => name[lang]);
        const words = [...levels, "point", "points"].join("|");
        expect(JSON.stringify(rest)).not.toMatch(new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, "iu"));
      }
    }
  });

  test("has the same three steps for every level", async () => {
    const steps = await Promise.all(
      ["V01", "V07", "V16"].map(async (id) => {
        const { ownView } = await opened(await taken(id));
        return recordSteps({ ownView, assessments: [], isRevealed: false }, "da");
      }),
    );
    expect(steps[1]).toEqual(steps[0]);
    expect(steps[2]).toEqual(steps[0]);
    expect(steps[0]?.map(({ state }) => state)).toEqual(["now", "later", "later"]);
  });

  test("keeps earlier assessments back, because a reason can tell the level", async () => {
    const found = await opened(await taken("V16"));
    const assessments = [{ reason: "Jeg er enig i høj" }] as unknown as OpenCase["assessments"];
    expect(caseView({ ...found, assessments }, "da").assessments).toEqual([]);
  });
});

describe("what is pressed on the page", () => {
  test("leads on when it is done, each to where its effect can be seen", async () => {
    const caseId = await arrived("V16");
    const to = async (form: Record<string, string>) => (await post(caseId, form)) as { to?: string };
    expect(await to({ handling: "take" })).toMatchObject({ to: `/sager/${caseId}?gemt=taget` });
    expect(await to({ handling: "own-view", skoen: "hoej" })).toMatchObject({
      to: `/sager/${caseId}?gemt=skoen#point`,
    });
    expect(await to({ handling: "assessment", vurdering: "hoej", begrundelse: "" })).toMatchObject({
      to: `/sager/${caseId}?gemt=vurdering#vurderinger`,
    });
    expect(await to({ handling: "release" })).toMatchObject({ to: "/sager" });
  });

  test("by the second of two who take the same case tells that a colleague was first", async () => {
    const caseId = await taken("V07");
    const answer = await page(ask(omar, caseId, { handling: "take" }));
    expect(answer).toMatchObject({ status: 409, isLate: true, found: { kind: "closed-door" } });
  });

  test("without a choice names the field and does nothing", async () => {
    const caseId = await arrived("V07");
    expect(await page(ask(omar, caseId, { handling: "purpose" }))).toMatchObject({
      status: 422,
      faults: [{ field: "formaal" }],
      found: { kind: "closed-door" },
    });
    await post(caseId, { handling: "take" });
    expect(await page(post(caseId, { handling: "own-view", skoen: "kan_ikke_vurderes" }))).toMatchObject({
      status: 422,
      faults: [{ field: "skoen" }],
      found: { ownView: null, revealed: null },
    });
  });

  test("a purpose opens the answers", async () => {
    const caseId = await arrived("V07");
    expect(await ask(omar, caseId, { handling: "purpose", formaal: "cover" })).toMatchObject({ kind: "go" });
    const { found } = await page(ask(omar, caseId));
    expect(found).toMatchObject({ kind: "open", standing: { purpose: "cover" } });
    expect(languageFormOf(found)).toBeUndefined();
  });
});

describe("the assessment form", () => {
  test("asks for a reason when the assessment differs, and keeps what was chosen", async () => {
    const caseId = await taken("V16", "hoej");
    const answer = await page(post(caseId, { handling: "assessment", vurdering: "lav", begrundelse: " " }));
    expect(answer).toMatchObject({
      status: 422,
      typed: { view: "lav" },
      faults: [{ field: "begrundelse", message: "staff.assessment.reasonMissing" }],
    });
  });

  test("names both faults at once, and keeps a text that is too long whole", async () => {
    const caseId = await taken("V16", "hoej");
    const reason = "æ".repeat(4001);
    const answer = await page(post(caseId, { handling: "assessment", begrundelse: reason }));
    expect(answer.faults.map(({ field }) => field)).toEqual(["vurdering", "begrundelse"]);
    expect(answer.typed.reason).toBe(reason);
  });

  test("says why the reason is needed when there is no level to differ from", async () => {
    const caseId = await taken("V09", "hoej");
    const answer = await page(post(caseId, { handling: "assessment", vurdering: "hoej", begrundelse: "" }));
    expect(answer.faults).toMatchObject([{ message: "staff.assessment.reasonMissingAlways" }]);
  });

  test("keeps its text through a change of language, and records nothing", async () => {
    const caseId = await taken("V16", "hoej");
    const form = { handling: "assessment", vurdering: "lav", begrundelse: "Vi talte\r\nsammen", sprog: "en" };
    const answer = await page(post(caseId, form));
    expect(answer).toMatchObject({ status: 200, typed: { view: "lav", reason: "Vi talte\nsammen" } });
    expect((await opened(caseId)).assessments).toEqual([]);
  });

  test("is filled in again with what was typed before the log-in ended", async () => {
    const caseId = await taken("V16", "hoej");
    const kept = { handling: ["assessment"], vurdering: ["lav"], begrundelse: ["Halvt færdig"] };
    const answer = await page(ask(hanne, caseId, null, kept));
    expect(answer).toMatchObject({ isKept: true, typed: { view: "lav", reason: "Halvt færdig" } });
    expect(await page(ask(hanne, caseId, null, { handling: ["take"] }))).toMatchObject({ isKept: false });
  });
});
