import { describe, expect, test } from "vitest";
import { DatabaseBusy } from "#db/errors.ts";
import { langs } from "#questionnaires/languages.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import * as problems from "#server/errors/problem.ts";
import { toProblemJson } from "#server/errors/problem-json.ts";
import { createProblemOf } from "#server/errors/problem-of.ts";
import { titleIn } from "#server/errors/title-in.ts";
import { createLog } from "#server/log.ts";

const fields = [{ pointer: "/answers/smerte", code: "out-of-scale" }];
const all = Object.values(problems)
  .filter((kind) => kind !== problems.Problem)
  .map((kind) => new (kind as new (given: unknown) => problems.Problem)(fields));

describe("every kind of problem", () => {
  test("has a type of its own", () => {
    expect(all.length).toBeGreaterThan(20);
    expect(new Set(all.map(({ type }) => type)).size).toBe(all.length);
  });

  test.each(all.map((problem) => [problem.type, problem] as const))(
    "%s is told in every language",
    (_, one) => {
      expect(one.status).toBeGreaterThanOrEqual(400);
      for (const lang of langs) expect(titleIn(one, lang)).toMatch(/^[\p{Lu}\p{Lo}].+\.$/u);
      expect(new Set(langs.map((lang) => titleIn(one, lang))).size).toBe(langs.length);
      const json = toProblemJson(one, { lang: "da", requestId: "abc" });
      expect(json).toMatchObject({
        type: `urn:afsaet:problem:${one.type}`,
        title: one.title.da,
        status: one.status,
        instance: "urn:afsaet:request:abc",
      });
      expect(Object.keys(json)).not.toContain("stack");
    },
  );
});

test("wrong fields are told by pointer and code", () => {
  const told = { lang: "en", requestId: "abc" } as const;
  expect(toProblemJson(new problems.WrongAnswers(fields), told)).toMatchObject({ errors: fields });
  expect(toProblemJson(new problems.NotFound(), told)).not.toHaveProperty("errors");
});

test.each([
  [["answers", "smerte"], "/answers/smerte"],
  [["answers", "a/b~c"], "/answers/a~1b~0c"],
  [[""], "/"],
  [[], ""],
])("%j is the pointer %s", (keys, pointer) => expect(jsonPointer(...keys)).toBe(pointer));

describe("any error told as a problem", () => {
  const lines: string[] = [];
  const problemOf = createProblemOf(createLog({ level: "info", write: (line) => lines.push(line) }));

  test("a problem stays what it is, and is not logged", () => {
    const problem = new problems.NotFound();
    expect(problemOf(problem, "id")).toBe(problem);
    expect(lines).toEqual([]);
  });

  test("a database that is busy is a matter of a moment", () => {
    expect(problemOf(new DatabaseBusy(), "id")).toBeInstanceOf(problems.Unavailable);
  });

  test("what nobody expected is logged and told without details", () => {
    const told = problemOf(new TypeError("cpr 140392-4124 is undefined"), "id");
    expect(told).toBeInstanceOf(problems.Unexpected);
    expect(JSON.stringify(toProblemJson(told, { lang: "da", requestId: "id" }))).not.toContain("140392");
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("")).not.toContain("140392");
    expect(problemOf("a string", "id")).toBeInstanceOf(problems.Unexpected);
    expect(problemOf(null, "id")).toBeInstanceOf(problems.Unexpected);
  });
});
