import { describe, expect, test } from "vitest";
import {
  columnsOf,
  satisfactionItems as items,
  limits,
  type Person,
  times,
} from "#test/told-survey-fixture.ts";
import { publicationOf } from "./publication.ts";
import { tablesOf } from "./tables.ts";

const place = (id: string) => items.findIndex((item) => item.id === id);

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

  test("is told although one group left the question blank", () => {
    const people = ["god", "midt", "daarlig", "meget_god"].flatMap((samlet) => [
      ...times(10, { samlet, enhed: "nord", ydelse: "kontanthjaelp" }),
      ...times(10, { samlet, enhed: "nord", ydelse: "sygedagpenge" }),
    ]);
    const columns = columnsOf([...people, ...times(40, { enhed: "syd" })]);
    const publication = publicationOf(columns, { ...limits, isOver: true });
    if (publication === null) throw new Error("Nothing is told.");
    const samlet = tablesOf(columns, publication, limits).find(({ item }) => item === place("samlet"));
    expect(publication.groups.length).toBeGreaterThan(2);
    for (const { counts } of [samlet?.everybody, ...(samlet?.groups ?? [])].flatMap((one) => one ?? []))
      expect(counts).not.toContain(null);
  });

  test("hides what everybody in a group said beside an answer that others gave, for the rest is known to be nobody's", () => {
    const people = [
      ...times(15, { samlet: "god", enhed: "nord" }),
      ...times(10, { samlet: "god", enhed: "syd" }),
      ...times(12, { samlet: "midt", enhed: "syd" }),
    ];
    const columns = columnsOf(people);
    const publication = publicationOf(columns, { ...limits, isOver: true });
    if (publication === null) throw new Error("Nothing is told.");
    const samlet = tablesOf(columns, publication, limits).find(({ item }) => item === place("samlet"));
    expect(samlet?.groups[0]?.counts).toEqual([0, null, null, 0, 0, 0]);
    expect(samlet?.groups[1]?.counts).toEqual([0, null, null, 0, 0, 0]);
  });

  test("hides what everybody in a group said, and what very few said", () => {
    const people = [...times(20, nord), ...times(2, { ...nord, samlet: "midt" }), ...times(12, syd)];
    const columns = columnsOf(people);
    const publication = publicationOf(columns, { ...limits, isOver: true });
    if (publication === null) throw new Error("Nothing is told.");
    const samlet = tablesOf(columns, publication, limits).find(({ item }) => item === place("samlet"));
    // What all of them said is hidden with one more, as beside any other count that is hidden.
    expect(samlet?.groups[1]?.answered).toBe(12);
    const hidden = samlet?.groups[1]?.counts.flatMap((count, answer) => (count === null ? [answer] : []));
    expect(hidden).toHaveLength(2);
    expect(hidden).toContain(3);
    expect(samlet?.groups[0]?.counts[2]).toBe(null);
    expect(samlet?.everybody.counts[2]).toBe(null);
  });
});
