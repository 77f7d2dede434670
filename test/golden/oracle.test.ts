import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conversationGuide } from "#questionnaires/engine/conversation.ts";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { instrument, personOf } from "./instrument.ts";
import { expectedOf } from "./oracle.ts";
import { persons, sloppyPersons } from "./persons.ts";
import { propertyRuns } from "./property-runs.ts";

const { definition, questionnaire, cases } = instrument;

/** Compares the compiled engine with the plain reading of the rules. */
function compare(person: Person): void {
  const expected = expectedOf(definition, person);
  const { result, problems } = evaluate(questionnaire, person);
  if ("wrong" in expected) {
    expect(new Set(problems?.map(({ question }) => question))).toEqual(new Set(expected.wrong));
    return;
  }
  expect(problems).toBeUndefined();
  expect(result).toEqual(expected.result);
  expect(conversationGuide(questionnaire, person).map(({ id }) => id)).toEqual(expected.guide);
}

describe("a second scorer, written from the rules alone, agrees", () => {
  test.each(cases)("on $id $title", (example) => {
    compare(personOf(example));
    expect(expectedOf(definition, personOf(example))).toMatchObject({ result: example.expected });
  });

  test.each([0, 5, 15, 40, 80])("on thousands of persons who skip %i answers in a hundred", (skipping) => {
    fc.assert(fc.property(persons(definition, skipping), compare), propertyRuns(1000));
  });

  test("on which answers of careless persons are wrong", () => {
    fc.assert(fc.property(sloppyPersons(definition), compare), propertyRuns(3000));
  });
});
