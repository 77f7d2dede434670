import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answers } from "#questionnaires/engine/answers.ts";
import { kinOf } from "#server/disclosure/choose-sets.ts";
import { aboutEnoughPeople } from "#server/disclosure/enough-people.ts";
import { attackTable, trueCountsOf } from "#test/table-attack.ts";
import { columnsOf, limits, type Person, times, told } from "#test/told-survey-fixture.ts";
import { compareCampaigns, type ItemCourse } from "./compare-campaigns.ts";
import { everythingTold } from "./publication.ts";
import { answersTogether } from "./recoded-sum.ts";
import type { ToldSurvey } from "./shared-items.ts";

const questionnaireId = "tilfredshed";
const unit = (code: string) => ({ item: "enhed", code });

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
            const course = items.find((one) => one.item.id === "samlet");
            return (course?.sums ?? []).flatMap(({ codes, shares }) =>
              shares[place] ? [{ row, answers: codes.map((code) => item.codes.indexOf(code)) }] : [],
            );
          });
          attackTable({
            told: [table.everybody, ...table.groups].map(({ counts }) => counts),
            trueCounts: trueCountsOf(columnsOf(people), own.publication, table),
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
      const tellings = [one, other].map((people) =>
        everythingTold(columnsOf(people), { ...limits, isOver: true }),
      );
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
