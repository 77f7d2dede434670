import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import { type Edit, edited } from "#test/golden/spoil.ts";
import { checkQuestionnaire } from "./check-questionnaire.ts";

const home = new URL("../definitions/modeltro/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, home), "utf8");
const texts = { definition: read("1.0.0.json"), cases: read("1.0.0.cases.json") };

/** What the check says after the survey of staff has been changed: `pointer: sentence`. */
function faultsAfter(...edits: Edit[]): string[] {
  const faults = checkQuestionnaire({ ...texts, definition: edited(texts.definition, edits) });
  return faults.definition.map(({ pointer, message }) => `${pointer}: ${message}`);
}

/** The five steps of the first question, then "do not know". */
const options = "/questions/0/options";
const values = (...steps: number[]): Edit[] =>
  steps.map((to, place) => ({ at: `${options}/${place}/scale_value`, to }));
const order = `${options}: The values are 1, 2, 3, 4 and 5, rising or falling with the answers.`;

test("five steps have no fault, rising, falling, or without values", () => {
  expect(faultsAfter()).toEqual([]);
  expect(faultsAfter(...values(5, 4, 3, 2, 1))).toEqual([]);
  expect(faultsAfter(...[0, 1, 2, 3, 4].map((place) => ({ at: `${options}/${place}/scale_value` })))).toEqual(
    [],
  );
});

test("an answer without its value is told, and so is the gap in the scale", () => {
  expect(faultsAfter({ at: `${options}/2/scale_value` })).toEqual([
    `${options}/2: "fra_40" has no scale_value. In "cv_andel" every answer that takes a stand has one, or none.`,
    order,
  ]);
});

test("an answer that takes no stand has no value", () => {
  expect(faultsAfter({ at: `${options}/5/scale_value`, to: 5 })).toEqual([
    `${options}/5/scale_value: "ved_ikke" is no step on the scale: leave the value out.`,
    order,
  ]);
});

test.each([
  ["twice the same", [1, 2, 3, 3, 5]],
  ["out of order", [1, 3, 2, 4, 5]],
  ["up and down", [1, 2, 3, 2, 1]],
])("values that are %s are told", (_, steps) => {
  expect(faultsAfter(...values(...steps))).toEqual([order]);
});

test("a value off the scale is told by the schema", () => {
  for (const to of [0, 6, 2.5, "3"]) {
    expect(faultsAfter({ at: `${options}/0/scale_value`, to }).join()).toContain(
      `${options}/0/scale_value: `,
    );
  }
});

test("only a survey without names has values: nobody gets a mean of their own", () => {
  const faults = faultsAfter({ at: "/identity", to: "citizen" });
  expect(faults).toContain(
    '/questions/0/options: "cv_andel" has values for the mean of a group: only anonymous questionnaires have them.',
  );
  expect(faults).toContain("/audience: Only an anonymous questionnaire can be for staff.");
});

test("boxes of which several can be ticked have no place for a value", () => {
  const place = allKinds.definition.questions.findIndex(({ kind }) => kind === "checkboxes");
  const at = `/questions/${place}/options/0/scale_value`;
  const definition = edited(allKinds.texts.definition, [{ at, to: 1 }]);
  const { definition: faults } = checkQuestionnaire({ ...allKinds.texts, definition });
  expect(faults.map(({ pointer }) => pointer)).toContain(at);
});
