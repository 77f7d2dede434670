import { describe, expect, test } from "vitest";
import { type Evaluation, evaluate } from "#questionnaires/engine/evaluate.ts";
import type { ResultView } from "#server/use-cases/answering/show-result.ts";
import { translator } from "#site/text/translate.ts";
import { instrument, personOf } from "#test/golden/instrument.ts";
import { recognitionForm, recognitionProblems } from "./recognition.ts";
import {
  bandWords,
  domainsOf,
  explainedAnswers,
  liftedBy,
  mostPoints,
  partlyAnswered,
  sentAnswers,
  skippedQuestions,
  strengthsOf,
  topicsOf,
} from "./result-words.ts";

type Example = (typeof instrument.cases)[number];

function seenOf(example: Example) {
  const person = personOf(example);
  const { result } = evaluate(instrument.questionnaire, person);
  if (result === undefined) throw new Error("The case has wrong answers.");
  const response = { variant: person.variant, answers: person.answers };
  const view = { response, installed: { questionnaire: instrument.questionnaire } };
  return { seen: { ...(view as unknown as ResultView), lang: "da" as const }, evaluation: result };
}

const sum = (numbers: readonly number[]) => numbers.reduce((whole, one) => whole + one, 0);

describe.each(instrument.cases)("case %#", (example) => {
  const { seen, evaluation } = seenOf(example);

  test("every point is shown once, with its reason and a source", () => {
    const answers = explainedAnswers(seen, evaluation).flatMap((area) => area.answers);
    expect(answers).toHaveLength(evaluation.explain.length);
    expect(sum(answers.map(({ points }) => points))).toBe(evaluation.low);
    for (const { why, sources, answer } of answers) {
      expect(why).toBeTruthy();
      expect(sources.length).toBeGreaterThan(0);
      expect(answer.values.length).toBeGreaterThan(0);
    }
  });

  test("areas, topics, strengths and what was skipped say what the result says", () => {
    const areas = domainsOf(seen, evaluation);
    expect(areas.filter(({ points }) => points === undefined)).toHaveLength(
      evaluation.unknown_domains.length,
    );
    expect(sum(areas.map(({ max }) => max))).toBe(mostPoints(seen));
    expect(topicsOf(seen, evaluation)).toHaveLength(Object.keys(evaluation.tracks).length);
    expect(strengthsOf(seen, evaluation)).toHaveLength(evaluation.protective.length);
    expect(skippedQuestions(seen, evaluation)).toHaveLength(evaluation.skipped.length);
    expect(bandWords(seen, evaluation)).not.toMatch(/lav|moderat|høj/i);
  });

  test("what lifted the level is told exactly when something did", () => {
    const isLifted = evaluation.band_by_points !== null && evaluation.band !== evaluation.band_by_points;
    expect(liftedBy(seen, evaluation).length > 0).toBe(isLifted);
  });
});

test("the clearest topics come first", () => {
  const { seen, evaluation } = seenOf(instrument.cases[0] as Example);
  const tracks: Evaluation["tracks"] = { fysisk: "mulig", social: "tydelig" };
  expect(topicsOf(seen, { ...evaluation, tracks }).map(({ isClear }) => isClear)).toEqual([true, false]);
});

test("an area that was partly answered is named", () => {
  const { seen, evaluation } = seenOf(instrument.cases[0] as Example);
  const domain_status: Evaluation["domain_status"] = { D4: "omregnet", D5: "uoplyst" };
  expect(partlyAnswered(seen, { ...evaluation, domain_status })).toEqual(["Krop og smerter"]);
});

test("answers without points are those that no area counts", () => {
  const { seen } = seenOf(instrument.cases[0] as Example);
  const response = {
    ...seen.response,
    answers: { humoer: "sjaeldent", styrker: ["erfaring"], fri_tekst: "Hej" },
  };
  const labels = (withoutPoints: boolean) => sentAnswers({ ...seen, response }, { withoutPoints }).length;
  expect(labels(true)).toBe(2);
  expect(labels(false)).toBe(3);
});

describe("the citizen's own word", () => {
  const t = translator("da");
  const stored = { recognised: false, comment: "Nej", at: new Date(0) };

  test("what was typed goes before what is stored", () => {
    expect(recognitionForm(null, null)).toEqual({ choice: undefined, comment: "" });
    expect(recognitionForm(null, stored)).toEqual({ choice: "nej", comment: "Nej" });
    expect(recognitionForm({ kender: ["ja"], kommentar: ["a\r\nb"] }, stored)).toEqual({
      choice: "ja",
      comment: "a\nb",
    });
  });

  test("a choice is needed and the comment has a length", () => {
    expect(recognitionProblems(t, { choice: "ja", comment: "x".repeat(2000) })).toEqual([]);
    expect(recognitionProblems(t, { choice: undefined, comment: "" })).toHaveLength(1);
    expect(recognitionProblems(t, { choice: "måske", comment: "x".repeat(2001) })).toHaveLength(2);
  });
});
