import fc from "fast-check";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import type { ListField, Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";

const SUBMITTED_ON = "2026-11-02";
const DAY = 86_400_000;

const isoDaysFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** A well-formed answer to a question. */
function answerTo(question: Question): fc.Arbitrary<unknown> {
  switch (question.kind) {
    case "radio":
      return fc.constantFrom(...question.options.map(({ code }) => code));
    case "scale":
      return fc.integer({ min: question.min, max: question.max });
    case "checkboxes": {
      const codes = question.options.map(({ code }) => code);
      const few = { weight: 3, arbitrary: fc.subarray(codes, { minLength: 1, maxLength: 3 }) };
      return fc.oneof(few, { weight: 1, arbitrary: fc.subarray(codes, { minLength: 1 }) });
    }
    case "date":
      // Most days are near the limits of the bands, some lie after the submission.
      return fc
        .oneof(fc.integer({ min: -230, max: 5 }), fc.integer({ min: -60_000, max: 400 }))
        .map((days) => isoDaysFrom(SUBMITTED_ON, days));
    case "text":
      return fc.string({ maxLength: 40 }).filter((text) => text !== "vil_ikke_svare");
    case "number":
      return fc.integer({ min: question.min, max: question.max });
    case "select":
      return fc.constantFrom(
        ...question.options.map(({ code }) => code),
        ...(question.options_from ? ["nord"] : []),
      );
    case "matrix": {
      const codes = question.options.map(({ code }) => code);
      const rows = question.rows.map(({ code }): [string, fc.Arbitrary<string>] => [
        code,
        fc.constantFrom(...codes),
      ]);
      return fc.record(Object.fromEntries(rows), { requiredKeys: [] });
    }
    case "list":
      return fc.array(entryOf(question.fields), { maxLength: Math.min(4, question.max_entries) });
  }
}

/** A well-formed entry of a list: fields that are needed are always there. */
function entryOf(fields: readonly ListField[]): fc.Arbitrary<unknown> {
  const values = fields.map((field): [string, fc.Arbitrary<unknown>] => {
    if ("options" in field) return [field.id, fc.constantFrom(...field.options.map(({ code }) => code))];
    if (field.kind === "number") return [field.id, fc.integer({ min: field.min, max: field.max })];
    if (field.kind === "date")
      return [field.id, fc.integer({ min: -900, max: 900 }).map((days) => isoDaysFrom(SUBMITTED_ON, days))];
    return [field.id, fc.string({ minLength: 1, maxLength: 20 })];
  });
  const requiredKeys = fields.filter(({ required }) => required).map(({ id }) => id);
  return fc.record(Object.fromEntries(values), { requiredKeys });
}

const nothing = fc.constantFrom<unknown>(null, "", [], "vil_ikke_svare", undefined);

/** Persons of any variant with well-formed answers; `skipping` in a hundred answers are left out. */
export const persons = (definition: Definition, skipping = 15): fc.Arbitrary<Person> =>
  fc.constantFrom(...definition.variants.map(({ id }) => id)).chain((variant) => {
    const asked = definition.questions.filter((question) => isAskedIn(question, variant));
    const fields = asked.map((question): [string, fc.Arbitrary<unknown>] => [
      question.id,
      fc.oneof(
        { weight: 100 - skipping, arbitrary: answerTo(question) },
        { weight: skipping, arbitrary: nothing },
      ),
    ]);
    return fc
      .record(Object.fromEntries(fields))
      .map((answers) => ({ variant, submittedOn: SUBMITTED_ON, answers }));
  });

/** Persons whose answers may also be of the wrong type, of the other variant or to no question at all. */
export const sloppyPersons = (definition: Definition): fc.Arbitrary<Person> => {
  const ids = [...definition.questions.map(({ id }) => id), "__proto__", "constructor", "alder"];
  const codes = definition.questions.flatMap((one) =>
    "options" in one ? one.options.map(({ code }) => code) : [],
  );
  const junk = fc.oneof(
    nothing,
    fc.integer({ min: -3, max: 14 }),
    fc.double(),
    fc.constantFrom(...codes, "2026-02-30", "2026-11-03", "1800-01-01"),
    fc.array(fc.constantFrom<unknown>(...codes, "vil_ikke_svare", 1), { maxLength: 3 }),
    fc.jsonValue(),
  );
  const entry = fc.tuple(fc.constantFrom(...ids), junk);
  return fc.tuple(persons(definition), fc.array(entry, { maxLength: 3 })).map(([person, entries]) => {
    const answers = { ...person.answers };
    for (const [key, value] of entries) {
      Object.defineProperty(answers, key, { value, enumerable: true, configurable: true, writable: true });
    }
    return { ...person, answers };
  });
};
