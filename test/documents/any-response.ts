import fc from "fast-check";
import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import type { ListField, Question } from "#questionnaires/question-schema.ts";
import type { ResponseRecord } from "#server/documents/response-record.ts";

const submittedOn = "2026-11-02";

const oneOf = (options: readonly { code: string }[]) => fc.constantFrom(...options.map(({ code }) => code));

const text = (longest: number) =>
  fc
    .string({ unit: "grapheme", maxLength: Math.min(longest, 40) })
    .map((typed) => typed.trim().slice(0, longest))
    .filter((typed) => typed !== "");

const aDate = fc.integer({ min: 0, max: 300 }).map((back) => {
  const day = new Date(Date.parse(`${submittedOn}T00:00:00Z`) - back * 86_400_000);
  return day.toISOString().slice(0, 10);
});

function anyField(field: ListField): fc.Arbitrary<string | number> {
  if (field.kind === "number") return fc.integer({ min: field.min, max: field.max });
  if (field.kind === "date") return aDate;
  return field.kind === "text" ? text(field.max_length) : oneOf(field.options);
}

function anyEntry(fields: readonly ListField[]): fc.Arbitrary<Record<string, string | number>> {
  const required = fields.filter((field) => field.required).map(({ id }) => id);
  const model = Object.fromEntries(fields.map((field) => [field.id, anyField(field)]));
  return fc.record(model, { requiredKeys: required });
}

/** Any well-formed answer to a question. */
export function anyAnswer(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.kind) {
    case "radio":
      return oneOf(question.options);
    case "select":
      return question.options_from === undefined ? oneOf(question.options) : fc.constant("hus_nord");
    case "checkboxes":
      return fc.subarray(
        question.options.map(({ code }) => code),
        { minLength: 1 },
      );
    case "scale":
    case "number":
      return fc.integer({ min: question.min, max: question.max });
    case "date":
      return aDate;
    case "text":
      return text(question.max_length);
    case "matrix": {
      const rows = question.rows.map(({ code }) => [code, oneOf(question.options)] as const);
      return fc
        .record(Object.fromEntries(rows), { requiredKeys: [] })
        .filter((answers) => Object.keys(answers).length > 0) as fc.Arbitrary<Record<string, string>>;
    }
    case "list":
      return fc.array(anyEntry(question.fields), { minLength: 1, maxLength: question.max_entries });
  }
}

/** What may be stored of any answers to any of the questions, skips among them. */
export function anyAnswers(questionnaire: Questionnaire, variant: string) {
  const skip = fc.constant(questionnaire.definition.skip_option.code);
  const model = questionnaire.definition.questions.map((question) => {
    const answer: fc.Arbitrary<unknown> = anyAnswer(question);
    return [question.id, fc.oneof({ arbitrary: answer, weight: 6 }, { arbitrary: skip, weight: 1 })] as const;
  });
  return fc
    .record(Object.fromEntries(model), { requiredKeys: [] })
    .map((answers) => checkAnswers(questionnaire, { variant, submittedOn, answers }).answers);
}

/** Any response that the program can have stored. */
export function anyResponse(questionnaire: Questionnaire): fc.Arbitrary<ResponseRecord> {
  const { id, version, variants } = questionnaire;
  const frame = {
    questionnaire: { id, version, sha256: "0".repeat(64) },
    provenance: ["self"],
    startedAt: "2026-11-02T07:00:00.000Z",
    savedAt: "2026-11-02T07:30:00.000Z",
  };
  const sent = {
    sentAt: "2026-11-02T08:00:00.000Z",
    receiptNumber: "7K2M-9QXC",
    status: "completed",
  } as const;
  const draft = { sentAt: null, receiptNumber: null, status: "in-progress" } as const;
  const anonymous = { ...sent, startedAt: null, savedAt: null, receiptNumber: null };
  const named = fc.constantFrom({ id: "0123456789abcdefghjkmnpqrs" }, {});
  return fc.constantFrom(...variants).chain((variant) =>
    fc
      .tuple(
        anyAnswers(questionnaire, variant),
        fc.constantFrom("da", "en"),
        fc.constantFrom(sent, draft, anonymous),
        named,
      )
      .map(([answers, language, stage, name]) => ({
        ...frame,
        ...stage,
        ...name,
        variant,
        language,
        answers,
      })),
  );
}
