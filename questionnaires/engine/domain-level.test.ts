import { expect, test } from "vitest";
import { instrument } from "#test/golden/instrument.ts";
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

test("an unknown domain has no level", () => expect(domainLevel(questionnaire, "D9", 1)).toBeUndefined());
