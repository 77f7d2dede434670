import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "#questionnaires/engine/answers.ts";
import { Span } from "#server/disclosure/span.ts";
import { attackTable, trueCountsOf } from "#test/table-attack.ts";
import { columnsOf, satisfactionItems as items, limits, type Person } from "#test/told-survey-fixture.ts";
import type { Columns } from "./columns.ts";
import { type Publication, publicationOf } from "./publication.ts";
import { type ItemTable, tablesOf } from "./tables.ts";

const place = (id: string) => items.findIndex((item) => item.id === id);
const choice = (id: string) => {
  const item = items[place(id)];
  return fc.constantFrom(undefined, ...(item?.codes ?? []));
};
const anybody = fc.record({
  samlet: choice("samlet"),
  information: choice("information"),
  ydelse: choice("ydelse"),
  status_nu: choice("status_nu"),
  enhed: choice("enhed"),
});
const anyWay = fc.record({
  channel: fc.constantFrom("letter", "link", "qr"),
  lang: fc.constantFrom("da", "ar"),
});
const days = ["2026-11-02", "2026-11-05", "2026-11-09"];

/** All figures about one item that anybody may ever have seen: of each state of the survey, while open and when over. */
function everythingTold(people: readonly Person[], item: number) {
  const seen: { readonly columns: Columns; readonly publication: Publication; readonly table: ItemTable }[] =
    [];
  for (const [last] of days.entries())
    for (const isOver of last === days.length - 1 ? [false, true] : [false]) {
      const columns = columnsOf(people.filter(({ day }) => days.indexOf(day) <= last));
      const publication = publicationOf(columns, { ...limits, isOver });
      if (publication === null) continue;
      const table = tablesOf(columns, publication, limits).find((one) => one.item === item);
      if (table) seen.push({ columns, publication, table });
    }
  return seen;
}

describe("somebody who keeps everything that was ever told", () => {
  /** People as the letterbox gives them: at least five a day. */
  const survey = fc
    .tuple(
      fc.array(fc.tuple(anybody, anyWay), { minLength: 15, maxLength: 90 }),
      fc.infiniteStream(fc.nat(2)),
      fc.boolean(),
    )
    .map(([all, draws, isOfOneMind]) =>
      all.map(([said, way], index): Person => {
        const answers = isOfOneMind && said.enhed === "nord" ? { ...said, samlet: "god" } : said;
        const given = Object.fromEntries(Object.entries(answers).filter(([, one]) => one !== undefined));
        const day = index < 15 ? days[index % 3] : days[draws.next().value ?? 0];
        return { answers: given as Answers, day: day ?? "", ...way };
      }),
    );

  test("can work out no figure about fewer than five people, by any sums and differences", () => {
    fc.assert(
      fc.property(survey, (people) => {
        const seen = everythingTold(people, place("samlet"));
        const rowsOfPeople = seen.flatMap(({ publication }) => {
          const until = people.map(({ day }) => day <= publication.day);
          const groups = publication.groups.map(({ item, code }) =>
            people.map(
              (person, at) => until[at] === true && items[item]?.codeIn(person) === items[item]?.codes[code],
            ),
          );
          return [until, ...groups];
        });
        // A combination is about few people when the rows lose rank without them: tried for each person, and each pair.
        const rankWithout = (gone: readonly number[]) => {
          const span = new Span();
          for (const [at] of people.entries())
            if (!gone.includes(at)) span.add(rowsOfPeople.map((row) => (row[at] ? 1 : 0)));
          return span.rank;
        };
        if (rowsOfPeople.length === 0) return;
        const whole = rankWithout([]);
        const alike = new Map<string, number[]>();
        people.forEach((_, at) => {
          const key = rowsOfPeople.map((row) => (row[at] ? 1 : 0)).join("");
          alike.set(key, [...(alike.get(key) ?? []), at]);
        });
        const few = [...alike.values()].filter(({ length }) => length < 5);
        for (const one of few) expect(rankWithout(one)).toBe(whole);
        for (const one of few)
          for (const other of few)
            if (one !== other && one.length + other.length < 5)
              expect(rankWithout([...one, ...other])).toBe(whole);
      }),
      { numRuns: 25 },
    );
  });

  test("can work out no count of one to four in any table, by solving all its sums", () => {
    fc.assert(
      fc.property(survey, (people) => {
        for (const { columns, publication, table } of everythingTold(people, place("samlet"))) {
          const trueCounts = trueCountsOf(columns, publication, table);
          const told = [table.everybody, ...table.groups].map(({ counts }) => counts);
          expect(trueCounts.length).toBe(told.length);
          attackTable({ told, trueCounts, publication, least: limits.least });
        }
      }),
      { numRuns: 40 },
    );
  });
});
