import { expect, test } from "vitest";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { scoringOf } from "#questionnaires/engine/scoring-of.ts";
import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { instrument, personOf } from "#test/golden/instrument.ts";
import { type ResultView, resultView } from "./result-view.ts";

const { questionnaire, cases, definition } = instrument;

function view(id: string, lang: "da" | "en" = "da"): ResultView {
  const example = cases.find((one) => one.id === id);
  if (example === undefined) throw new Error(`There is no ${id}.`);
  const { result } = evaluate(questionnaire, personOf(example));
  if (result === undefined) throw new Error(`${id} cannot be scored.`);
  const response = { variant: example.variant, answers: example.answers };
  const found = { installed: { questionnaire }, response } as unknown as OpenCase;
  return resultView({ evaluation: result, found, lang });
}

test.each(cases.map(({ id }) => id))("%s: the points of every row add up to the lowest total", (id) => {
  for (const lang of ["da", "en"] as const) {
    const { groups, low, max } = view(id, lang);
    const rows = groups.flatMap((group) => group.rows);
    expect(rows.reduce((sum, { points }) => sum + points, 0)).toBe(low);
    expect(max).toBe(100);
    for (const { question, answer, why, sources } of rows) {
      expect([question, answer, why]).not.toContain("");
      expect(sources.length).toBeGreaterThan(0);
    }
  }
});

test("every number of a source leads to one, and each source stands once", () => {
  const { groups, sources } = view("V16");
  const numbers = groups.flatMap(({ rows }) => rows.flatMap((row) => row.sources));
  expect(Math.min(...numbers)).toBe(1);
  expect(Math.max(...numbers)).toBe(sources.length);
  expect(new Set(sources.map(({ cite }) => cite)).size).toBe(sources.length);
});

test("a level that attention has lifted says what the points alone give", () => {
  expect(view("V13")).toMatchObject({ band: "Høj", liftedFrom: "Moderat", weeksAbsent: 13 });
  expect(view("V13").flags).toHaveLength(2);
  expect(view("V01")).toMatchObject({ band: "Lav", liftedFrom: null, flags: [], tracks: [] });
});

test("an uncertain level and a near limit are said, with what was left open", () => {
  const { isUncertain, isBorderline, low, high, skipped } = view("V08");
  expect({ isUncertain, isBorderline, low, high }).toEqual({
    isUncertain: true,
    isBorderline: true,
    low: 29,
    high: 41,
  });
  expect(skipped.length).toBeGreaterThan(0);
});

test("answers that cannot be assessed have no level and no total, and are not called uncertain", () => {
  expect(view("V09")).toMatchObject({
    band: null,
    total: null,
    liftedFrom: null,
    isUncertain: false,
    route: "du vurderer selv",
  });
});

test("every route of the definition has words", () => {
  for (const { id } of cases) expect(view(id).route).not.toBeNull();
  expect(Object.keys(scoringOf(definition).route)).toHaveLength(4);
});
