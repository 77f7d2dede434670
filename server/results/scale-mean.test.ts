import { expect, test } from "vitest";
import type { Item } from "./items.ts";
import { scaleMean } from "./scale-mean.ts";

const item = {
  question: {
    kind: "radio",
    options: [
      { code: "meget", scale_value: 5 },
      { code: "nogen", scale_value: 3 },
      { code: "slet_ikke", scale_value: 1 },
      { code: "ved_ikke" },
    ],
  },
  codes: ["meget", "nogen", "slet_ikke", "ved_ikke"],
} as unknown as Item;
const told = (...counts: (number | null)[]) => ({ answered: 30, counts });

test("the mean is of the steps that have a value, and of those who chose one", () => {
  expect(scaleMean(item, told(10, 5, 5, 10))).toEqual({ mean: 3.5, people: 20 });
});

test("there is no mean where a count is hidden, where nobody chose a step, or where steps have no values", () => {
  expect(scaleMean(item, told(10, null, 5, 10))).toBe(null);
  expect(scaleMean(item, told(0, 0, 0, 30))).toBe(null);
  const plain = {
    ...item,
    question: { kind: "radio", options: [{ code: "ja" }, { code: "nej" }] },
    codes: ["ja", "nej"],
  };
  expect(scaleMean(plain as unknown as Item, told(10, 20))).toBe(null);
});
