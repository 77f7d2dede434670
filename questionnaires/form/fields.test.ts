import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instrument } from "#test/golden/instrument.ts";
import type { AnswerValue } from "../engine/answers.ts";
import type { Question } from "../question-schema.ts";
import { fieldsOf, readFields } from "./fields.ts";

const skip = instrument.definition.skip_option.code;
const { questions } = instrument.definition;
const one = (id: string): Question => {
  const found = questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const read = (id: string, fields: Record<string, string[]>) => readFields(one(id), fields, skip);

/** Any answer that may be stored for a question. */
function stored(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.kind) {
    case "radio":
      return fc.constantFrom(skip, ...question.options.map(({ code }) => code));
    case "scale":
      return fc.oneof(fc.constant<AnswerValue>(skip), fc.integer({ min: question.min, max: question.max }));
    case "checkboxes":
      return fc.oneof(
        fc.constant<AnswerValue>(skip),
        fc.subarray(
          question.options.map(({ code }) => code),
          { minLength: 1 },
        ),
      );
    case "date":
      return fc
        .date({ min: new Date("1000-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case "text":
      return fc
        .string({ minLength: 1, unit: "grapheme" })
        .map((text) => text.replaceAll("\r", "").trim())
        .filter((text) => text !== "");
    default:
      throw new Error(`The screening has no question of the kind ${question.kind}.`);
  }
}

describe("the fields of a form", () => {
  test.each(questions)("of $id ($kind) show a stored answer so that it is read back the same", (question) => {
    fc.assert(
      fc.property(stored(question), (value) => {
        const fields = fieldsOf(question, { [question.id]: value }, skip);
        expect(readFields(question, fields, skip)).toEqual({ kind: "answer", value });
      }),
    );
  });

  test.each(questions)("of $id are empty without an answer, and empty fields are blank", (question) => {
    expect(fieldsOf(question, {}, skip)).toEqual({});
    expect(readFields(question, {}, skip)).toEqual({ kind: "blank" });
    const spaces = { [question.id]: [" "], [`${question.id}-day`]: [""], [`${question.id}-skip`]: [""] };
    if (question.kind !== "checkboxes") expect(readFields(question, spaces, skip)).toEqual({ kind: "blank" });
  });

  test.each([
    [["2", "", "2026"]],
    [["2", "11", "26"]],
    [["den 2.", "11", "2026"]],
    [["", "", "2026"]],
    [["2", "november", "2026"]],
  ])("a date typed as %j is never guessed", ([day = "", month = "", year = ""]) => {
    const fields = { "foerste_sygedag-day": [day], "foerste_sygedag-month": [month] };
    expect(read("foerste_sygedag", { ...fields, "foerste_sygedag-year": [year] })).toEqual({
      kind: "problem",
      code: "incomplete-date",
    });
  });

  test("a number that is none goes on as it was typed, to be refused by the questionnaire", () => {
    expect(read("smerte", { smerte: ["7,5"] })).toEqual({ kind: "answer", value: "7,5" });
    expect(read("smerte", { smerte: ["-1"] })).toEqual({ kind: "answer", value: "-1" });
    expect(read("smerte", { smerte: [" 7 "] })).toEqual({ kind: "answer", value: 7 });
  });

  test("an answer together with “I do not want to answer” is a contradiction", () => {
    const both = { diagnoser: ["intet"], "diagnoser-skip": [skip] };
    expect(read("diagnoser", both)).toEqual({ kind: "problem", code: "skip-with-answer" });
    expect(read("diagnoser", { "diagnoser-skip": ["on"] })).toEqual({ kind: "answer", value: skip });
  });

  test.each([
    ["sidst_i_job", { sidst_i_job: ["under_6_mdr", "mdr_6_12"] }],
    ["smerte", { smerte: ["7", "7"] }],
    ["fri_tekst", { fri_tekst: ["a", ""] }],
    ["foerste_sygedag", { "foerste_sygedag-day": ["2", "3"], "foerste_sygedag-month": ["1"] }],
    ["diagnoser", { "diagnoser-skip": [skip, skip] }],
  ])("of %s given twice are never guessed: %j", (id, fields: Record<string, string[]>) => {
    expect(read(id, fields)).toEqual({ kind: "problem", code: "more-than-one" });
  });

  test("line ends of text are the same from every browser", () => {
    expect(read("fri_tekst", { fri_tekst: ["a\r\nb "] })).toEqual({ kind: "answer", value: "a\nb" });
  });
});
