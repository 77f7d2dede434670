import { expect } from "vitest";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { example, openWorld, questionnaireId } from "#test/use-case-fixture.ts";

const { variant, answers } = example("V13");

const opening = (who: CitizenActor, way: "phone" | "meeting" = "phone") => ({
  citizenId: who.id,
  questionnaireId,
  variant,
  lang: "da" as const,
  way,
});

/** The draft of a citizen, as staff name it. */
export const at = (who: CitizenActor) => ({ citizenId: who.id, questionnaireId });

export type TogetherWorld = Awaited<ReturnType<typeof openTogetherWorld>>;

/** A world with two caseworkers, and staff who may not write for anybody. */
export async function openTogetherWorld() {
  const world = await openWorld();
  const hanne = await world.staff("caseworker");
  const omar = await world.staff("caseworker");
  const others: readonly StaffActor[] = await Promise.all(
    (["team_lead", "evaluator", "administrator"] as const).map((role) => world.staff(role)),
  );
  const { useCases } = world;
  const filledIn = async (who: CitizenActor) => {
    const draft = await useCases.openTogether(hanne, opening(who));
    const changes = { responseId: draft.id, answers };
    const { problems } = await useCases.assisted.saveAnswers(hanne, at(who), changes);
    expect(problems).toEqual([]);
    return draft;
  };
  return {
    world,
    hanne,
    omar,
    others,
    opening,
    /** A draft that Hanne has opened on the phone and filled in with all answers of an example. */
    filledIn,
    /** The same, sent by her. */
    async sentTogether(who: CitizenActor) {
      const { id: responseId } = await filledIn(who);
      const { id } = await useCases.assisted.sendResponse(
        hanne,
        { citizenId: who.id, responseId },
        { responseId },
      );
      return world.stored(who, { id });
    },
  };
}
