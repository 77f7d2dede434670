import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "#questionnaires/engine/compile.ts";
import { VersionRetired, WrongBody } from "#server/errors/problem.ts";
import { createLibrary, type Installed } from "#server/use-cases/library.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";

import { library, openWorld, type World } from "#test/use-case-fixture.ts";
import { answerSurvey } from "./survey-request.ts";

const questionnaireId = "tilfredshed";
const first = library.newest(questionnaireId);
const second: Installed = {
  instrument: { questionnaireId, version: "2.0.0", hash: "ab".repeat(32) },
  questionnaire: compile({
    ...first.questionnaire.definition,
    version: "2.0.0",
    questions: first.questionnaire.definition.questions.filter(({ id }) => id !== "godt"),
  }),
};
const fields = { samlet: ["god"], godt: ["Alle lyttede."] };
const version = first.instrument.version;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const withVersions = (...all: Installed[]) => bindUseCases({ ...world.deps, library: createLibrary(all) });

/** Letters in the letterbox by their id, opened. */
const posted = () => {
  const letters = (world.dump()["survey_letters"] ?? []) as { id: string; sealed: string }[];
  return new Map(
    letters.map(({ id, sealed }) => [id, JSON.parse(world.deps.letterbox.open(sealed) ?? "{}")]),
  );
};

test("what was answered to a version is read and stored as that version while it is installed", async () => {
  const useCases = withVersions(first, second);
  const id = useCases.newSurveyId();
  await useCases.sendSurvey({ questionnaireId, version, fields, lang: "da", id });
  expect(posted().get(id)).toMatchObject({ instrument: first.instrument });
  expect(useCases.readSurvey({ questionnaireId, number: 1, fields: {} }).installed).toBe(second);
  expect(() => useCases.readSurvey({ questionnaireId, number: 1, fields })).toThrow(WrongBody);
});

test("after that version is gone nothing is sent; what still fits is shown again first", async () => {
  const useCases = withVersions(second);
  const id = useCases.newSurveyId();
  const sending = { questionnaireId, version, fields, lang: "da", id } as const;
  await expect(useCases.sendSurvey(sending)).rejects.toThrow(VersionRetired);
  const form = { ...fields, udgave: [version], nummer: [id], trin: ["0"], efter: ["send"] };
  const locals = { useCases, lang: "da", form, mayAnswerSurvey: () => true } as const;
  const answer = await answerSurvey(locals, questionnaireId);
  expect(answer).toMatchObject({ kind: "review", refused: "newer", state: { answers: { samlet: "god" } } });
  expect(posted().has(id)).toBe(false);
});
