import { describe, expect, test } from "vitest";
import type { Question } from "#questionnaires/question-schema.ts";
import { allKinds } from "#test/golden/all-kinds.ts";
import { askedProblem } from "./asked-problem.ts";

const one = (id: string): Question => {
  const found = allKinds.questionnaire.question(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const told = (id: string, code: string, part?: string) =>
  askedProblem({ question: one(id), code, part }, { fields: {}, lang: "en" });

describe("a fault is told at the control where it is put right", () => {
  test("a number says its limits, whatever was typed", () => {
    for (const code of ["wrong-type", "out-of-scale", "not-whole"]) {
      const { fieldId, message } = told("timer", code);
      expect(fieldId).toBe("timer");
      expect(message).toContain("from 0 to 60");
    }
  });

  test("a choice that is not on the list", () => {
    expect(told("sted", "unknown-code").message).toBe("Choose an answer from the list.");
  });

  test("a row of a matrix, and the first row when it is about the whole", () => {
    expect(told("hjalp", "unknown-code", "kursus")).toMatchObject({
      fieldId: "hjalp-kursus",
      message: "Course: Choose one of the answers.",
      part: "kursus",
    });
    expect(told("hjalp", "skip-with-answer")).toMatchObject({ fieldId: "hjalp-samtaler" });
  });

  test("a field of an entry, with the entry's number", () => {
    expect(told("kurser", "field-missing", "1/titel")).toMatchObject({
      fieldId: "kurser-1-titel",
      message: "Course 2: Answer “What was the course called?”",
      part: "1/titel",
    });
    expect(told("kurser", "out-of-scale", "0/dage").message).toContain("from 1 to 400");
    expect(told("kurser", "wrong-type", "0")).toMatchObject({ fieldId: "kurser-0-titel", part: "0/titel" });
    expect(told("kurser", "too-many")).toMatchObject({ fieldId: "kurser" });
    expect(told("kurser", "too-many").message).toContain("5");
  });
});
