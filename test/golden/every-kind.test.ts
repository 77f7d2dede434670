import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { missingRequired, pagesOf } from "#questionnaires/engine/paging.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { loadPublished } from "#server/questionnaire-files.ts";
import { allKinds } from "./all-kinds.ts";
import { tell } from "./oracle.ts";
import { persons, sloppyPersons } from "./persons.ts";
import { propertyRuns } from "./property-runs.ts";

const published = loadPublished().map(({ questionnaire }) => questionnaire);

describe.each([...published, allKinds.questionnaire].map((one) => [one.key, one] as const))(
  "for any answers to %s",
  (_, questionnaire) => {
    const { definition } = questionnaire;
    const anybody = fc.oneof(persons(definition), sloppyPersons(definition));

    test("what is shown and what is wrong is what a plain reading of the rules says", () => {
      fc.assert(
        fc.property(anybody, (person) => {
          const told = tell(definition, person);
          const { problems } = checkAnswers(questionnaire, person);
          if ("wrong" in told) {
            expect(new Set(problems.map(({ question }) => question))).toEqual(new Set(told.wrong));
            return;
          }
          expect(problems).toEqual([]);
          const shown = told.asked.filter(
            ({ id }) => !["hidden", "after-skip"].includes(told.standing.get(id) ?? ""),
          );
          expect(pagesOf(questionnaire, person).map(({ question }) => question.id)).toEqual(
            shown.map(({ id }) => id),
          );
        }),
        propertyRuns(1000),
      );
    });

    test("what is kept is well-formed, belongs to a shown question, and is kept again as it is", () => {
      fc.assert(
        fc.property(anybody, (person) => {
          const { answers } = checkAnswers(questionnaire, person, { asTyped: true });
          const again = checkAnswers(questionnaire, { ...person, answers }, { asTyped: true });
          const shown = pagesOf(questionnaire, { ...person, answers }).map(({ question }) => question.id);
          // What made a follow-up shown may itself be wrong: then the follow-up goes with it the second time.
          expect(Object.keys(again.answers).every((id) => shown.includes(id))).toBe(true);
          const third = checkAnswers(questionnaire, { ...person, answers: again.answers }, { asTyped: true });
          expect(third.answers).toEqual(again.answers);
        }),
        propertyRuns(500),
      );
    });

    test("bad data never makes the engine throw", () => {
      const anything = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()));
      const frames = fc.record({
        variant: anything,
        submittedOn: anything,
        answers: anything,
        lists: fc.constant({}),
      });
      fc.assert(
        fc.property(fc.oneof(frames, anybody), (frame) => {
          const person = frame as Person;
          checkAnswers(questionnaire, person, { asTyped: true });
          pagesOf(questionnaire, person);
          missingRequired(questionnaire, person);
        }),
        propertyRuns(500),
      );
    });
  },
);
