import fc from "fast-check";
import { expect, test } from "vitest";
import { guidelineDifference, isSame } from "./guideline-difference.ts";
import { minimumContent } from "./minimum-content.ts";

const some = fc.shuffledSubarray([...minimumContent.rules]).map((rules) => ({ number: 2, rules }));

test("a version is the same as itself alone: what is new, gone or in another order is told", () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      expect(isSame(guidelineDifference(one, one))).toBe(true);
      const { added, removed, changed, isReordered } = guidelineDifference(one, other);
      expect(changed).toEqual([]);
      expect(one.rules.length - removed.length + added.length).toBe(other.rules.length);
      const kept = one.rules.filter((rule) => !removed.includes(rule)).map(({ id }) => id);
      const stays = other.rules.filter((rule) => !added.includes(rule)).map(({ id }) => id);
      expect(isReordered).toBe(kept.join() !== stays.join());
      const isEqual = one.rules.map(({ id }) => id).join() === other.rules.map(({ id }) => id).join();
      expect(isSame(guidelineDifference(one, other))).toBe(isEqual);
    }),
  );
});

test("one left out stands for one, and every other change of a rule is told", () => {
  const [first] = minimumContent.rules;
  if (first === undefined) throw new Error("There is no rule.");
  const changedTo = (more: object) =>
    guidelineDifference({ number: 1, rules: [first] }, { number: 2, rules: [{ ...first, ...more }] }).changed
      .length;
  expect(changedTo({ atLeast: 1 })).toBe(0);
  const words = { da: "Andet", en: first.what.en };
  for (const more of [
    { atLeast: 2 },
    { what: words },
    { why: words },
    { sections: ["work"] },
    { field: "example" },
  ])
    expect(changedTo(more), JSON.stringify(more)).toBe(1);
});
