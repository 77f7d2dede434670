import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "#questionnaires/engine/answers.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { kinOf } from "#server/disclosure/choose-sets.ts";
import { aboutEnoughPeople } from "#server/disclosure/enough-people.ts";
import { attackTable, trueCountsOf } from "#test/table-attack.ts";
import { library } from "#test/use-case-fixture.ts";
import { ColumnBuilder } from "./columns.ts";
import { compareCampaigns, type ItemCourse } from "./compare-campaigns.ts";
import { itemsOf, type Said } from "./items.ts";
import { everythingTold, publicationOf } from "./publication.ts";
import { answersTogether } from "./recoded-sum.ts";
import type { ToldSurvey } from "./shared-items.ts";
import { tablesOf } from "./tables.ts";

const limits = { least: 5, leastInGroup: 10, isOver: true };
const questionnaireId = "tilfredshed";
const definitionOf = (id: string): Definition => library.newest(id).questionnaire.definition;
const satisfaction = definitionOf(questionnaireId);

type Person = Said & { readonly day: string };
const times = (count: number, answers: Answers): Person[] =>
  Array.from({ length: count }, () => ({ answers, day: "2026-11-02", channel: "link", lang: "da" }));

function columnsOf(people: readonly Person[], definition: Definition) {
  const builder = new ColumnBuilder(itemsOf(definition, ["nord", "syd"]));
  for (const person of people) builder.add(person);
  return builder.done();
}

function told(people: readonly Person[], definition = satisfaction): ToldSurvey {
  const columns = columnsOf(people, definition);
  const publication = publicationOf(columns, limits);
  if (publication === null) throw new Error("Nothing is told.");
  return { items: columns.items, publication, tables: tablesOf(columns, publication, limits) };
}

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

const among = (codes: readonly string[]) => fc.constantFrom(undefined, ...codes);
const anybody = fc
  .record({
    samlet: among(["meget_god", "god", "god", "midt", "daarlig", "meget_daarlig", "ved_ikke"]),
    anbefal: among(["uenig", "enig", "enig", "helt_enig"]),
    enhed: among(["nord", "nord", "syd"]),
  })
  .map((answers) => {
    const said = Object.fromEntries(Object.entries(answers).filter(([, one]) => one !== undefined));
    return times(1, said as Answers)[0] as Person;
  });
const survey = fc.array(anybody, { minLength: 20, maxLength: 90 });

/** Everything that a course tells of one survey must stand in its own table with nothing hidden. */
function expectOnlyTold(course: ItemCourse, place: number, survey: ToldSurvey, row: number | null): void {
  const table = survey.tables.find(({ item }) => survey.items[item]?.id === course.item.id);
  const distribution = row === null ? undefined : row < 0 ? table?.everybody : table?.groups[row];
  const counts = new Map(course.item.codes.map((code, at) => [code, distribution?.counts[at] ?? null]));
  for (const { codes, shares, difference } of [...course.answers, ...course.sums]) {
    const own = codes.map((code) => counts.get(code) ?? null);
    const isHidden = own.includes(null) || distribution?.answered === 0;
    expect(shares[place]?.count ?? null).toBe(
      isHidden ? null : own.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    );
    if (isHidden && (place === 0 || row !== null)) expect(difference).toBe(null);
  }
  if (distribution && [...counts.values()].includes(null)) expect(course.test).toBe(null);
}

test("a comparison tells nothing that each survey does not tell, of everybody and of groups", () => {
  fc.assert(
    fc.property(survey, survey, fc.constantFrom(null, unit("nord"), unit("syd")), (one, other, group) => {
      const surveys = [told(one), told(other)];
      const { items } = compareCampaigns({ questionnaireId, surveys, group });
      for (const course of items)
        for (const [place, own] of surveys.entries()) {
          const found = own.publication.groups.findIndex(
            ({ item, code }) =>
              own.items[item]?.id === group?.item && own.items[item]?.codes[code] === group?.code,
          );
          expectOnlyTold(course, place, own, group === null ? -1 : found === -1 ? null : found);
        }
    }),
    { numRuns: 100 },
  );
});

test("answers told together give no count of one to four, by solving all sums of the tables with them", () => {
  fc.assert(
    fc.property(survey, survey, (one, other) => {
      const surveys = [told(one), told(other)];
      for (const [place, people] of [one, other].entries()) {
        const own = surveys[place] as ToldSurvey;
        const rowNames = [
          null,
          ...own.publication.groups.map(({ item, code }) => ({
            item: own.items[item]?.id ?? "",
            code: own.items[item]?.codes[code] ?? "",
          })),
        ];
        for (const table of own.tables.filter(({ item }) => own.items[item]?.id === "samlet")) {
          const item = own.items[table.item];
          if (item === undefined) throw new Error("No item.");
          expect(answersTogether(item, questionnaireId)).toHaveLength(2);
          const sums = rowNames.flatMap((group, row) => {
            const { items } = compareCampaigns({ questionnaireId, surveys, group });
            return courseOf(items, "samlet").sums.flatMap(({ codes, shares }) =>
              shares[place] ? [{ row, answers: codes.map((code) => item.codes.indexOf(code)) }] : [],
            );
          });
          attackTable({
            told: [table.everybody, ...table.groups].map(({ counts }) => counts),
            trueCounts: trueCountsOf(columnsOf(people, satisfaction), own.publication, table),
            publication: own.publication,
            least: limits.least,
            sums,
          });
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("the tables of two surveys together are about no fewer answers than the smallest cell, by any sums and differences", () => {
  fc.assert(
    fc.property(survey, survey, (one, other) => {
      const tellings = [one, other].map((people) => everythingTold(columnsOf(people, satisfaction), limits));
      // What somebody said in one survey and what they said in the other are two answers: two units.
      const people = tellings.flatMap((telling) => telling?.kinds.map((kind) => kind.people) ?? []);
      const sets = tellings.flatMap((telling, place) =>
        (telling?.sets ?? []).map((set) =>
          tellings.flatMap(
            (own, at) => own?.kinds.map((_, kind) => at === place && set[kind] === true) ?? [],
          ),
        ),
      );
      expect(aboutEnoughPeople(kinOf(people, sets), limits.least)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
