import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { casesSchema } from "#questionnaires/cases-schema.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { compile } from "#questionnaires/engine/compile.ts";
import { changeLevel, itemChangeLevel, measureOf, takeMeasure } from "#questionnaires/engine/measure.ts";
import { pagesOf } from "#questionnaires/engine/paging.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { definitionSchema } from "#questionnaires/schema.ts";
import { personOf } from "./instrument.ts";

function read(id: string) {
  const file = (name: string): unknown =>
    JSON.parse(
      readFileSync(new URL(`../../questionnaires/definitions/${id}/${name}`, import.meta.url), "utf8"),
    );
  const definition = v.parse(definitionSchema, file("1.0.0.json"));
  return {
    definition,
    questionnaire: compile(definition),
    cases: v.parse(casesSchema, file("1.0.0.cases.json")).cases,
  };
}

const instruments = {
  progression: read("progression"),
  forventning: read("forventning"),
  tilfredshed: read("tilfredshed"),
};

describe.each(Object.entries(instruments))(
  "the cases of %s 1.0.0",
  (_, { definition, questionnaire, cases }) => {
    test.each(cases)("$id $title", (example) => {
      const person = personOf(example);
      expect(checkAnswers(questionnaire, person)).toEqual({ answers: expect.anything(), problems: [] });
      expect(pagesOf(questionnaire, person).map(({ question }) => question.id)).toEqual(
        example.expected_shown,
      );
      if (example.expected_measure !== undefined) {
        expect(takeMeasure(questionnaire, person).result).toMatchObject(example.expected_measure);
      }
    });

    test("choose every answer there is", () => {
      const chosen = (question: Question) =>
        new Set(
          cases.flatMap(({ answers }) => {
            const answer = answers[question.id];
            return question.kind === "matrix" ? Object.values(answer ?? {}) : [answer];
          }),
        );
      for (const question of definition.questions) {
        const codes = "options" in question ? question.options.map(({ code }) => code) : [];
        expect(codes.filter((code) => !chosen(question).has(code))).toEqual([]);
      }
    });
  },
);

describe("a change of progression", () => {
  const measure = measureOf(instruments.progression.questionnaire);

  test.each([
    [42, 50, "ingen"],
    [42, 54, "ingen"],
    [42, 55, "maaske"],
    [42, 61, "maaske"],
    [42, 62, "sikker"],
    [60, 39, "sikker"],
    [42, 42, "ingen"],
  ])("from %i to %i is %s", (before, after, level) => {
    expect(changeLevel(measure, before, after)).toBe(level);
  });

  test.each([
    [5, 7, "ingen"],
    [5, 8, "maaske"],
    [8, 4, "maaske"],
    [5, 10, "sikker"],
  ])("of one item from %i to %i is %s", (before, after, level) => {
    expect(itemChangeLevel(measure, before, after)).toBe(level);
  });
});
