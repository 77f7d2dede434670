import { expect, test } from "vitest";
import { instrument } from "#test/golden/instrument.ts";

const { questionnaire } = instrument;

test("a compiled questionnaire knows its key, variants and questions", () => {
  expect(questionnaire.key).toBe("risikoscreening@1.0.0");
  expect(questionnaire.variants).toEqual(["kontanthjaelp", "sygedagpenge"]);
  expect(questionnaire.question("smerte")?.kind).toBe("scale");
  expect(questionnaire.question("constructor")).toBeUndefined();
  expect(questionnaire.definition.questions).toHaveLength(32);
});
