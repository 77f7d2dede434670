import { describe, expect, test } from "vitest";
import { findPublished, loadPublished } from "#server/questionnaire-files.ts";
import type { MeasuredResult } from "#server/use-cases/answering/measured-result.ts";
import { itemRows, trendWords } from "./measure-words.ts";

const { definition } = findPublished(loadPublished(), "progression@1.0.0").questionnaire;
const day = (at: string, total: number) => ({ responseId: at, day: at, total });

const measured = (changes: Partial<MeasuredResult>): MeasuredResult => ({
  kind: "measurement",
  basis: "",
  total: 50,
  answered: 10,
  items: {},
  before: null,
  change: null,
  itemChanges: {},
  course: [],
  trend: null,
  ...changes,
});

describe("the line through all totals", () => {
  const course = [day("2026-09-01", 50), day("2026-09-29", 50), day("2026-10-27", 46)];

  test("stays level while it moves less than a change that says something", () => {
    expect(trendWords(measured({ course, trend: -2 }), definition, "da")).toBe(
      "Set over alle 3 gange ligger linjen stille.",
    );
  });

  test("is told when it moves more, and is not told while there is none", () => {
    expect(trendWords(measured({ course, trend: 9.6 }), definition, "da")).toContain("steget med 10 på fire");
    expect(trendWords(measured({ course, trend: -9.6 }), definition, "da")).toContain(
      "faldet med 10 på fire",
    );
    expect(trendWords(measured({ course }), definition, "da")).toBeNull();
  });
});

test("an item that was answered last time alone is shown with its answer", () => {
  const [first = "", second = ""] = definition.measure?.items ?? [];
  const before = { ...day("2026-09-01", 50), items: { [first]: 7 } };
  const rows = itemRows(measured({ before, items: { [second]: 4 } }), definition, "da");
  expect(rows.slice(0, 2).map((row) => [row.before, row.now, row.change])).toEqual([
    ["7", "–", ""],
    ["–", "4", ""],
  ]);
});
