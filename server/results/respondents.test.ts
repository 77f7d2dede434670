import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ColumnBuilder } from "./columns.ts";
import type { Item } from "./items.ts";
import { everythingTold } from "./publication.ts";
import { respondentsOf } from "./respondents.ts";
import { tablesOf } from "./tables.ts";

const limits = { least: 5, leastInGroup: 10, isOver: true, release: "rows" } as const;
const sizes = { team: 2, benefit: 4, reason: 3, way: 2, glad: 3 } as const;
const items = Object.entries(sizes).map(
  ([id, size]) =>
    ({
      id,
      part: null,
      codes: Array.from({ length: size }, (_, code) => `${id}${code}`),
      isBackground: id !== "glad",
      isWay: id === "way",
      codeIn: ({ answers }: { answers: Readonly<Record<string, string>> }) => answers[id] ?? null,
    }) as unknown as Item,
);
const one = (id: keyof typeof sizes) =>
  fc.constantFrom(undefined, ...Array.from({ length: sizes[id] }, (_, code) => `${id}${code}`));
const person = fc.record({
  team: one("team"),
  benefit: one("benefit"),
  reason: one("reason"),
  way: one("way"),
  glad: one("glad"),
});

/** Few are rare, so that there are groups to be told of. */
const mostlyAlike = fc.oneof(
  { weight: 1, arbitrary: person },
  {
    weight: 6,
    arbitrary: fc.constantFrom({ team: "team0" }, { team: "team1", glad: "glad1" }, { team: "team1" }),
  },
);
let told = 0;

type Answers = Readonly<Record<string, string | undefined>>;

function fileOf(people: readonly Answers[], dayOf: (answers: Answers) => string = () => "2026-11-02") {
  const builder = new ColumnBuilder(items);
  for (const answers of people) {
    const given = Object.fromEntries(Object.entries(answers).filter(([, code]) => code !== undefined));
    builder.add({ answers: given as never, day: dayOf(answers), channel: null, lang: "da" });
  }
  const columns = builder.done();
  const telling = everythingTold(columns, limits);
  if (telling === null) return null;
  const respondents = respondentsOf(columns, telling);
  if (respondents === null) throw new Error("There is no file.");
  return { columns, telling, respondents, rows: [...respondents.rows()] };
}

describe("a file with one row for each person", () => {
  test("has everybody in it once, and everybody is like at least four others", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 10, maxLength: 120 }), (people) => {
        const file = fileOf(people);
        const alike = new Map<string, number>();
        for (const { said } of file?.rows ?? []) alike.set(said.join(), (alike.get(said.join()) ?? 0) + 1);
        expect(new Set(file?.rows.map((row) => row.person)).size).toBe(people.length);
        for (const count of alike.values()) expect(count).toBeGreaterThanOrEqual(limits.least);
      }),
    );
  });

  test("says nothing that is not true", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 10, maxLength: 120 }), (people) => {
        const file = fileOf(people);
        for (const { person: at, said } of file?.rows ?? [])
          said.forEach((code, place) => {
            const item = file?.respondents.background[place] ?? -1;
            if (code === null) return;
            expect(items[item]?.codes[code]).toBe(items[item]?.codeIn({ answers: people[at] } as never));
          });
      }),
    );
  });

  test("has in it every figure of every table, so that no table tells of whom a row is", () => {
    fc.assert(
      fc.property(fc.array(mostlyAlike, { minLength: 20, maxLength: 120 }), (people) => {
        const file = fileOf(people);
        if (file === null) return;
        const { columns, telling, respondents, rows } = file;
        const glad = Object.keys(sizes).indexOf("glad");
        const gladIn = (at: number) => columns.values[glad]?.[at] ?? 0;
        const [table] = tablesOf(columns, telling.publication, limits);
        for (const [place, { item, code, people: size }] of telling.publication.groups.entries()) {
          const column = respondents.background.indexOf(item);
          const own = rows.filter(({ said }) => said[column] === code);
          expect(own).toHaveLength(size);
          table?.groups[place]?.counts.forEach((count, answer) => {
            const inRows = own.filter((row) => gladIn(row.person) === answer + 1).length;
            if (count !== null) expect(inRows).toBe(count);
          });
        }
        told += telling.publication.groups.length;
      }),
    );
    expect(told).toBeGreaterThan(100);
  });

  test("is there after the end only, and nothing is told before it, nor when anything else was to be told", () => {
    const people = Array.from({ length: 40 }, (_, at) => ({ team: `team${at % 2}`, glad: "glad1" }));
    const file = fileOf(people);
    if (file === null) throw new Error("Nothing is told.");
    expect(everythingTold(file.columns, { ...limits, isOver: false })).toBeNull();
    const figures = everythingTold(file.columns, { ...limits, release: "figures" });
    expect(figures?.publication.groups).toHaveLength(2);
    expect(figures && respondentsOf(file.columns, figures)).toBeNull();
  });

  test("has its rows in the order of what they say, whenever and in whatever order people answered", () => {
    const glad = Object.keys(sizes).indexOf("glad");
    fc.assert(
      fc.property(fc.array(person, { minLength: 20, maxLength: 120 }), (people) => {
        const days = new Map<Answers, string>(
          people.map((answers, at) => [answers, at < 10 ? "2026-11-02" : "2026-11-03"]),
        );
        const files = [
          fileOf(people, (answers) => days.get(answers) ?? ""),
          fileOf(people.toReversed(), (answers) => days.get(answers) ?? ""),
          fileOf(people),
        ];
        const [told, ...others] = files.map((file) =>
          file?.rows.map(({ person: at, said }) => [file.columns.values[glad]?.[at], ...said]),
        );
        for (const other of others) expect(other).toEqual(told);
      }),
    );
  });

  test("leaves an item out rather than the people who are rare in it, and tells most where there are many", () => {
    const many = Array.from({ length: 300 }, (_, at) => ({
      team: `team${at % 2}`,
      benefit: `benefit${at % 3}`,
      reason: at < 4 ? "reason2" : "reason0",
    }));
    const file = fileOf(many);
    const told = file?.respondents.background.map((item) => items[item]?.id);
    expect(told).toContain("team");
    expect(told).toContain("benefit");
    expect(file?.rows.filter(({ said }) => said.includes(null)).length).toBeLessThan(30);
  });
});
