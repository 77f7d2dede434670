import { expect, test } from "vitest";
import { missingRequired, pagesOf } from "#questionnaires/engine/paging.ts";
import type { ReviewView } from "#server/use-cases/answering/review-answers.ts";
import { instrument } from "#test/golden/instrument.ts";
import { reviewOf } from "./review-steps.ts";

const { questionnaire } = instrument;

function viewOf(answers: ReviewView["response"]["answers"], lookAgain: readonly string[] = []): ReviewView {
  const person = { variant: "kontanthjaelp", submittedOn: "2026-11-02", answers };
  const missing = new Set(missingRequired(questionnaire, person));
  const rows = pagesOf(questionnaire, person).map((page) => ({
    lookAgain: lookAgain.includes(page.question.id),
    page,
    answer: answers[page.question.id],
    missing: missing.has(page.question.id),
  }));
  return {
    response: { variant: "kontanthjaelp" },
    installed: { questionnaire },
    rows,
  } as unknown as ReviewView;
}

const needed = {
  sidst_i_job: "aldrig",
  ydelse_historik: "aar_1_2",
  jobsoegning: "nej",
  uddannelse: "erhverv",
};

test("answers are grouped by step, in words, each with a way to correct it", () => {
  const { steps } = reviewOf(viewOf(needed), { lang: "da" });
  expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(steps[0]?.rows[0]).toMatchObject({
    label: "Hvornår havde du sidst et job med løn?",
    values: ["Aldrig"],
    changeHref: "/skema/risikoscreening/1?ret=1",
  });
});

test("what is needed and missing is a problem with a link; what may be left out is only counted", () => {
  const none = reviewOf(viewOf({ humoer: "vil_ikke_svare" }), { lang: "da" });
  expect(none.problems.map(({ fieldId }) => fieldId)).toEqual([
    "sidst_i_job",
    "ydelse_historik",
    "jobsoegning",
    "uddannelse",
  ]);
  expect(none.problems[0]?.href).toBe("/skema/risikoscreening/1?ret=1");
  const full = reviewOf(viewOf(needed), { lang: "da" });
  expect(full.problems).toEqual([]);
  expect(full.skipped).toBe(none.skipped);
});

test("an answer that sending found wrong is told in the same way", () => {
  const faults = [{ pointer: "/answers/jobsoegning", code: "unknown-code" }];
  const { problems } = reviewOf(viewOf(needed), { lang: "en", faults });
  expect(problems.map(({ fieldId }) => fieldId)).toEqual(["jobsoegning"]);
  expect(problems[0]?.message).toMatch(/needs to be corrected/);
});

test("a caseworker is not spoken to as if the answers were the caseworker's own", () => {
  const view = viewOf(needed, ["jobsoegning", "uddannelse"]);
  const faults = [{ pointer: "/answers/jobsoegning", code: "look-again" }];
  const saidTo = (reader: "citizen" | "staff") => {
    const { steps, problems } = reviewOf(view, { lang: "da", faults, reader });
    const notes = steps.flatMap(({ rows }) => rows).flatMap(({ note }) => note ?? []);
    return [...problems.map(({ message }) => message), ...notes].join(" ");
  };
  expect(saidTo("staff")).not.toMatch(/\bdi[nt]e?\b/);
  expect(saidTo("staff").match(/Spørg, om svaret stadig passer/g)).toHaveLength(2);
  expect(saidTo("citizen").match(/Se, om dit svar stadig passer/g)).toHaveLength(2);
});
