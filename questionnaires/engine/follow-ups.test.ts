import { describe, expect, test } from "vitest";
import { ask, scoringWith, small } from "#test/golden/small.ts";
import { followUpsOf, parentIds } from "./follow-ups.ts";

const text = { da: "x", en: "x" };
const waitsFor = (q: string, more: Readonly<Record<string, unknown>> = {}) => ({
  show_if: { q, op: "eq", value: "a" },
  ...more,
});
const idsAfter = (questions: readonly object[], id: string, more = {}, variant = "alle") =>
  followUpsOf(small(questions, more), variant, id).map((one) => one.id);

describe("the questions that stand on the page of a question", () => {
  test("are those that wait for it or for each other, down to the last question there is", () => {
    const chain = [
      ask.radio("first"),
      ask.radio("one", waitsFor("first")),
      ask.radio("two", waitsFor("one")),
    ];
    expect(idsAfter(chain, "first")).toEqual(["one", "two"]);
    expect(idsAfter(chain, "one")).toEqual(["two"]);
    expect(idsAfter(chain, "two")).toEqual([]);
  });

  test("end at the first that waits for something else, though a later one waits for it", () => {
    const broken = [ask.radio("first"), ask.radio("beside"), ask.radio("one", waitsFor("first"))];
    expect(idsAfter(broken, "first")).toEqual([]);
    const longer = [
      ask.radio("before"),
      ask.radio("first"),
      ask.radio("one", waitsFor("first")),
      ask.radio("beside", waitsFor("before")),
      ask.radio("two", waitsFor("first")),
    ];
    expect(idsAfter(longer, "first")).toEqual(["one"]);
  });

  test("stand in the same section", () => {
    const sections = ["A", "B"].map((id) => ({ id, title: text }));
    const over = [ask.radio("first"), ask.radio("one", waitsFor("first", { section: "B" }))];
    expect(idsAfter(over, "first", { sections })).toEqual([]);
  });

  test("are none after a list, which is filled in by several steps", () => {
    const list = [ask.list("first"), ask.radio("one", { show_if: { q: "first", op: "gte", value: 1 } })];
    expect(idsAfter(list, "first")).toEqual([]);
    const number = [ask.number("first"), ask.radio("one", { show_if: { q: "first", op: "gte", value: 1 } })];
    expect(idsAfter(number, "first")).toEqual(["one"]);
  });

  test("are none for a question that there is not, or that the variant does not ask", () => {
    const variants = ["one", "other"].map((id) => ({ id, label: text }));
    const questions = [
      ask.radio("only_one", { variants: ["one"] }),
      ask.radio("first"),
      ask.radio("between", waitsFor("only_one", { variants: ["one"] })),
      ask.radio("late", waitsFor("first")),
    ];
    expect(idsAfter(questions, "nowhere", { variants }, "one")).toEqual([]);
    expect(idsAfter(questions, "only_one", { variants }, "other")).toEqual([]);
    expect(idsAfter(questions, "first", { variants }, "one")).toEqual([]);
    expect(idsAfter(questions, "first", { variants }, "other")).toEqual(["late"]);
  });

  test("wait for the date when they wait for weeks of absence", () => {
    const weeks = { show_if: { derived: "weeks_absent", op: "gte", value: 4 } };
    const questions = [ask.date("sick"), ask.radio("long", weeks)];
    const scoring = scoringWith({ weeks_absent: { question: "sick" } });
    expect(idsAfter(questions, "sick", { scoring })).toEqual(["long"]);
    expect(idsAfter(questions, "sick", { scoring: scoringWith({ weeks_absent: undefined }) })).toEqual([]);
    expect(idsAfter(questions, "sick")).toEqual([]);
  });
});

test("the parents of a question are those its condition names; weeks without a date name none", () => {
  const definition = small([
    ask.radio("one"),
    ask.radio("two"),
    ask.radio("both", {
      show_if: {
        any: [
          { q: "two", op: "eq", value: "a" },
          { q: "one", op: "eq", value: "a" },
          { derived: "weeks_absent", op: "gte", value: 1 },
        ],
      },
    }),
  ]);
  const parents = definition.questions.map((question) => parentIds(definition, question));
  expect(parents).toEqual([[], [], ["two", "one"]]);
});
