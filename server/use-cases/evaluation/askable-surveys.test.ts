import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "#questionnaires/engine/compile.ts";
import type { StaffActor } from "#server/access/actor.ts";
import { createLibrary, type Installed } from "#server/use-cases/library.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";
import { campaignTyped } from "#test/campaign-fixture.ts";
import { library, openWorld, type World } from "#test/use-case-fixture.ts";

const first = library.newest("tilfredshed");
const second: Installed = {
  instrument: { questionnaireId: "tilfredshed", version: "1.10.0", hash: "ab".repeat(32) },
  questionnaire: compile({ ...first.questionnaire.definition, version: "1.10.0" }),
};

let world: World;
let evaluator: StaffActor;
beforeAll(async () => {
  world = await openWorld();
  evaluator = await world.staff("evaluator");
});
afterAll(() => world.close());

const useCases = () => bindUseCases({ ...world.deps, library: createLibrary([second, ...library.all]) });

test("the newest version of each is offered by its id, and older ones behind them by id and version", () => {
  const choices = useCases()
    .evaluation.askable(evaluator)
    .map(({ choice }) => choice);
  expect(choices.toSorted()).toEqual(["fremtid", "modeltro", "tilfredshed", "tilfredshed@1.0.0"]);
  expect(choices.at(-1)).toBe("tilfredshed@1.0.0");
});

test("a campaign asks the version that was chosen, and is answered in it", async () => {
  const { evaluation, openSurveyDoor, showSurvey } = useCases();
  for (const [questionnaireId, version] of [
    ["tilfredshed", "1.10.0"],
    ["tilfredshed@1.0.0", "1.0.0"],
  ] as const) {
    const campaign = { ...campaignTyped(), questionnaireId };
    expect(await evaluation.make(evaluator, campaign)).toEqual([]);
    const made = (await evaluation.campaign(evaluator, campaign.id)).campaign;
    const door = await openSurveyDoor(made.linkKey, null);
    expect([door.closed, door.campaign.instrument.version]).toEqual([null, version]);
    expect(showSurvey("tilfredshed", version).instrument.version).toBe(version);
  }
  const unknown = { ...campaignTyped(), questionnaireId: "tilfredshed@1.10.0" };
  expect(await evaluation.make(evaluator, unknown)).toEqual([{ field: "questionnaireId", code: "required" }]);
});
