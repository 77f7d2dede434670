import { describe, expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import { type Edit, edited } from "#test/golden/spoil.ts";
import { checkQuestionnaire } from "./check-questionnaire.ts";

const { texts, definition } = allKinds;
const at = (id: string): string => `/questions/${definition.questions.findIndex((one) => one.id === id)}`;
const text = { da: "Ord", en: "Word" };

/** What the check says after the made-up questionnaire has been changed: `pointer: sentence`. */
function faultsAfter(...edits: Edit[]): string[] {
  const faults = checkQuestionnaire({ ...texts, definition: edited(texts.definition, edits) });
  return faults.definition.map(({ pointer, message }) => `${pointer}: ${message}`);
}

const change = {
  levels: [
    { id: "none", min_abs: 0, name: text },
    { id: "sure", min_abs: 20, name: text },
  ],
  item_levels: [
    { id: "none", min_abs: 0 },
    { id: "sure", min_abs: 5 },
  ],
  basis: "made up",
  sources: ["made_up"],
};
const measure = (changed: object) => ({
  at: "/measure",
  to: {
    items: ["kraefter"],
    min_answered: 1,
    factor: 10,
    rounding: "half_up",
    change,
    never_use_for: [],
    ...changed,
  },
});
const reference = { at: "/references", to: { made_up: { cite: "x", status: "x", url: "x", fact: "x" } } };

describe("each kind of fault is told at its place", () => {
  test.each<[string, Edit[], string]>([
    [
      "a row code used twice",
      [{ at: `${at("hjalp")}/rows/1/code`, to: "samtaler" }],
      `${at("hjalp")}/rows/1/code: "samtaler" is used twice.`,
    ],
    [
      "a field used twice",
      [{ at: `${at("kurser")}/fields/1/id`, to: "titel" }],
      `${at("kurser")}/fields/1/id: "titel" is used twice.`,
    ],
    [
      "an option of a field used twice",
      [{ at: `${at("kurser")}/fields/1/options/1/code`, to: "sted" }],
      `${at("kurser")}/fields/1/options/1/code: "sted" is used twice.`,
    ],
    [
      "a number that no value fits",
      [{ at: `${at("timer")}/max`, to: 0 }],
      `${at("timer")}/max: The highest number, 0, is not above 0.`,
    ],
    [
      "a number in a list that no value fits",
      [{ at: `${at("kurser")}/fields/3/max`, to: 1 }],
      `${at("kurser")}/fields/3/max: The highest number, 1, is not above 1.`,
    ],
    [
      "a select with both a list and options",
      [{ at: `${at("sted")}/options_from`, to: "units" }],
      `${at("sted")}/options: A select has either two or more options, or options_from.`,
    ],
    [
      "a select with neither",
      [{ at: `${at("enhed")}/options_from` }],
      `${at("enhed")}/options: A select has either two or more options, or options_from.`,
    ],
    [
      "a test of a matrix that names no row",
      [{ at: `${at("kursus_godt")}/show_if/row` }],
      `${at("kursus_godt")}/show_if: Name the row of "hjalp" that is tested.`,
    ],
    [
      "a test of a row that there is not",
      [{ at: `${at("kursus_godt")}/show_if/row`, to: "tur" }],
      `${at("kursus_godt")}/show_if/row: "hjalp" has no row "tur".`,
    ],
    [
      "a row of a question that has none",
      [{ at: `${at("mange_kurser")}/show_if/row`, to: "kursus" }],
      `${at("mange_kurser")}/show_if/row: "kurser" has no rows.`,
    ],
    [
      "a number that the question cannot have",
      [{ at: `${at("flere_timer")}/show_if/all/1/value`, to: 61 }],
      `${at("flere_timer")}/show_if/all/1/value: "61" is not an answer to "timer".`,
    ],
    [
      "points on a matrix",
      [{ at: `${at("hjalp")}/domain`, to: "D1" }],
      `${at("hjalp")}/domain: A matrix is never scored: ask its rows as questions of their own.`,
    ],
    [
      "domains without scoring",
      [{ at: "/domains", to: [{ id: "D1", name: text, max: 100 }] }],
      '/domains: "domains" needs "scoring": without it nothing is counted.',
    ],
    [
      "a measure of a question that there is not",
      [measure({ items: ["mod"] }), reference],
      '/measure/items/0: There is no question "mod".',
    ],
    [
      "a measure of a question that is no scale",
      [measure({ items: ["timer"] }), reference],
      '/measure/items/0: "timer" is no scale, so it has no mean.',
    ],
    [
      "a measure of a question that not everybody is asked",
      [
        measure({}),
        reference,
        { at: `${at("kraefter")}/show_if`, to: { q: "hverdag", op: "eq", value: "godt" } },
      ],
      '/measure/items/0: "kraefter" is not asked of everybody, so totals could not be compared.',
    ],
    [
      "an item used twice",
      [measure({ items: ["kraefter", "kraefter"] }), reference],
      '/measure/items/1: "kraefter" is used twice.',
    ],
    [
      "more answers needed than there are items",
      [measure({ min_answered: 2 }), reference],
      "/measure/min_answered: There are only 1 items.",
    ],
    [
      "levels that do not start at 0",
      [measure({ change: { ...change, levels: change.levels.slice(1) } }), reference],
      "/measure/change/levels/0/min_abs: Levels of change start at 0 and rise.",
    ],
    [
      "levels of an item that fall",
      [measure({ change: { ...change, item_levels: change.item_levels.toReversed() } }), reference],
      "/measure/change/item_levels/1/min_abs: Levels of change start at 0 and rise.",
    ],
    [
      "a change without its source",
      [measure({})],
      '/measure/change/sources/0: There is no source "made_up".',
    ],
    [
      "a profile of a question that there is not",
      [{ at: "/profile", to: [{ id: "tro", name: text, questions: ["mod"] }] }],
      '/profile/0/questions/0: There is no question "mod".',
    ],
    [
      "a profile group used twice",
      [{ at: "/profile", to: ["tro", "tro"].map((id) => ({ id, name: text, questions: ["kraefter"] })) }],
      '/profile/1/id: "tro" is used twice.',
    ],
    [
      "a repetition whose ends are swapped",
      [{ at: "/repeat", to: { every_weeks_min: 8, every_weeks_max: 4 } }],
      "/repeat/every_weeks_max: The longest time is shorter than the shortest.",
    ],
    [
      "an anonymous measure",
      [measure({}), reference, { at: "/identity", to: "anonymous" }],
      '/measure: An anonymous questionnaire has no "measure".',
    ],
    [
      "a caseworker's question in an anonymous questionnaire",
      [
        { at: "/identity", to: "anonymous" },
        { at: "/staff_questions", to: [definition.questions.find(({ kind }) => kind === "scale")] },
      ],
      '/staff_questions: An anonymous questionnaire has no "staff_questions".',
    ],
    [
      "a question that an anonymous questionnaire asks only some",
      [{ at: "/identity", to: "anonymous" }],
      `${at("kursus_godt")}/show_if: An anonymous questionnaire asks everybody the same: the number who answered "kursus_godt" would tell what they answered before.`,
    ],
  ])("%s", (_, edits, expected) => {
    expect(faultsAfter(...edits)).toContainEqual(expected);
  });

  test("a sound measure has no fault of its own", () => {
    expect(faultsAfter(measure({}), reference).filter((one) => one.startsWith("/measure"))).toEqual([]);
  });

  test("scales of different lengths have no mean together", () => {
    const scale = definition.questions.find(({ kind }) => kind === "scale");
    const questions = [...definition.questions, { ...scale, id: "mod", section: "C", max: 5 }];
    const faults = faultsAfter(measure({ items: ["kraefter", "mod"] }), reference, {
      at: "/questions",
      to: JSON.parse(JSON.stringify(questions)),
    });
    expect(faults).toContainEqual('/measure/items/1: "mod" has another scale than "kraefter".');
  });
});
