import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PanelAnswer, WaveFigures } from "#db/ports.ts";
import type { DataFile, DataRow } from "#server/documents/data-file/data-file.ts";
import { library } from "#test/use-case-fixture.ts";
import { itemsOf } from "./items.ts";
import { changesOf } from "./panel-changes.ts";
import { membersInFile, panelDataFile } from "./panel-data-file.ts";
import { panelFigures } from "./panel-figures.ts";
import { scaleValue } from "./scale-mean.ts";

const items = itemsOf(library.newest("fremtid").questionnaire.definition, ["nord"]);
const klare = items.find(({ id }) => id === "klare");
const limits = { least: 5, leastInGroup: 10 };
const codes = klare?.codes ?? [];

const answer = (member: number, wave: number, code: string | undefined): PanelAnswer => ({
  id: `${member}-${wave}`,
  panelId: "p",
  memberId: `m${member}`,
  wave,
  answers: code === undefined ? {} : { klare: code },
  isWithdrawn: false,
});

const tell = (rows: readonly PanelAnswer[], waves = 2): readonly WaveFigures[] =>
  panelFigures({ items, rows, waves, invited: 50 }, limits);

const ofKlare = (figures: WaveFigures | undefined) => figures?.items.find(({ id }) => id === "klare");
const spread = (count: number, code: number, from = 0) =>
  Array.from({ length: count }, (_, place) => [from + place, codes[code]] as const);
const inRound = (wave: number, said: readonly (readonly [member: number, code: string | undefined])[]) =>
  said.map(([member, code]) => answer(member, wave, code));

describe("the rounds", () => {
  test("tell what everybody said, and then how the same people moved", () => {
    const first = inRound(0, [...spread(6, 1), ...spread(12, 3, 6)]);
    const later = inRound(1, spread(18, 3));
    const [told, moved] = tell([...first, ...later]);
    expect(told).toMatchObject({ invited: 50, answered: 18, people: 18 });
    expect(ofKlare(told)).toMatchObject({ answered: 18, change: null });
    expect(ofKlare(told)?.counts[1]).toBe(6);
    const change = ofKlare(moved)?.change;
    expect(change).toMatchObject({ both: 18, same: 12, lower: 0, higher: 6 });
    // Six moved two steps of eighteen: 12/18, and t.test(c(rep(2,6), rep(0,12))) gives 0.18 to 1.15.
    expect(change?.mean).toEqual({ difference: 0.7, low: 0.2, high: 1.1 });
    // Six of six one way: 2 / 2^6. It is the only item that anybody answered; the others have nobody to move.
    expect(changesOf(moved ?? { items: [] }).get("klare")).toBeCloseTo(2 / 64, 10);
  });

  test("tell nothing of how people moved where a count of either round is hidden: it would be the rest", () => {
    const first = inRound(0, [...spread(6, 0), ...spread(3, 1, 6), ...spread(10, 2, 9), ...spread(9, 3, 19)]);
    const [told, moved] = tell([...first, ...inRound(1, spread(28, 3))]);
    expect(ofKlare(told)?.counts).toContain(null);
    expect(ofKlare(moved)?.change).toEqual({ both: 28, higher: null, same: null, lower: null, mean: null });
  });

  test("tell nothing of how people moved when one has skipped the question: the one would be the rest", () => {
    const first = inRound(0, [...spread(10, 3), ...spread(10, 4, 10)]);
    const all = inRound(1, spread(20, 4));
    expect(ofKlare(tell([...first, ...all])[1])?.change).toMatchObject({ both: 20, higher: 10, same: 10 });
    const skipping = (many: number) =>
      all.map((row, place) => (place < many ? { ...row, answers: {} } : row));
    expect(ofKlare(tell([...first, ...skipping(1)])[1])?.change).toEqual({
      both: 19,
      higher: null,
      same: null,
      lower: null,
      mean: null,
    });
    expect(ofKlare(tell([...first, ...skipping(5)])[1])?.change).toMatchObject({ both: 15, higher: 5 });
  });

  test("have no mean where it is hidden how few moved one way", () => {
    const first = inRound(0, spread(25, 3));
    const later = inRound(1, [...spread(11, 4), ...spread(5, 2, 11), ...spread(9, 3, 16)]);
    const [, told] = tell([...first, ...later]);
    expect(ofKlare(told)?.change).toMatchObject({ higher: 11, same: 9, lower: 5, mean: {} });
    // Two moved up and two down, but both steps were given by enough.
    const mixed = inRound(0, [...spread(12, 2), ...spread(12, 3, 12)]);
    const now = inRound(1, [...spread(2, 3), ...spread(10, 2, 2), ...spread(2, 2, 12), ...spread(10, 3, 14)]);
    const [, hiding] = tell([...mixed, ...now]);
    expect(ofKlare(hiding)?.counts).not.toContain(null);
    expect(ofKlare(hiding)?.change).toMatchObject({ lower: null, mean: null });
  });

  test("are about those in the file: as many who answered the same rounds as make a group", () => {
    const first = inRound(0, spread(20, 3));
    const tenStay = tell([...first, ...inRound(1, spread(10, 4))]);
    expect(tenStay.map(({ answered, people }) => [answered, people])).toEqual([
      [20, 20],
      [10, 10],
    ]);
    const nineLeave = tell([...first, ...inRound(1, spread(11, 4))]);
    expect(nineLeave.map(({ people }) => people)).toEqual([11, 11]);
    const twoLeave = tell([...first, ...inRound(1, spread(18, 4))]);
    expect(twoLeave.map(({ people }) => people)).toEqual([18, 18]);
    const fewStay = tell([...first, ...inRound(1, spread(9, 4))]);
    expect(fewStay.map(({ people }) => people)).toEqual([11, null]);
    expect(tell(inRound(0, spread(9, 3))).map(({ people }) => people)).toEqual([null, null]);
  });
});

/** Most come and stay, and say one of two things: so counts are told. */
const mostly = (one: boolean) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(one) }, { weight: 1, arbitrary: fc.constant(!one) });
const saying = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(1, 3) },
  { weight: 1, arbitrary: fc.nat(codes.length) },
);
const attendance = fc.array(
  fc.record({
    comes: fc.tuple(mostly(true), mostly(true), mostly(true)),
    says: fc.tuple(saying, saying, saying),
  }),
  { minLength: 10, maxLength: 60, size: "max" },
);

describe("whoever has the file and the figures", () => {
  test("finds every figure in the file, so that the two together tell nothing that the file does not", () => {
    let shown = 0;
    fc.assert(
      fc.property(attendance, (people) => {
        const rows = people.flatMap(({ comes, says }, member) =>
          [0, 1, 2].flatMap((wave) => (comes[wave] ? [answer(member, wave, codes[says[wave] ?? 0])] : [])),
        );
        const inFile = new Set(membersInFile({ rows, waves: 3, limits }));
        const stepOf = (code: unknown) =>
          klare && typeof code === "string" ? scaleValue(klare, code) : null;
        const saidBy = (id: string, wave: number) =>
          rows.find((row) => row.memberId === id && row.wave === wave)?.answers["klare"];
        const came = (id: string, wave: number) =>
          rows.some((row) => row.memberId === id && row.wave === wave);
        for (const [wave, figures] of tell(rows, 3).entries()) {
          const own = [...inFile].filter((id) => came(id, 0) && came(id, wave));
          expect(figures.people ?? 0).toBe(own.length >= 10 ? own.length : 0);
          const told = ofKlare(figures);
          told?.counts.forEach((count, place) => {
            const inRows = own.filter((id) => saidBy(id, wave) === codes[place]).length;
            expect(count === null || (count === inRows && (count === 0 || count >= 5))).toBe(true);
          });
          const change = told?.change;
          const higher = own.filter((id) => {
            const [then, now] = [stepOf(saidBy(id, 0)), stepOf(saidBy(id, wave))];
            return then !== null && now !== null && now > then;
          }).length;
          if (typeof change?.higher === "number") {
            expect(change.higher).toBe(higher);
            shown += 1;
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(shown).toBeGreaterThan(20);
  });
});

describe("the file", () => {
  const source = (rows: readonly PanelAnswer[]) => ({
    items,
    rows,
    waves: 2,
    limits,
    title: { da: "Fremtid", en: "Future" },
    about: [],
  });

  async function rowsOf(file: DataFile | null): Promise<readonly DataRow[]> {
    const all: DataRow[] = [];
    for await (const some of file?.rows() ?? []) all.push(...some);
    return all;
  }

  test("has a row for each person and says which round it was, in the order of what the rows say", async () => {
    const first = [...spread(10, 3), ...spread(10, 1, 10)].map(([member, code]) => answer(member, 0, code));
    const later = spread(10, 2, 10).map(([member, code]) => answer(member, 1, code));
    const file = panelDataFile(source([...first, ...later]));
    const names = file?.variables.map(({ name }) => name) ?? [];
    const rows = await rowsOf(file);
    const [one, two] = [names.indexOf("klare_r1"), names.indexOf("klare_r2")];
    expect(rows.map((row) => [row[one], row[two]])).toEqual([
      ...Array.from({ length: 10 }, () => [2, 3]),
      ...Array.from({ length: 10 }, () => [4, 99]),
    ]);
    expect(file?.variables.find(({ name }) => name === "klare_r2")?.label).toMatchObject({
      da: expect.stringContaining("(runde 2)"),
    });
  });

  const leaving = (rows: readonly PanelAnswer[], places: readonly number[]) =>
    rows.map((row, place) => (places.includes(place) ? { ...row, answers: {}, isWithdrawn: true } : row));

  test("has nobody in it who has left, nor the few others by whom that one could be found", async () => {
    const first = spread(30, 3).map(([member, code]) => answer(member, 0, code));
    const file = panelDataFile(source(leaving(first, [7])));
    expect(await rowsOf(file)).toHaveLength(30 - 5);
  });

  test("loses at least five whenever somebody leaves, and nobody comes back into it", () => {
    const first = spread(43, 3).map(([member, code]) => answer(member, 0, code));
    const members = (gone: readonly number[]) => {
      const rows = leaving(first, gone);
      return membersInFile(source(gone.length % 2 ? rows : rows.toReversed()));
    };
    const gone = [20, 3, 41, 8, 30, 12];
    const files = gone.map((_, many) => members(gone.slice(0, many)));
    expect(files[0]).toHaveLength(43);
    for (const [place, later] of files.slice(1).entries()) {
      const before = new Set(files[place]);
      expect(later.every((id) => before.has(id))).toBe(true);
      const lost = before.size - later.length;
      expect(lost === 0 || lost >= 5).toBe(true);
    }
    expect(files.at(-1)).not.toContain("m30");
  });

  test("is none when fewer than ten of those who stayed can be told", () => {
    const first = spread(14, 3).map(([member, code]) => answer(member, 0, code));
    expect(membersInFile(source(first))).toHaveLength(14);
    // By their numbers m0, m1, m10, m11, m12 are one hand; the other nine are too few to be told of alone.
    expect(panelDataFile(source(leaving(first, [0])))).toBeNull();
  });

  test("leaves out those of whom few answered the same rounds, and is none when nobody is left", async () => {
    const first = inRound(0, spread(20, 3));
    const rows = await rowsOf(panelDataFile(source([...first, ...inRound(1, spread(4, 3))])));
    expect(rows).toHaveLength(16);
    expect(panelDataFile(source(inRound(0, spread(9, 3))))).toBeNull();
  });
});
