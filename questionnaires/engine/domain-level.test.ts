import { expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import { instrument } from "#test/golden/instrument.ts";
import { compile } from "./compile.ts";
import { domainLevel } from "./domain-level.ts";

const { questionnaire } = instrument;

test.each([
  [0, "fylder lidt"],
  [7, "fylder lidt"],
  [8, "fylder noget"],
  [14, "fylder noget"],
  [15, "fylder meget"],
  [22, "fylder meget"],
])("%i of 22 points: %s", (points, level) => {
  expect(domainLevel(questionnaire, "D1", points)?.da).toBe(level);
});

test("a questionnaire without points has no levels", () => {
  const domains = [{ id: "D1", name: { da: "x", en: "x" }, max: 5 }];
  const unscored = compile({ ...allKinds.definition, domains });
  expect(() => domainLevel(unscored, "D1", 1)).toThrow("The questionnaire alle_slags gives no points.");
});

test("an unknown domain has no level", () => expect(domainLevel(questionnaire, "D9", 1)).toBeUndefined());
