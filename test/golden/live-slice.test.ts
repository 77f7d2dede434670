import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import { compile } from "#questionnaires/engine/compile.ts";
import { followUpsOf } from "#questionnaires/engine/follow-ups.ts";
import { type LiveSlice, liveSlice } from "#questionnaires/engine/live-slice.ts";
import { shownIds } from "#questionnaires/engine/shown-ids.ts";
import { allKinds } from "./all-kinds.ts";
import { instrument } from "./instrument.ts";
import { sloppyPersons } from "./persons.ts";

const { definition } = instrument;
const idsBelow = (id: string, variant: string) => followUpsOf(definition, variant, id).map((one) => one.id);

describe("the follow-ups of a question", () => {
  test("come right after it because of its answer", () => {
    expect(idsBelow("smerte", "kontanthjaelp")).toEqual(["smerte_frygt"]);
    expect(idsBelow("mestring", "sygedagpenge")).toEqual(["forklaring"]);
  });

  test("are none of the questions that only stand beside it, and there are none of an unknown one", () => {
    expect(idsBelow("humoer", "kontanthjaelp")).toEqual([]);
    expect(idsBelow("smerte_frygt", "kontanthjaelp")).toEqual([]);
    expect(idsBelow("findes_ikke", "kontanthjaelp")).toEqual([]);
    expect(idsBelow("foerste_sygedag", "kontanthjaelp")).toEqual([]);
  });
});

/** As a page gets it: through text. */
const sent = (slice: LiveSlice): LiveSlice => JSON.parse(JSON.stringify(slice));

describe.each([
  ["risikoscreening", instrument.questionnaire],
  ["every kind", allKinds.questionnaire],
])("a slice of %s", (_, questionnaire) => {
  const { questions } = questionnaire.definition;

  test("holds no words", () => {
    const [variant = ""] = questionnaire.variants;
    const person = { variant, submittedOn: "2026-11-02", answers: {} };
    const whole = JSON.stringify(
      liveSlice(
        questionnaire,
        person,
        questions.map(({ id }) => id),
      ).definition.questions,
    );
    for (const { text } of questions) expect(whole).not.toContain(text.da);
  });

  test("asks the same questions as the whole, for any answers on the page and before it", () => {
    const page = fc.tuple(sloppyPersons(questionnaire.definition), fc.constantFrom(...questions));
    fc.assert(
      fc.property(page, ([person, { id }]) => {
        const { variant, answers } = person;
        const ids = [id, ...followUpsOf(questionnaire.definition, variant, id).map((one) => one.id)];
        const slice = sent(liveSlice(questionnaire, JSON.parse(JSON.stringify(person)), ids));
        const typed = Object.entries(answers).filter(([name]) => ids.includes(name));
        const live = { ...slice.person, answers: { ...slice.person.answers, ...Object.fromEntries(typed) } };
        const onPage = (all: readonly string[]) => all.filter((one) => ids.includes(one));
        expect(onPage(shownIds(compile(slice.definition), live))).toEqual(
          onPage(shownIds(questionnaire, person)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test("of one page leaves out what the page does not wait for", () => {
    for (const variant of questionnaire.variants)
      for (const { id } of questions.filter(
        (question) => isAskedIn(question, variant) && !question.show_if,
      )) {
        const person = { variant, submittedOn: "2026-11-02", answers: { [id]: "x" } };
        const slice = liveSlice(questionnaire, person, [id]);
        expect(slice.definition.questions.map((question) => question.id)).toEqual([id]);
        expect(slice.person.answers).toEqual({});
      }
  });
});
