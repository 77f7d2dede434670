import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { deleteOldSurveys } from "#server/jobs/old-surveys.ts";
import { keepInvitations } from "#server/jobs/survey-invitations.ts";
import { emptySurveyLetterbox } from "#server/jobs/survey-letterbox.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";
import { campaignOf, later, questionnaireId, withNewerVersions } from "#test/letterbox-fixture.ts";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";
import { inviteCitizens } from "./invitations.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const rowsOf = (table: string) => (world.dump()[table] ?? []) as readonly Record<string, string | number>[];
const log = { fault: (_: string, error: unknown) => expect.unreachable(String(error)) };

async function sender(): Promise<CitizenActor> {
  const citizen = await world.citizen();
  await world.sent(citizen, example("V13"));
  return citizen;
}

async function answer(key: string): Promise<void> {
  const door = await world.useCases.openSurveyDoor(key, null);
  const id = world.useCases.newSurveyId();
  await world.useCases.sendSurvey({ questionnaireId, fields: { samlet: ["god"] }, lang: "da", id, door });
}

describe("a campaign whose version of the questionnaire is not installed", () => {
  test("is shown to nobody whom it has invited", async () => {
    const citizen = await sender();
    await campaignOf(world, 30, { invitees: "sent" });
    await inviteCitizens(world.deps);
    const without = bindUseCases(withNewerVersions(world));
    expect(await without.invitations.mine(citizen)).toEqual([]);
    expect(await world.useCases.invitations.mine(citizen)).toHaveLength(1);
  });

  test("invites nobody until it is there again", async () => {
    await sender();
    await campaignOf(world, 30, { invitees: "sent" });
    expect(await inviteCitizens(withNewerVersions(world))).toBe(0);
    expect(rowsOf("survey_invitations")).toEqual([]);
    expect(await inviteCitizens(world.deps)).toBe(1);
  });

  test("keeps its letters until its answers are to be deleted, and then nothing: no letter, no code and no name", async () => {
    const people = [await sender(), await sender()];
    const { id } = await campaignOf(world, 30, { invitees: "sent" });
    await inviteCitizens(world.deps);
    for (const citizen of people)
      await answer((await world.useCases.invitations.mine(citizen))[0]?.code ?? "");
    const [letter] = rowsOf("survey_letters").map(({ sealed }) => String(sealed).slice(0, 200));
    const deps = withNewerVersions(world);
    const { database } = world;
    const keep = async () => {
      await emptySurveyLetterbox({ deps, database, log });
      await keepInvitations({ deps, database });
      await deleteOldSurveys({ database, municipality: deps.municipality, now: deps.now });
      await keepInvitations({ deps, database });
    };
    later(world, 300);
    await keep();
    expect([rowsOf("survey_letters"), rowsOf("survey_invitations")].map(({ length }) => length)).toEqual([
      2, 2,
    ]);
    expect(await world.ports.campaigns.find(id), "what waits may still come in").toMatchObject({
      counted: null,
    });
    later(world, 760);
    await keep();
    for (const table of ["survey_letters", "survey_codes", "survey_invitations", "survey_answers"])
      expect(rowsOf(table)).toEqual([]);
    const files = readdirSync(world.dataDir).map((name) => readFileSync(join(world.dataDir, name), "latin1"));
    expect(files.join("")).not.toContain(letter);
    expect(await world.ports.campaigns.find(id)).toMatchObject({
      answersDeletedOn: "2028-12-01",
      counted: { on: "2028-12-01" },
      turnout: null,
    });
  });

  test("has its letters deleted also when its answers were deleted before", async () => {
    const campaign = await campaignOf(world, 30, { answersDeletedOn: "2026-12-24" });
    await answer(campaign.linkKey);
    later(world, 60);
    await emptySurveyLetterbox({ deps: withNewerVersions(world), database: world.database, log });
    expect(rowsOf("survey_letters")).toEqual([]);
  });
});
