import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "#questionnaires/engine/answers.ts";
import { Span } from "#server/disclosure/span.ts";
import { attackTable, trueCountsOf } from "#test/table-attack.ts";
import { library } from "#test/use-case-fixture.ts";
import { ColumnBuilder, type Columns } from "./columns.ts";
import { itemsOf, type Said } from "./items.ts";
import { type Publication, publicationOf } from "./publication.ts";
import { type ItemTable, tablesOf } from "./tables.ts";

const { definition } = library.newest("tilfredshed").questionnaire;
const items = itemsOf(definition, ["nord", "syd"]);
const limits = { least: 5, leastInGroup: 10 };
const place = (id: string) => items.findIndex((item) => item.id === id);

type Person = Said & { readonly answers: Answers; readonly day: string };
function columnsOf(people: readonly Person[]): Columns {
  const builder = new ColumnBuilder(items);
  for (const person of people) builder.add(person);
  return builder.done();
}
const times = (count: number, answers: Answers, day = "2026-11-02"): Person[] =>
  Array.from({ length: count }, () => ({ answers, day, channel: "link", lang: "da" }));

test("what can be counted of a questionnaire is each choice and each row of a matrix, and what is of the person is known", () => {
  const ids = items.map(({ id }) => id);
  expect(ids).toContain("samlet");
  expect(ids).toContain("nytte:mentor");
  expect(ids).not.toContain("godt");
  expect(items.filter(({ isBackground }) => isBackground).map(({ id }) => id)).toEqual([
    "ydelse",
    "grund",
    "status_foer",
    "status_nu",
    "enhed",
    "svarvej",
    "svarsprog",
  ]);
  const nobody = { channel: "qr", lang: "ar" } as const;
  expect(items[place("svarvej")]?.codeIn({ ...nobody, answers: {} })).toBe("qr");
  expect(items[place("svarsprog")]?.codeIn({ ...nobody, answers: {} })).toBe("ar");
  expect(items[place("enhed")]?.codes).toEqual(["nord", "syd"]);
  expect(items[place("nytte:mentor")]?.codeIn({ ...nobody, answers: { nytte: { mentor: "meget" } } })).toBe(
    "meget",
  );
  expect(items[place("samlet")]?.codeIn({ ...nobody, answers: { samlet: "vil_ikke_svare" } })).toBe(null);
});

describe("what is told of a survey", () => {
  const nord = { samlet: "god", enhed: "nord" };
  const syd = { samlet: "daarlig", enhed: "syd" };

  test("is nothing until ten have answered", () => {
    expect(publicationOf(columnsOf([]), { ...limits, isOver: true })).toBe(null);
    expect(publicationOf(columnsOf(times(9, nord)), { ...limits, isOver: true })).toBe(null);
    expect(publicationOf(columnsOf(times(10, nord)), { ...limits, isOver: false })?.people).toBe(10);
  });

  test("is told anew when there are twice as many, and when it is over and ten more have come", () => {
    const upTo = (count: number) => [...times(10, nord), ...times(count - 10, nord, "2026-11-03")];
    const told = (people: readonly Person[], isOver: boolean) =>
      publicationOf(columnsOf(people), { ...limits, isOver })?.people;
    expect([told(upTo(19), false), told(upTo(20), false)]).toEqual([10, 20]);
    const more = (count: number) => [...upTo(20), ...times(count, nord, "2026-11-04")];
    expect([told(more(19), false), told(more(20), false)]).toEqual([20, 40]);
    expect([told(more(9), true), told(more(10), true)]).toEqual([20, 30]);
  });

  test("is told of groups after the end only, of ten or more, and of no group that gives away a smaller one", () => {
    const people = [...times(20, nord), ...times(10, syd)];
    const groupsIn = (some: readonly Person[], isOver: boolean) =>
      publicationOf(columnsOf(some), { ...limits, isOver })?.groups.map(({ code, people: count }) => [
        code,
        count,
      ]);
    expect(groupsIn(people, false)).toEqual([]);
    expect(groupsIn(people, true)).toEqual([
      [0, 20],
      [1, 10],
    ]);
    expect(groupsIn([...people, ...times(3, { samlet: "god" })], true)).toEqual([[0, 20]]);
    expect(groupsIn([...people.slice(0, 23)], true)).toEqual([]);
  });

  test("hides what everybody in a group said, and what very few said", () => {
    const people = [...times(20, nord), ...times(2, { ...nord, samlet: "midt" }), ...times(12, syd)];
    const columns = columnsOf(people);
    const publication = publicationOf(columns, { ...limits, isOver: true });
    if (publication === null) throw new Error("Nothing is told.");
    const samlet = tablesOf(columns, publication, limits).find(({ item }) => item === place("samlet"));
    expect(samlet?.groups[1]).toEqual({ answered: 12, counts: [null, null, null, null, null, null] });
    expect(samlet?.groups[0]?.counts[2]).toBe(null);
    expect(samlet?.everybody.counts[2]).toBe(null);
  });
});

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
    )
    .map(([all, draws]) =>
      all.map(([answers, way], index): Person => {
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
