import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kinOf } from "#server/disclosure/choose-sets.ts";
import { Span } from "#server/disclosure/span.ts";
import { ColumnBuilder } from "./columns.ts";
import type { Item } from "./items.ts";
import { everythingTold } from "./publication.ts";
import { respondentsOf } from "./respondents.ts";

const limits = { least: 5, leastInGroup: 10, isOver: true };
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
  const respondents = respondentsOf(columns, telling, limits.least);
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

  test("says nothing that is not true, and only of groups that are shown", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 10, maxLength: 120 }), (people) => {
        const file = fileOf(people);
        const groups = new Set(file?.telling.publication.groups.map(({ item, code }) => `${item}/${code}`));
        for (const { person: at, said } of file?.rows ?? [])
          said.forEach((code, place) => {
            const item = file?.respondents.background[place] ?? -1;
            if (code === null) return;
            expect(items[item]?.codes[code]).toBe(items[item]?.codeIn({ answers: people[at] } as never));
            expect(groups.has(`${item}/${code}`)).toBe(true);
          });
      }),
    );
  });

  test("gives, together with all tables, nothing about fewer than five people", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 10, maxLength: 80 }), (people) => {
        const file = fileOf(people);
        if (file === null) return;
        const saidOf = new Map(file.rows.map((row) => [row.person, row.said.join()]));
        const classes = [...new Set(saidOf.values())];
        const groups = file.telling.publication.groups.map(({ item, code }) =>
          people.map((answers) => items[item]?.codeIn({ answers } as never) === items[item]?.codes[code]),
        );
        const ofClasses = classes.map((key) => people.map((_, at) => saidOf.get(at) === key));
        const kin = kinOf(
          people.map(() => 1),
          [people.map(() => true), ...groups, ...ofClasses],
        );
        const rankOf = (some: typeof kin) => {
          const span = new Span();
          for (const { inSets } of some) span.add(inSets);
          return span.rank;
        };
        const whole = rankOf(kin);
        for (const [place, { people: count }] of kin.entries())
          if (count < limits.least) expect(rankOf(kin.filter((_, other) => other !== place))).toBe(whole);
        for (const [place, first] of kin.entries())
          for (const [other, second] of kin.entries())
            if (place < other && first.people + second.people < limits.least)
              expect(rankOf(kin.filter((_, at) => at !== place && at !== other))).toBe(whole);
      }),
      { numRuns: 60 },
    );
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
        // Told at once or in two tellings, other properties may be withheld; the order of the rows is the same rule.
        expect(others[0]).toEqual(told);
        expect(others[1]?.map(([answer]) => answer)).toEqual(told?.map(([answer]) => answer));
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
