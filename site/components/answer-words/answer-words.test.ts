import { expect, test } from "vitest";
import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import { instrument } from "#test/golden/instrument.ts";
import { answerWords } from "./answer-words.ts";
import { questionText } from "./question-text.ts";

const question = (id: string) => {
  const found = instrument.questionnaire.question(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const danish = { skip: "vil_ikke_svare", lang: "da" } as const;
const words = (id: string, answer: AnswerValue | undefined) => answerWords(question(id), answer, danish);

test("answers of every kind are told in words", () => {
  expect(words("jobsoegning", "hver_uge").values).toEqual(["Ja, hver uge"]);
  expect(words("smerte", 7).values).toEqual(["7 (0 = Slet ikke ondt, 10 = Så ondt, som du kan tænke dig)"]);
  expect(words("foerste_sygedag", "2026-06-03").values).toEqual(["3. juni 2026"]);
  expect(words("fri_tekst", "To\nlinjer").values).toEqual(["To\nlinjer"]);
  expect(words("styrker", ["erfaring", "aftaler"]).values).toHaveLength(2);
});

test("no answer and no wish to answer are told apart", () => {
  expect(words("humoer", undefined)).toEqual({ values: [], missing: "blank" });
  expect(words("humoer", "vil_ikke_svare")).toEqual({ values: [], missing: "skipped" });
});

test("a code that the questionnaire does not know is shown as it is", () => {
  expect(words("jobsoegning", "andet").values).toEqual(["andet"]);
});

test("a question may be put in another way to those with another benefit", () => {
  const asked = question("forventet_tid");
  expect(questionText(asked, "sygedagpenge", "da")).not.toBe(questionText(asked, "kontanthjaelp", "da"));
  expect(questionText(question("humoer"), "sygedagpenge", "en")).toBe(question("humoer").text.en);
});
