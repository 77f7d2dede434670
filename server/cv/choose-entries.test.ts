import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { type CvChoice, chooseEntry, chosenEntries } from "./choose-entries.ts";

const entry = (id: string, section: CvEntry["section"]): CvEntry => ({ id, section, values: { title: id } });
const told = [entry("a", "work"), entry("b", "work"), entry("s", "strengths"), entry("c", "work")];

describe("what a targeted CV tells", () => {
  test("an entry that is taken comes last, and once", () => {
    expect(chooseEntry(["a"], told, { id: "c", act: "take" })).toEqual(["a", "c"]);
    expect(chooseEntry(["a", "c"], told, { id: "a", act: "take" })).toEqual(["a", "c"]);
  });

  test("an entry that is hidden or somebody else's is not taken", () => {
    expect(chooseEntry(["a"], told, { id: "x", act: "take" })).toEqual(["a"]);
  });

  test("an entry moves past its neighbour in the section, over those of others and those that are gone", () => {
    const chosen = ["a", "gone", "s", "b", "c"];
    expect(chooseEntry(chosen, told, { id: "b", act: "up" })).toEqual(["b", "gone", "s", "a", "c"]);
    expect(chooseEntry(chosen, told, { id: "b", act: "down" })).toEqual(["a", "gone", "s", "c", "b"]);
  });

  test("an entry at the end, or that is not chosen, stays", () => {
    for (const [id, act] of [
      ["a", "up"],
      ["c", "down"],
      ["s", "up"],
      ["s", "down"],
      ["b", "up"],
      ["gone", "up"],
    ] as const)
      expect(chooseEntry(["a", "s", "c", "gone"], told, { id, act })).toEqual(["a", "s", "c", "gone"]);
  });

  test("the order is kept, and what is gone is left out", () => {
    expect(chosenEntries(["c", "gone", "a"], told).map(({ id }) => id)).toEqual(["c", "a"]);
  });

  test("moves never lose or double an entry", () => {
    const acts = fc.array(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "s", "gone"),
        act: fc.constantFrom<CvChoice>("up", "down"),
      }),
    );
    const start = ["a", "gone", "b", "s", "c"];
    fc.assert(
      fc.property(acts, (moves) => {
        const end = moves.reduce<readonly string[]>((chosen, move) => chooseEntry(chosen, told, move), start);
        expect(end.toSorted()).toEqual(start.toSorted());
      }),
    );
  });
});
