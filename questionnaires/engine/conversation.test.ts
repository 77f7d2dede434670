import { describe, expect, test } from "vitest";
import { instrument, personOf } from "#test/golden/instrument.ts";
import { conversationGuide } from "./conversation.ts";

const { questionnaire, definition, cases } = instrument;
const guideOf = (id: string) => {
  const example = cases.find((one) => one.id === id);
  return example ? conversationGuide(questionnaire, personOf(example)) : [];
};

describe("the conversation guide", () => {
  test("asks nothing about answers to a variant that there is not", () => {
    const person = { variant: "su", submittedOn: "2026-11-02", answers: {} };
    expect(conversationGuide(questionnaire, person)).toEqual([]);
  });

  test("begins with what the person can and has", () => {
    for (const example of cases) {
      const topics = conversationGuide(questionnaire, personOf(example)).map(
        ({ about }) => about === "resource",
      );
      expect(topics.lastIndexOf(true)).toBe(topics.filter(Boolean).length - 1);
    }
  });

  test("asks kindly for sensitive answers that were skipped", () => {
    expect(guideOf("V08").map(({ id }) => id)).toEqual(
      expect.arrayContaining(["ikke_svaret_humoer", "ikke_svaret_vaner"]),
    );
    expect(guideOf("V01").filter(({ id }) => id.startsWith("ikke_svaret"))).toEqual([]);
  });

  test("gives every person something to talk about", () => {
    for (const example of cases) expect(guideOf(example.id).length).toBeGreaterThan(0);
  });

  test("never speaks of points, bands, flags or risk", () => {
    const texts = definition.conversation.flatMap(({ ask, why }) => [ask.da, ask.en, why.da, why.en]);
    for (const text of texts) {
      expect(text).not.toMatch(
        /\b(points?|score|band|flag|risk|risiko|risk level|niveau|moderat|lav|høj)\b/i,
      );
    }
  });

  test("looks at answers, never at points", () => {
    expect(JSON.stringify(definition.conversation.map(({ when }) => when))).not.toContain("domains_high");
  });
});
