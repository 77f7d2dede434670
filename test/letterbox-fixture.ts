import { randomBytes } from "node:crypto";
import type { Campaign, SurveyCode } from "#db/ports.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId, newSurveyCode } from "#server/use-cases/ids.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { makeAudit } from "./contract/fixtures.ts";
import { morning, type World } from "./use-case-fixture.ts";

/** What people are asked, and the fewest that any of them may be taken for, in tests of the letterbox. */
export const questionnaireId = "tilfredshed";
export const least = 5;

const dayMs = 86_400_000;

/** Sets the clock to so many days after the first morning. */
export const later = (world: World, days: number): void => {
  world.clock.now = new Date(morning.getTime() + days * dayMs);
};

/** A campaign that opens on the first morning. */
export async function campaignOf(world: World, days = 30, over: Partial<Campaign> = {}): Promise<Campaign> {
  const { library } = world.deps;
  const { instrument } = library.newest(questionnaireId);
  const made: Campaign = {
    id: newId(randomBytes),
    instrument,
    name: "Prøve",
    purpose: { da: "Vi vil gøre det bedre.", en: "We want to do better." },
    opensOn: civilDate(morning),
    closesOn: civilDate(new Date(morning.getTime() + (days - 1) * dayMs)),
    leastCell: least,
    invitees: "nobody",
    afterDays: 0,
    remindAfter: 0,
    release: "figures",
    counted: null,
    turnout: null,
    answersDeletedOn: null,
    languages: null,
    linkKey: newSurveyCode(randomBytes),
    ownerId: "staff" as Campaign["ownerId"],
    revision: 0,
    createdAt: morning,
    ...over,
  };
  await world.ports.campaigns.add(made, makeAudit({ subjectKind: "campaign" }));
  return made;
}

/** What the world is given when none of its versions of questionnaires is installed any more, but newer ones. */
export const withNewerVersions = ({ deps }: World): Deps => ({
  ...deps,
  library: createLibrary(
    deps.library.all.map(({ instrument, ...installed }) => ({
      ...installed,
      instrument: { ...instrument, version: "9.0.0", hash: `${instrument.hash}9` },
    })),
  ),
});

/** Codes in the order of their letters. */
export async function codesFor(world: World, { id }: Campaign, count: number): Promise<readonly string[]> {
  const codes = Array.from({ length: count }, () => newSurveyCode(randomBytes));
  const make = (): readonly SurveyCode[] =>
    codes.map((code, place) => ({
      codeHash: world.deps.codeHash(code),
      campaignId: id,
      number: place + 1,
      unit: "",
      spent: false,
      channel: "letter",
    }));
  await world.ports.campaigns.addCodes(id, make, makeAudit({ subjectKind: "campaign" }));
  return codes;
}

/** How two orders agree, from -1 to 1 (Spearman); `order` is the places of one in the other, each once. */
export function agreement(order: readonly number[]): number {
  const count = order.length;
  const apart = order.reduce((sum, at, place) => sum + (at - place) ** 2, 0);
  return 1 - (6 * apart) / (count * (count ** 2 - 1));
}
