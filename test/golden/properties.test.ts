import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { conversationGuide } from "#questionnaires/engine/conversation.ts";
import { type Evaluation, evaluate } from "#questionnaires/engine/evaluate.ts";
import { missingRequired, pagesOf } from "#questionnaires/engine/paging.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { instrument } from "./instrument.ts";
import { persons, sloppyPersons } from "./persons.ts";
import { propertyRuns } from "./property-runs.ts";

const { definition, questionnaire } = instrument;
const runs = propertyRuns(1500);

function resultOf(person: Person): Evaluation {
  const { result, problems } = evaluate(questionnaire, person);
  if (!result) throw new Error(`Refused: ${JSON.stringify(problems)}`);
  return result;
}

const scored = definition.questions.filter(({ domain }) => domain !== null);
const changed = (person: Person, id: string, value: unknown): Person => ({
  ...person,
  answers: { ...person.answers, [id]: value },
});
const pointsOf = (result: Evaluation, id: string) =>
  result.explain.find(({ question }) => question === id)?.points;

describe("for any answers", () => {
  test("every point is explained, and the total lies in its span", () => {
    fc.assert(
      fc.property(persons(definition), (person) => {
        const { explain, low, high, total, skipped } = resultOf(person);
        expect(explain.reduce((sum, { points }) => sum + points, 0)).toBe(low);
        expect(low).toBeLessThanOrEqual(total ?? low);
        expect(total ?? high).toBeLessThanOrEqual(high);
        if (skipped.length === 0) expect([low, high]).toEqual([total, total]);
      }),
      runs,
    );
  });

  test("a worse answer never lowers the total", () => {
    const pairs = fc.tuple(persons(definition), persons(definition, 0), fc.constantFrom(...scored));
    fc.assert(
      fc.property(pairs, ([person, other, { id, variants }]) => {
        fc.pre(variants.includes(person.variant));
        const before = resultOf(person);
        const after = resultOf(changed(person, id, other.answers[id]));
        const [was, is] = [pointsOf(before, id), pointsOf(after, id)];
        fc.pre(was !== undefined && is !== undefined && is > was);
        fc.pre(before.total !== null && after.total !== null);
        expect(after.total).toBeGreaterThanOrEqual(before.total ?? 0);
        expect(after.low).toBeGreaterThan(before.low);
      }),
      runs,
    );
  });

  test("skipping one more question never adds a flag", () => {
    const pairs = fc.tuple(persons(definition), fc.constantFrom(...definition.questions));
    fc.assert(
      fc.property(pairs, ([person, { id, variants }]) => {
        fc.pre(variants.includes(person.variant));
        const before = resultOf(person).flags;
        const after = resultOf(changed(person, id, "vil_ikke_svare")).flags;
        expect(after.filter((flag) => !before.includes(flag))).toEqual([]);
      }),
      runs,
    );
  });

  test("the answer to a question that is not asked changes nothing", () => {
    const pairs = fc.tuple(
      persons(definition),
      fc.jsonValue(),
      fc.constantFrom("forklaring", "smerte_frygt"),
    );
    fc.assert(
      fc.property(pairs, ([person, value, id]) => {
        const { answers } = checkAnswers(questionnaire, person);
        const shown = pagesOf(questionnaire, { ...person, answers }).map(({ question }) => question.id);
        fc.pre(!shown.includes(id));
        expect(resultOf(changed(person, id, value))).toEqual(resultOf(changed(person, id, undefined)));
      }),
      runs,
    );
  });

  test("what is kept after checking gives the same result as what was sent", () => {
    fc.assert(
      fc.property(persons(definition), (person) => {
        const { answers } = checkAnswers(questionnaire, person);
        expect(resultOf({ ...person, answers })).toEqual(resultOf(person));
      }),
      runs,
    );
  });

  test("one person's answers leave no trace in the next", () => {
    fc.assert(
      fc.property(persons(definition), sloppyPersons(definition), (person, other) => {
        const before = resultOf(person);
        evaluate(questionnaire, other);
        expect(resultOf(person)).toEqual(before);
      }),
      runs,
    );
  });
});

describe("bad data", () => {
  test("never makes the engine throw", () => {
    const anything = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()));
    const frames = fc.record({ variant: anything, submittedOn: anything, answers: anything });
    fc.assert(
      fc.property(fc.oneof(frames, sloppyPersons(definition)), (frame) => {
        const person = frame as Person;
        const { result, problems } = evaluate(questionnaire, person);
        expect(result === undefined).toBe(problems !== undefined);
        checkAnswers(questionnaire, person, { asTyped: true });
        pagesOf(questionnaire, person);
        missingRequired(questionnaire, person);
        conversationGuide(questionnaire, person);
      }),
      runs,
    );
  });
});
