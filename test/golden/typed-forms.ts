import fc from "fast-check";
import type { Answers } from "#questionnaires/engine/answers.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import { type Fields, fieldsOf, namesOf } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { persons } from "./persons.ts";

const junk = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "0",
    "4",
    "007",
    "-1",
    "11",
    "1e3",
    "9999999",
    "31",
    "2026",
    "aldrig",
    "ja",
    "__proto__",
  ),
  fc.constantFrom("vil_ikke_svare", "findes-ikke", "linje\r\nskift", "<b>", "æøå"),
  fc.string({ maxLength: 12 }),
);

/** What no honest page sends, in some of the fields of a question. */
const spoiled = (question: Question): fc.Arbitrary<Fields> => {
  const codes = "options" in question ? question.options.map(({ code }) => code) : [];
  const values = fc.array(codes.length > 0 ? fc.oneof(junk, fc.constantFrom(...codes)) : junk, {
    maxLength: 3,
  });
  const names = fc.subarray(namesOf(question).slice(0, 12), { minLength: 1 });
  return names.chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, values]))));
};

/** Whole questionnaires as they were typed: each question right, left out, or with rubbish in its fields. */
export function typedForms(definition: Definition, variant: string): fc.Arbitrary<Fields> {
  const asked = definition.questions.filter((question) => isAskedIn(question, variant));
  const skip = definition.skip_option.code;
  const rubbish = asked.map((question) => fc.option(spoiled(question), { nil: undefined, freq: 6 }));
  return fc.tuple(persons(definition), fc.tuple(...rubbish)).map(([person, spoilt]) => {
    const answers = Object.fromEntries(
      Object.entries(person.answers).filter(
        ([, value]) => value !== undefined && value !== null && value !== "",
      ),
    ) as Answers;
    return Object.assign({}, ...asked.map((question, at) => spoilt[at] ?? fieldsOf(question, answers, skip)));
  });
}
