import { describe, expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import { checkQuestionnaire } from "../check/check-questionnaire.ts";
import { checkAnswers } from "./check-answers.ts";
import { missingRequired, pagesOf } from "./paging.ts";
import type { Person } from "./person.ts";

const { questionnaire, texts } = allKinds;
const person = (answers: Person["answers"], lists?: Person["lists"]): Person => ({
  variant: "alle",
  submittedOn: "2026-11-02",
  answers,
  ...(lists && { lists }),
});
const check = (answers: Person["answers"], lists?: Person["lists"]) =>
  checkAnswers(questionnaire, person(answers, lists), { asTyped: true });
const shown = (answers: Person["answers"]) =>
  pagesOf(questionnaire, person(answers)).map(({ question }) => question.id);

test("the made-up questionnaire has no faults", () => {
  const faults = checkQuestionnaire(texts);
  expect([...faults.definition, ...faults.cases]).toEqual([]);
});

describe("a number", () => {
  test.each([
    ["a number in its range", 0, undefined],
    ["its highest", 60, undefined],
    ["one above it", 61, "out-of-scale"],
    ["one below its lowest", -1, "out-of-scale"],
    ["a fraction", 7.5, "not-whole"],
    ["no number", Number.NaN, "not-whole"],
    ["text", "7", "wrong-type"],
  ])("%s", (_, timer, code) => {
    const { problems, answers } = check({ timer });
    expect(problems).toEqual(code === undefined ? [] : [{ question: "timer", code }]);
    expect(answers).toEqual(code === undefined ? { timer } : {});
  });

  test.each([
    [0, false],
    [1, true],
    [36, true],
    [37, false],
  ])("%i hours: the question that waits for 1 to 36 is shown: %s", (timer, isShown) => {
    expect(shown({ timer }).includes("flere_timer")).toBe(isShown);
  });

  test("without it the question that waits has no page, and one given early is dropped", () => {
    expect(shown({})).not.toContain("flere_timer");
    expect(check({ flere_timer: "ja" }).answers).toEqual({});
  });
});

describe("a select", () => {
  test("takes the codes that are written out, and no other", () => {
    expect(check({ sted: "oe" })).toEqual({ answers: { sted: "oe" }, problems: [] });
    expect(check({ sted: "maanen" }).problems).toEqual([{ question: "sted", code: "unknown-code" }]);
  });

  test("takes the codes of the municipality's list, and any code while there is no list", () => {
    expect(check({ enhed: "nord" }, { units: ["nord"] }).problems).toEqual([]);
    expect(check({ enhed: "syd" }, { units: ["nord"] }).problems).toEqual([
      { question: "enhed", code: "unknown-code" },
    ]);
    expect(check({ enhed: "syd" }).answers).toEqual({ enhed: "syd" });
    expect(check({ enhed: "vil_ikke_svare" }, { units: ["nord"] }).problems).toEqual([]);
    expect(check({ enhed: 3 }).problems).toEqual([{ question: "enhed", code: "wrong-type" }]);
  });
});

describe("a matrix", () => {
  test("keeps the answered rows in the order of the matrix", () => {
    const { answers } = check({ hjalp: { praktik: "lidt", kursus: "", samtaler: "meget" } });
    expect(answers).toEqual({ hjalp: { samtaler: "meget", praktik: "lidt" } });
    expect(Object.keys(answers["hjalp"] ?? {})).toEqual(["samtaler", "praktik"]);
  });

  test.each([
    ["an unknown row", { tur: "lidt" }, { code: "unknown-row", part: "tur" }],
    ["an inherited name as a row", { toString: "lidt" }, { code: "unknown-row", part: "toString" }],
    ["an unknown option", { kursus: "alt" }, { code: "unknown-code", part: "kursus" }],
    ["a number", { kursus: 2 }, { code: "wrong-type", part: "kursus" }],
    ["a list", ["lidt"], { code: "wrong-type" }],
    ["text", "lidt", { code: "wrong-type" }],
  ])("refuses %s", (_, hjalp, problem) => {
    expect(check({ hjalp })).toEqual({ answers: {}, problems: [{ question: "hjalp", ...problem }] });
  });

  test("without an answered row is not answered", () => {
    expect(check({ hjalp: {} })).toEqual({ answers: {}, problems: [] });
    expect(check({ hjalp: { kursus: null } })).toEqual({ answers: {}, problems: [] });
  });

  test("shows what waits for one of its rows, and forgets the row of the person before", () => {
    expect(shown({ hjalp: { kursus: "meget" } })).toContain("kursus_godt");
    expect(shown({ hjalp: { kursus: "lidt" } })).not.toContain("kursus_godt");
    expect(shown({ hjalp: { samtaler: "meget" } })).not.toContain("kursus_godt");
    expect(shown({})).not.toContain("kursus_godt");
  });
});

describe("a list", () => {
  const truck = { titel: "Truck" };

  test("keeps filled-in fields in the order of the fields", () => {
    const { answers } = check({ kurser: [{ dage: 7, form: "", titel: "Truck" }] });
    expect(answers).toEqual({ kurser: [{ titel: "Truck", dage: 7 }] });
    expect(Object.keys((answers["kurser"] as object[])[0] ?? {})).toEqual(["titel", "dage"]);
  });

  test.each([
    ["a field that is needed and empty", [truck, { dage: 3 }], { code: "field-missing", part: "1/titel" }],
    ["an unknown field", [{ ...truck, sted: "by" }], { code: "unknown-field", part: "0/sted" }],
    ["an unknown option", [{ ...truck, form: "luft" }], { code: "unknown-code", part: "0/form" }],
    ["an option of the wrong type", [{ ...truck, niveau: 1 }], { code: "wrong-type", part: "0/niveau" }],
    ["a number out of its range", [{ ...truck, dage: 401 }], { code: "out-of-scale", part: "0/dage" }],
    ["a number as text", [{ ...truck, dage: "4" }], { code: "wrong-type", part: "0/dage" }],
    ["a fraction", [{ ...truck, dage: 1.5 }], { code: "not-whole", part: "0/dage" }],
    [
      "a day that does not exist",
      [{ ...truck, sluttede: "2025-02-30" }],
      { code: "not-a-date", part: "0/sluttede" },
    ],
    ["a date as a number", [{ ...truck, sluttede: 2025 }], { code: "wrong-type", part: "0/sluttede" }],
    ["too long a text", [{ titel: "x".repeat(81) }], { code: "too-long", part: "0/titel" }],
    ["a text of the wrong type", [{ titel: 7 }], { code: "wrong-type", part: "0/titel" }],
    ["an entry that is no object", ["Truck"], { code: "wrong-type", part: "0" }],
    ["too many entries", Array.from({ length: 6 }, () => truck), { code: "too-many" }],
    ["an object", { 0: truck }, { code: "wrong-type" }],
  ])("refuses %s", (_, kurser, problem) => {
    expect(check({ kurser })).toEqual({ answers: {}, problems: [{ question: "kurser", ...problem }] });
  });

  test("is tested by how many entries it has", () => {
    expect(shown({ kurser: [truck] })).not.toContain("mange_kurser");
    expect(shown({ kurser: [truck, truck] })).toContain("mange_kurser");
    expect(shown({ kurser: [] })).not.toContain("mange_kurser");
  });
});

describe("what is needed before sending", () => {
  const needy = {
    ...allKinds.definition,
    questions: allKinds.definition.questions.map((question) => ({ ...question, required: true })),
  };

  test("a matrix needs every row, other kinds an answer", async () => {
    const { compile } = await import("./compile.ts");
    const strict = compile(needy);
    const [all] = allKinds.cases;
    const answers = { ...all?.answers, enhed: undefined };
    expect(missingRequired(strict, person(answers))).toEqual(["enhed", "hjalp"]);
    const whole = { ...answers, hjalp: { samtaler: "lidt", kursus: "noget", praktik: "meget" } };
    expect(missingRequired(strict, person(whole))).toEqual(["enhed"]);
  });
});
