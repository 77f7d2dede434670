import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import { instrument } from "#test/golden/instrument.ts";
import type { AnswerValue } from "../engine/answers.ts";
import type { ListField, ListQuestion, MatrixQuestion, Question } from "../question-schema.ts";
import { fieldsOf, readFields } from "./fields.ts";

const skip = instrument.definition.skip_option.code;
const questions = [...instrument.definition.questions, ...allKinds.definition.questions];
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
      return days;
    case "text":
      return words;
    case "number":
      return fc.oneof(fc.constant<AnswerValue>(skip), fc.integer({ min: question.min, max: question.max }));
    case "select":
      return fc.constantFrom(skip, ...question.options.map(({ code }) => code), "nord");
    case "matrix":
      return fc.oneof(fc.constant<AnswerValue>(skip), rows(question));
    case "list":
      return fc.oneof(
        fc.constant<AnswerValue>(skip),
        fc.array(entry(question), { minLength: 1, maxLength: question.max_entries }),
      );
  }
}

const words = fc
  .string({ minLength: 1, unit: "grapheme" })
  .map((text) => text.replaceAll("\r", "").trim())
  .filter((text) => text !== "");

const days = fc
  .date({ min: new Date("1000-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** One code for some of the rows, at least one. */
const rows = ({ rows: all, options }: MatrixQuestion): fc.Arbitrary<AnswerValue> =>
  fc
    .record(
      Object.fromEntries(all.map(({ code }) => [code, fc.constantFrom(...options.map((one) => one.code))])),
      {
        requiredKeys: [],
      },
    )
    .filter((answer) => Object.keys(answer).length > 0)
    .map((answer) => ({ ...answer }) as Readonly<Record<string, string>>);

function fieldValue(field: ListField): fc.Arbitrary<string | number> {
  if (field.kind === "number") return fc.integer({ min: field.min, max: field.max });
  if (field.kind === "date") return days;
  return "options" in field ? fc.constantFrom(...field.options.map(({ code }) => code)) : words;
}

const entry = ({ fields }: ListQuestion): fc.Arbitrary<Readonly<Record<string, string | number>>> =>
  fc
    .record(Object.fromEntries(fields.map((field) => [field.id, fieldValue(field)])), {
      requiredKeys: fields.filter(({ required }) => required).map(({ id }) => id),
    })
    .map((one) => ({ ...one }) as Readonly<Record<string, string | number>>);

describe("the fields of a form", () => {
  test.each(questions)("of $id ($kind) show a stored answer so that it is read back the same", (question) => {
    fc.assert(
      fc.property(stored(question), (value) => {
        const fields = fieldsOf(question, { [question.id]: value }, skip);
        expect(readFields(question, fields, skip)).toEqual({ kind: "answer", value });
      }),
    );
  });

  test("there is a question of every kind among them", () => {
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(9);
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
    expect(read("smerte", { smerte: ["12345678"] })).toEqual({ kind: "answer", value: "12345678" });
    expect(read("smerte", { smerte: [" 7 "] })).toEqual({ kind: "answer", value: 7 });
  });

  test("an answer together with “I do not want to answer” is a contradiction", () => {
    const both = { diagnoser: ["intet"], "diagnoser-skip": [skip] };
    expect(read("diagnoser", both)).toEqual({ kind: "problem", code: "skip-with-answer" });
    expect(read("diagnoser", { "diagnoser-skip": ["on"] })).toEqual({ kind: "answer", value: skip });
  });

  test("“I do not want to answer” at a matrix counts, since a chosen row cannot be taken back", () => {
    const both = { "hjalp-kursus": ["meget"], "hjalp-skip": [skip] };
    expect(read("hjalp", both)).toEqual({ kind: "answer", value: skip });
  });

  test.each([-5, 0, 1_000, 9_999_999])("a scale can have %i", (value) => {
    expect(read("smerte", { smerte: [String(value)] })).toEqual({ kind: "answer", value });
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
