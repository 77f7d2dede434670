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
  modeltro: read("modeltro"),
  fremtid: read("fremtid"),
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

describe("the survey of staff", () => {
  const { definition } = instruments.modeltro;
  const statements = definition.questions.filter(({ construct }) => construct.startsWith("core element"));

  test("has nineteen statements after the six core elements, and four classes of role and the unit beside them", () => {
    expect(statements).toHaveLength(19);
    expect(new Set(statements.map(({ construct }) => construct.split(":")[0])).size).toBe(6);
    const others = definition.questions.filter((question) => !statements.includes(question));
    expect(others.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "bemaerkning text",
      "rolle radio",
      "enhed select",
    ]);
  });

  test.each(statements)("$id can be told as a mean from 1 to 5, and names its page", (statement) => {
    if (statement.kind !== "radio") throw new Error("A statement is answered by one of its steps.");
    expect(statement.options.map(({ code, scale_value }) => [code === "ved_ikke", scale_value])).toEqual([
      ...[1, 2, 3, 4, 5].map((value) => [false, value]),
      [true, undefined],
    ]);
    expect(statement.skippable).toBe(true);
    expect(statement.sources.length).toBeGreaterThan(0);
    for (const name of statement.sources) {
      const page = name.slice("fsm_s".length);
      expect(definition.references[name]?.cite).toContain(`page ${page} of the agenda`);
    }
  });
});

describe("the anonymous survey of expectations", () => {
  const { definition } = instruments.fremtid;
  const scales = definition.questions.flatMap((question) =>
    question.kind === "radio" && question.options.some(({ scale_value: value }) => value !== undefined)
      ? [question]
      : [],
  );

  test("asks for work in half a year and in a year, what comes first, and belief of one's own and of others", () => {
    expect(definition.identity).toBe("anonymous");
    expect(scales.map(({ construct }) => construct)).toEqual([
      "expected work in 6 months",
      "expected work in 12 months",
      "self-efficacy: managing a job",
      "self-efficacy: own next step",
      "self-efficacy: something to offer",
      "others believe: family and friends",
      "others believe: staff",
    ]);
    expect(definition.questions).toHaveLength(12);
    expect(definition.questions.every(({ skippable }) => skippable)).toBe(true);
  });

  test.each(scales)(
    "$id has a middle answer, rises from 1 to 5, and lets people not know",
    ({ options, sources }) => {
      expect(options.map(({ code, scale_value: value }) => (code === "ved_ikke" ? code : value))).toEqual([
        ...[1, 2, 3, 4, 5],
        "ved_ikke",
      ]);
      for (const source of sources) expect(definition.references[source]?.cite).toBeTruthy();
    },
  );

  test("has no class of the background that is finer than four, and asks nothing that tells who it is", () => {
    const background = definition.questions.filter(({ section }) => section === "B");
    expect(background.map(({ id }) => id)).toEqual(["ydelse", "uden_job", "alder", "enhed"]);
    for (const question of background)
      if (question.kind === "radio") expect(question.options.length).toBeLessThanOrEqual(4);
    expect(definition.questions.some(({ kind }) => kind === "text")).toBe(false);
  });
});
