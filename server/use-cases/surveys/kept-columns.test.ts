import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Campaign, SurveyAnswer } from "#db/ports.ts";
import { columnsFrom, shapeOf } from "#server/results/kept-columns.ts";
import { agreement, campaignOf, later, least, questionnaireId } from "#test/letterbox-fixture.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";
import { emptyLetterbox } from "./letterbox.ts";
import { surveyItems } from "./survey-items.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** Statements with five answers each: between them they tell the test, and nobody else, who answered. */
const digits = ["udbytte", "indflydelse", "taettere", "bedre"] as const;
const steps = ["helt_uenig", "uenig", "midt", "enig", "helt_enig"] as const;
const saidBy = (person: number) =>
  Object.fromEntries(digits.map((id, at) => [id, [steps[Math.floor(person / 5 ** at) % 5] ?? ""]]));

async function send(asked: Campaign, person: number): Promise<void> {
  const door = await world.useCases.openSurveyDoor(asked.linkKey, null);
  const fields = { samlet: ["god"], enhed: [person % 2 === 0 ? "nord" : "syd"], ...saidBy(person) };
  const id = world.useCases.newSurveyId();
  await world.useCases.sendSurvey({ questionnaireId, fields, lang: "da", id, door });
}

test("the order in the columns is that of the random ids, and says nothing of the order in which letters came", async () => {
  const people = 400;
  const asked = await campaignOf(world);
  for (let person = 0; person < people; person += 1) await send(asked, person);
  await emptyLetterbox(world.deps);
  later(world, 31);
  await emptyLetterbox(world.deps);

  const { library, municipality } = world.deps;
  const installed = library.newest(questionnaireId);
  const items = surveyItems(installed, municipality.units);
  const which = { questionnaireId, version: installed.instrument.version, campaignId: asked.id };
  const pieces = await world.ports.surveys.columns(which, shapeOf(items, installed.instrument.hash));
  expect(pieces?.map(({ people: count }) => count)).toEqual([people - least, least]);
  const { values } = columnsFrom(items, pieces ?? []);
  const columns = digits.map((id) => values[items.findIndex((item) => item.id === id)] ?? new Uint8Array());
  const order = Array.from({ length: people }, (_, place) =>
    columns.reduce((sum, column, at) => sum + ((column[place] ?? 0) - 1) * 5 ** at, 0),
  );
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: people }, (_, person) => person));
  expect(Math.abs(agreement(order))).toBeLessThan(0.25);

  const stored: SurveyAnswer[] = [];
  await world.ports.surveys.eachAnswer(which, (some) => void stored.push(...some));
  const byId = stored.toSorted((a, b) => (`${a.day}${a.id}` < `${b.day}${b.id}` ? -1 : 1));
  const personIn = ({ answers }: SurveyAnswer) =>
    digits.reduce((sum, id, at) => sum + steps.indexOf(answers[id] as (typeof steps)[number]) * 5 ** at, 0);
  expect(order).toEqual(byId.map(personIn));
});

describe("units that the municipality changes", () => {
  const units = [
    { code: "oest", name: "Team Øst" },
    { code: "syd", name: "Team Syd" },
  ];

  async function answered(days: number) {
    const asked = await campaignOf(world, days);
    for (let person = 0; person < 60; person += 1) await send(asked, person);
    const evaluator = await world.staff("evaluator");
    const eachAnswer = vi.spyOn(world.ports.surveys, "eachAnswer");
    const told = async (over: Parameters<World["decided"]>[0] = {}) => {
      const { items, ...results } = await world
        .decided(over)
        .evaluation.results(evaluator, { campaignId: asked.id });
      const enhed = items.find(({ id }) => id === "enhed")?.codes;
      return { enhed, told: results.told, names: results.units.map(({ name }) => name) };
    };
    return { told, eachAnswer };
  }

  test("are those of a survey that is open, and its columns are made anew once", async () => {
    const { told, eachAnswer } = await answered(30);
    await emptyLetterbox(world.deps);
    const before = await told();
    expect(before.told?.publication.people).toBe(55);
    expect(eachAnswer).not.toHaveBeenCalled();
    const changed = await told({ units });
    expect(eachAnswer).toHaveBeenCalledTimes(1);
    expect(changed.enhed).toEqual(["oest", "syd"]);
    expect(await told({ units })).toEqual(changed);
    expect(eachAnswer).toHaveBeenCalledTimes(1);
    expect(await told()).toEqual(before);
    expect(eachAnswer).toHaveBeenCalledTimes(2);
  });

  test("change nothing in a survey that is counted: other groups than before would tell of few", async () => {
    const { told, eachAnswer } = await answered(3);
    later(world, 3);
    await emptyLetterbox(world.deps);
    const before = await told();
    expect(before.told?.publication.people).toBe(60);
    expect(before.told?.publication.groups.length).toBeGreaterThan(0);
    expect(await told({ units })).toEqual(before);
    expect(await told({ units: [] })).toEqual(before);
    expect(eachAnswer).not.toHaveBeenCalled();
  });
});
