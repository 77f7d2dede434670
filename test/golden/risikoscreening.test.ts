import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { instrument, personOf } from "./instrument.ts";

const { questionnaire, cases } = instrument;

describe("the cases of risikoscreening 1.0.0", () => {
  test.each(cases)("$id $title", (example) => {
    const { result, problems } = evaluate(questionnaire, personOf(example));
    expect(problems).toBeUndefined();
    const { explain, ...rest } = result ?? { explain: [] };
    expect(rest).toEqual(example.expected);
    expect(Object.keys(rest)).toEqual(Object.keys(example.expected));
    expect(explain.reduce((sum, { points }) => sum + points, 0)).toBe(example.expected.low);
  });

  test("all seventeen that came with the instrument are there", () => {
    expect(cases.filter(({ origin }) => origin === "golden")).toHaveLength(17);
  });

  test("the file is the one that was published", () => {
    const listed = JSON.parse(readFileSync(new URL("published.json", instrument.root), "utf8"));
    expect(listed).toHaveProperty(["risikoscreening@1.0.0"]);
  });
});
