import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { cases, definition, type Edit, edited } from "#test/golden/spoil.ts";
import { casesSchema } from "../cases-schema.ts";
import { compile, isScored, type ScoredQuestionnaire } from "../engine/compile.ts";
import { definitionSchema } from "../schema.ts";
import { hideSmall } from "./hide-small.ts";
import { REFUSED, ShadowRun, type VariantShadow } from "./shadow-run.ts";

function version(...edits: Edit[]): ScoredQuestionnaire {
  const questionnaire = compile(v.parse(definitionSchema, JSON.parse(edited(definition, edits))));
  if (!isScored(questionnaire)) throw new Error("The risk screening gives points.");
  return questionnaire;
}

const persons = v.parse(casesSchema, JSON.parse(cases)).cases.map(({ variant, submitted_on, answers }) => ({
  variant,
  submittedOn: submitted_on,
  answers,
}));
const place = (id: string) => version().definition.questions.findIndex((question) => question.id === id);

function shadow(...edits: Edit[]): VariantShadow[] {
  const run = new ShadowRun(version(), version(...edits));
  for (const person of persons) run.add(person);
  return run.counts();
}

const total = (shadows: VariantShadow[], of: (one: VariantShadow) => number): number =>
  shadows.reduce((sum, one) => sum + of(one), 0);

describe("a shadow run over the golden cases", () => {
  test("of a version against itself changes nobody", () => {
    const counts = shadow();
    expect(counts.map(({ variant }) => variant).toSorted()).toEqual(["kontanthjaelp", "sygedagpenge"]);
    expect(total(counts, ({ persons: all }) => all)).toBe(persons.length);
    for (const { moved, meanBefore, meanAfter, refusals, droppedAnswers } of counts) {
      expect({ moved, refusals, droppedAnswers }).toEqual({ moved: 0, refusals: [], droppedAnswers: 0 });
      expect(meanAfter).toBe(meanBefore);
    }
  });

  test("counts who changes level, by variant, from and to", () => {
    const counts = shadow({ at: "/scoring/bands/0/to", to: 19 }, { at: "/scoring/bands/1/from", to: 20 });
    const rows = counts.flatMap(({ moves }) => moves);
    const changed = rows.filter(({ from, to }) => from !== to);
    expect(changed).toContainEqual({ from: "lav", to: "moderat", persons: expect.any(Number) });
    expect(total(counts, ({ moved }) => moved)).toBe(changed.reduce((sum, move) => sum + move.persons, 0));
    for (const { persons: all, moves } of counts) {
      expect(moves.reduce((sum, move) => sum + move.persons, 0)).toBe(all);
    }
  });

  test("tells the mean change of the total", () => {
    const counts = shadow({ at: `/questions/${place("helbred")}/options/4/points`, to: 0 });
    const changes = counts.map(({ meanBefore, meanAfter }) => (meanAfter ?? 0) - (meanBefore ?? 0));
    expect(Math.max(...changes)).toBeLessThanOrEqual(0);
    expect(Math.min(...changes)).toBeLessThan(0);
  });

  test("tells whose answers the new version cannot read, and why", () => {
    const counts = shadow({ at: `/questions/${place("helbred")}/options/4/code`, to: "elendigt" });
    const refused = counts.flatMap(({ moves }) => moves.filter(({ to }) => to === REFUSED));
    const reasons = counts.flatMap(({ refusals }) => refusals);
    expect(reasons.every(({ question, code }) => question === "helbred" && code === "unknown-code")).toBe(
      true,
    );
    expect(reasons.reduce((sum, one) => sum + one.persons, 0)).toBe(
      refused.reduce((sum, move) => sum + move.persons, 0),
    );
    expect(reasons.length).toBeGreaterThan(0);
  });

  test("leaves out answers to questions that are gone, and counts them", () => {
    const counts = shadow({ at: `/questions/${place("bevaegelse")}` });
    expect(total(counts, ({ droppedAnswers }) => droppedAnswers)).toBeGreaterThan(0);
    expect(counts.flatMap(({ refusals }) => refusals)).toEqual([]);
  });
});

describe("small numbers of real persons", () => {
  const counted = (moves: [from: string, to: string, persons: number][]): VariantShadow => ({
    variant: "a",
    persons: moves.reduce((sum, [, , count]) => sum + count, 0),
    moved: moves.filter(([from, to]) => from !== to).reduce((sum, [, , count]) => sum + count, 0),
    moves: moves.map(([from, to, count]) => ({ from, to, persons: count })),
    compared: 40,
    meanBefore: 40,
    meanAfter: 41,
    refusals: [],
    droppedAnswers: 0,
  });
  const told = (...moves: [string, string, number][]) => {
    const { persons: all, moved, moves: rows } = hideSmall(counted(moves), 5);
    return [all, moved, ...rows.map((row) => row.persons)];
  };

  test("large ones are all told", () => {
    expect(told(["lav", "lav", 20], ["lav", "moderat", 10], ["hoej", "hoej", 10])).toEqual([
      40, 10, 20, 10, 10,
    ]);
  });

  test("one small cell takes the smallest other with it, and the number that moved", () => {
    expect(told(["lav", "lav", 20], ["lav", "moderat", 3], ["hoej", "hoej", 10])).toEqual([
      33,
      null,
      20,
      null,
      null,
    ]);
  });

  test("small cells that are few together take another with them", () => {
    expect(told(["lav", "lav", 20], ["lav", "moderat", 2], ["moderat", "hoej", 2])).toEqual([
      24,
      null,
      null,
      null,
      null,
    ]);
  });

  test("several small cells that are many together hide one another", () => {
    expect(told(["lav", "lav", 20], ["lav", "moderat", 4], ["moderat", "hoej", 4])).toEqual([
      28,
      8,
      20,
      null,
      null,
    ]);
  });

  test("too few persons hide the whole variant", () => {
    expect(hideSmall(counted([["lav", "lav", 4]]), 5)).toMatchObject({
      persons: null,
      moves: [],
      meanBefore: null,
    });
  });

  test("nothing told lets anybody compute a small number", () => {
    const sizes = [0, 1, 4, 5, 6, 30];
    for (const a of sizes)
      for (const b of sizes)
        for (const c of sizes) {
          const shadowed = counted([
            ["lav", "lav", a],
            ["lav", "moderat", b],
            ["hoej", "hoej", c],
          ]);
          const { persons: all, moves } = hideSmall(shadowed, 5);
          if (all === null) continue;
          const hidden = moves.filter((move) => move.persons === null).length;
          const rest = all - moves.reduce((sum, move) => sum + (move.persons ?? 0), 0);
          expect(moves.every((move) => !(move.persons && move.persons < 5))).toBe(true);
          expect(hidden === 0 || (hidden > 1 && rest >= 5)).toBe(true);
        }
  });

  test("whose answers were refused or dropped is told when both they and the rest are many", () => {
    const shadowed: VariantShadow = {
      ...counted([["lav", "lav", 40]]),
      refusals: [
        { question: "x", code: "unknown-code", persons: 2 },
        { question: "y", code: "unknown-code", persons: 7 },
        { question: "z", code: "unknown-code", persons: 38 },
      ],
      droppedAnswers: 3,
    };
    const { refusals, droppedAnswers } = hideSmall(shadowed, 5);
    expect(refusals.map((refusal) => refusal.persons)).toEqual([null, 7, null]);
    expect(droppedAnswers).toBeNull();
  });

  test("beside hidden moves neither the refused nor the compared are told: both are sums over them", () => {
    const shadowed: VariantShadow = {
      ...counted([
        ["lav", "lav", 20],
        ["moderat", "REFUSED", 10],
        ["lav", "REFUSED", 2],
        ["hoej", "hoej", 8],
      ]),
      compared: 28,
      refusals: [{ question: "x", code: "unknown-code", persons: 12 }],
    };
    const { moves, refusals, compared, meanBefore } = hideSmall(shadowed, 5);
    expect(moves.map((move) => move.persons)).toEqual([20, 10, null, null]);
    expect([refusals[0]?.persons, compared, meanBefore]).toEqual([null, 0, null]);
  });
});
