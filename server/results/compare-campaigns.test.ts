import { describe, expect, test } from "vitest";
import type { Definition } from "#questionnaires/schema.ts";
import { definitionOf, satisfaction, times, told } from "#test/told-survey-fixture.ts";
import { compareCampaigns, type ItemCourse } from "./compare-campaigns.ts";
import type { ToldSurvey } from "./shared-items.ts";

const questionnaireId = "tilfredshed";
const courseOf = (items: readonly ItemCourse[], id: string): ItemCourse => {
  const found = items.find(({ item }) => item.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const unit = (code: string) => ({ item: "enhed", code });

const before = told([
  ...times(30, { samlet: "god", enhed: "nord" }),
  ...times(30, { samlet: "daarlig", enhed: "nord" }),
  ...times(20, { samlet: "god", enhed: "syd" }),
  ...times(20, { samlet: "midt", enhed: "syd" }),
]);
const after = told([
  ...times(70, { samlet: "meget_god", enhed: "nord" }),
  ...times(20, { samlet: "daarlig", enhed: "nord" }),
  ...times(10, { samlet: "god", enhed: "nord" }),
]);

describe("two surveys side by side", () => {
  test("have shares of everybody, the difference of the last from the first, and answers told together", () => {
    const { items, people, ends } = compareCampaigns({
      questionnaireId,
      surveys: [before, after],
      group: null,
    });
    expect([people, ends]).toEqual([
      [100, 100],
      [0, 1],
    ]);
    const course = courseOf(items, "samlet");
    const [best, good] = course.answers;
    expect(best?.shares.map((one) => one?.share)).toEqual([0, 0.7]);
    expect(good?.difference?.difference).toBeCloseTo(-0.4);
    const [positive] = course.sums;
    expect(positive?.codes).toEqual(["meget_god", "god"]);
    expect(positive?.shares.map((one) => one?.count)).toEqual([50, 80]);
    expect(positive?.difference?.low).toBeGreaterThan(0);
    expect(course.test?.pValue).toBeLessThan(0.001);
    expect(course.test?.adjusted).toBeGreaterThanOrEqual(course.test?.pValue ?? 1);
    expect(course.means).toBe(null);
    expect(courseOf(items, "information").test).toBe(null);
  });

  test("have a group where it is told, and nothing where it is not", () => {
    const groupOf = (surveys: ToldSurvey[], code: string) =>
      compareCampaigns({ questionnaireId, surveys, group: unit(code) });
    const syd = groupOf([before, after], "syd");
    expect([syd.people, syd.ends]).toEqual([[40, null], null]);
    for (const { answers, test: tested } of syd.items) {
      expect(tested).toBe(null);
      for (const { shares, difference } of answers) expect([shares[1], difference]).toEqual([null, null]);
    }
    const syds = syd.groups.filter(({ item }) => item.id === "enhed");
    expect(syds.map(({ code, toldIn }) => [code, toldIn])).toEqual([
      ["nord", [true, false]],
      ["syd", [true, false]],
    ]);
    const nord = groupOf([before, after, before], "nord");
    expect([nord.people, nord.ends]).toEqual([
      [60, null, 60],
      [0, 2],
    ]);
    expect(courseOf(nord.items, "samlet").answers[1]?.difference?.difference).toBe(0);
    expect(groupOf([before, after], "vest").ends).toBe(null);
    expect(
      compareCampaigns({ questionnaireId, surveys: [before, after], group: { item: "samlet", code: "god" } })
        .ends,
    ).toBe(null);
  });

  test("have no test, difference or sum where a count is hidden", () => {
    const hiding = told([
      ...times(30, { samlet: "god" }),
      ...times(30, { samlet: "midt" }),
      ...times(2, { samlet: "meget_god" }),
    ]);
    const { items } = compareCampaigns({ questionnaireId, surveys: [before, hiding], group: null });
    const { answers, sums, test: tested } = courseOf(items, "samlet");
    expect([answers[0]?.shares[1], answers[0]?.difference, tested]).toEqual([null, null, null]);
    expect(sums[0]?.shares.map((one) => one?.count ?? null)).toEqual([50, null]);
  });

  test("have means with intervals where the steps have values", () => {
    const staff = definitionOf("modeltro");
    const [codes] = staff.questions.flatMap((question) =>
      question.kind === "radio" && question.id === "cv_andel"
        ? [question.options.map(({ code }) => code)]
        : [],
    );
    const said = (one: number, five: number) =>
      told(
        [...times(one, { cv_andel: codes?.[0] ?? "" }), ...times(five, { cv_andel: codes?.[4] ?? "" })],
        staff,
      );
    const { items } = compareCampaigns({
      questionnaireId: "modeltro",
      surveys: [said(20, 20), said(10, 30)],
      group: null,
    });
    const course = courseOf(items, "cv_andel");
    expect(course.means?.map((one) => one?.mean)).toEqual([3, 4]);
    expect(course.meanDifference?.difference).toBe(1);
    expect(course.means?.[0]?.low).toBeLessThan(3);
    expect(course.sums.map(({ codes: together }) => together)).toEqual([codes?.slice(3, 5)]);
  });
});

test("what is not in all versions with the same answers is named, and other words are told of", () => {
  const older: Definition = {
    ...satisfaction,
    questions: satisfaction.questions.flatMap((question) => {
      if (question.id === "information") return [];
      if (question.id === "udbytte") return [{ ...question, text: { ...question.text, da: "Andre ord?" } }];
      if (question.id === "lyst_start" && question.kind === "radio")
        return [{ ...question, options: question.options.slice(1) }];
      if (question.id === "samlet" && question.kind === "radio")
        return [{ ...question, options: question.options.toReversed() }];
      return [question];
    }),
  };
  const people = [...times(30, { samlet: "god" }), ...times(20, { samlet: "midt" })];
  for (const surveys of [
    [told(people, older), told(people)],
    [told(people), told(people, older)],
  ]) {
    const { items, unshared } = compareCampaigns({ questionnaireId, surveys, group: null });
    expect(new Set(unshared.map(({ item, why }) => `${item.id} ${why}`))).toEqual(
      new Set(["information missing", "lyst_start other-codes"]),
    );
    expect(items.filter(({ isReworded }) => isReworded).map(({ item }) => item.id)).toEqual(["udbytte"]);
    for (const { difference } of courseOf(items, "samlet").answers) expect(difference?.difference).toBe(0);
  }
});
