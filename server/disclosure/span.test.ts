import fc from "fast-check";
import { expect, test } from "vitest";
import { Span } from "./span.ts";

test("has every sum and difference of what was added, and not what is independent of it", () => {
  const span = new Span();
  expect(span.add([1, 1, 0, 0])).toBe(true);
  expect(span.add([0, 1, 1, 0])).toBe(true);
  expect(span.add([1, 0, -1, 0])).toBe(false);
  expect(span.has([3, 5, 2, 0])).toBe(true);
  expect(span.has([0, 0, 0, 1])).toBe(false);
  expect(span.rank).toBe(2);
});

test("a copy grows by itself", () => {
  const span = new Span();
  span.add([1, 0]);
  const copy = new Span(span);
  copy.add([0, 1]);
  expect([span.rank, copy.rank]).toEqual([1, 2]);
});

test("every combination of what was added is in it", () => {
  const vector = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(vector, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: -9, max: 9 })),
      (vectors, factors) => {
        const span = new Span();
        for (const one of vectors) span.add(one);
        const sum = vectors.reduce(
          (so, one, place) => so.map((value, index) => value + (factors[place] ?? 0) * (one[index] ?? 0)),
          [0, 0, 0, 0, 0, 0],
        );
        expect(span.has(sum)).toBe(true);
      },
    ),
  );
});
