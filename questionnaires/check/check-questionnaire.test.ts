import { describe, expect, test } from "vitest";
import { cases, definition, type Edit, edited, faultsAfter } from "#test/golden/spoil.ts";
import { checkQuestionnaire } from "./check-questionnaire.ts";

test("the published questionnaire has no fault", () => {
  expect(checkQuestionnaire({ definition, cases })).toMatchObject({ definition: [], cases: [] });
});

test("every fault is told at once, those of the schema and those after it", () => {
  const faults = faultsAfter(
    { at: "/questions/3/text/en" },
    { at: "/questions/4/hint", to: 1 },
    { at: "/questions/7/bands/1/from", to: 4 },
    { at: "/flags/4/when/value", to: "x" },
    { at: "/questions/9/sources", to: [] },
    { at: "/flags/5/when/op", to: "matches" },
    { at: "/questions/10/max_points", to: "seven" },
  );
  for (const place of [
    "/questions/3/text/en",
    "/questions/4/hint",
    "/questions/7/bands/1",
    "/flags/4/when/value",
    "/flags/4:",
    "/questions/9/sources",
    "/flags/5/when/op",
    "/questions/10/max_points",
  ]) {
    expect(faults).toContainEqual(expect.stringContaining(place));
  }
});

describe("cases", () => {
  const caseFaults = (text: string | undefined) =>
    checkQuestionnaire({ definition, cases: text }).cases.map(
      ({ pointer, message }) => `${pointer}: ${message}`,
    );

  test.each<[string, Edit, string]>([
    [
      "that do not agree",
      { at: "/cases/0/expected/total", to: 3 },
      "/cases/0/expected/total: V01: expected 3, the engine gives 2.",
    ],
    [
      "whose answer is refused",
      { at: "/cases/0/answers/helbred", to: "x" },
      "/cases/0/answers/helbred: V01: the answer is refused",
    ],
    ["with an id used twice", { at: "/cases/1/id", to: "V01" }, '/cases/1/id: "V01" is used twice.'],
    [
      "of another version",
      { at: "/questionnaire", to: "risikoscreening@2.0.0" },
      "/questionnaire: These are the cases of",
    ],
    ["without an expectation", { at: "/cases/0/expected/low" }, '/cases/0/expected/low: "low" is missing.'],
  ])("%s", (_, edit, expected) => {
    expect(caseFaults(edited(cases, [edit]))).toContainEqual(expect.stringContaining(expected));
  });

  test("that are not there", () => {
    expect(caseFaults(undefined)).toEqual([": There is no file of cases for this version."]);
  });

  test.each([
    "band",
    "protective factor",
    "track",
    "answer",
    "conversation entry",
    "result without a number",
  ])("that reach no %s", (kind) => {
    const none = edited(cases, [{ at: "/cases", to: [] }]);
    const faults = checkQuestionnaire({ definition, cases: none }).definition;
    expect(faults.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(`No case reaches th.*${kind}`),
    );
  });
});
