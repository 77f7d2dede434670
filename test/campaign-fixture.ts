import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { langs } from "#questionnaires/languages.ts";
import type { StaffActor } from "#server/access/actor.ts";
import { newId } from "#server/use-cases/ids.ts";
import type { World } from "#test/use-case-fixture.ts";
import { questionnaireId } from "./letterbox-fixture.ts";

/** A campaign as an evaluator types it. */
export const campaignTyped = () =>
  ({
    id: newId(randomBytes),
    questionnaireId,
    name: "  Efteråret ",
    purpose: { da: "Vi vil gøre det bedre.", en: "" },
    opensOn: ["2", "11", "2026"],
    closesOn: ["30", "11", "2026"],
    leastCell: "5",
    release: "figures",
    languages: langs,
    invitees: "nobody",
    afterDays: "",
    remindAfter: "",
  }) as const;

/** Makes a campaign that has nothing wrong with it; its id. */
export async function campaignMade(
  world: World,
  evaluator: StaffActor,
  over: Partial<ReturnType<typeof campaignTyped>> = {},
): Promise<string> {
  const campaign = { ...campaignTyped(), ...over };
  expect(await world.useCases.evaluation.make(evaluator, campaign)).toEqual([]);
  return campaign.id;
}

/** Somebody answers by an address or a code. */
export async function answerSurvey(
  world: World,
  key: string,
  fields: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const door = await world.useCases.openSurveyDoor(key, null);
  const id = world.useCases.newSurveyId();
  await world.useCases.sendSurvey({ questionnaireId, fields, lang: "da", id, door });
}
