import { expect, test } from "vitest";
import { allValues, oneValue } from "./field-values.ts";

const values = { radio: "ja", boxes: ["a", "b"] };

test("a single field has one value", () => {
  expect([oneValue(values, "radio"), oneValue(values, "boxes"), oneValue(values, "none")]).toEqual([
    "ja",
    "a",
    undefined,
  ]);
});

test("ticked boxes have all their values", () => {
  expect([allValues(values, "boxes"), allValues(values, "radio"), allValues(values, "none")]).toEqual([
    ["a", "b"],
    ["ja"],
    [],
  ]);
});
