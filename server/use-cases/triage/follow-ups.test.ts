import { afterAll, beforeAll, expect, test } from "vitest";
import { openTogetherWorld, type TogetherWorld } from "#test/together-fixture.ts";
import { example } from "#test/use-case-fixture.ts";

let fixture: TogetherWorld;
beforeAll(async () => {
  fixture = await openTogetherWorld();
});
afterAll(() => fixture.world.close());

test("a measurement that a caseworker wrote tells who wrote it, and what the citizen says is wrong", async () => {
  const { world, hanne } = fixture;
  const { useCases } = world;
  const citizen = await world.citizen();
  const { id: caseId } = await world.arrived(citizen, example("V13"));
  const questionnaireId = "progression";
  const opening = {
    citizenId: citizen.id,
    questionnaireId,
    variant: "alle",
    lang: "da",
    way: "phone",
  } as const;
  const { id: responseId } = await useCases.openTogether(hanne, opening);
  const at = { citizenId: citizen.id, questionnaireId };
  await useCases.assisted.saveAnswers(hanne, at, {
    responseId,
    answers: { maal: 4, siden_sidst: "En tur." },
  });
  await useCases.assisted.sendResponse(hanne, { citizenId: citizen.id, responseId }, { responseId });
  const word = { fits: false, comment: "", remarks: { maal: "Jeg sagde 6." } };
  await useCases.confirmAnswers(citizen, { responseId, ...word });
  await useCases.takeCase(hanne, { caseId });
  const found = await useCases.openCase(hanne, { caseId });
  if (found.kind !== "open") throw new Error("The door is closed.");
  expect(found.followUps).toMatchObject([
    { help: [{ staffId: hanne.id, way: "phone", staffName: hanne.name }], confirmation: word },
  ]);
  expect(found.confirmation, "the word is on the measurement alone").toBeNull();
});
