import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PanelAnswer, PanelTelling, WaveFigures } from "#db/ports.ts";
import type { DataFile, DataRow } from "#server/documents/data-file/data-file.ts";
import { library } from "#test/use-case-fixture.ts";
import { itemsOf } from "./items.ts";
import { changesOf } from "./panel-changes.ts";
import { membersInFile, panelDataFile } from "./panel-data-file.ts";
import { waveFigures } from "./panel-figures.ts";

const items = itemsOf(library.newest("fremtid").questionnaire.definition, ["nord"]);
const klare = items.find(({ id }) => id === "klare");
const limits = { least: 5, leastInGroup: 10 };
const codes = klare?.codes ?? [];

const answer = (member: number, wave: number, code: string | undefined): PanelAnswer => ({
  id: `${member}-${wave}`,
  panelId: "p",
  memberId: `m${member}`,
  wave,
  lang: "da",
  answers: code === undefined ? {} : { klare: code },
  isWithdrawn: false,
  day: "2026-11-03",
});

interface Kept {
  readonly rows: readonly PanelAnswer[];
  readonly tellings: readonly PanelTelling[];
}

const figuresOf = ({ rows, tellings }: Kept, wave: number, waves = 3): WaveFigures =>
  waveFigures({ items, rows, waves, wave, invited: 50, tellings }, limits);

const tell = (kept: Kept, wave: number): Kept => ({
  rows: kept.rows,
  tellings: [
    ...kept.tellings,
    {
      panelId: "p",
      wave,
      toldOn: "2026-11-16",
      figures: figuresOf({ ...kept, rows: kept.rows.filter((row) => row.wave <= wave) }, wave),
    },
  ],
});

const ofKlare = (figures: WaveFigures | undefined) => figures?.items.find(({ id }) => id === "klare");
const spread = (count: number, code: number, from = 0) =>
  Array.from({ length: count }, (_, place) => [from + place, codes[code]] as const);

describe("a round", () => {
  test("tells first what everybody said, and then how the same people moved", () => {
    const first = [...spread(6, 1), ...spread(12, 3, 6)].map(([member, code]) => answer(member, 0, code));
    const later = [...spread(6, 3), ...spread(12, 3, 6)].map(([member, code]) => answer(member, 1, code));
    const { tellings } = tell(tell({ rows: [...first, ...later], tellings: [] }, 0), 1);
    const [told, moved] = tellings.map(({ figures }) => figures);
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

  test("has no mean where a count is hidden, for that would give it away", () => {
    const first = [...spread(3, 1), ...spread(15, 3, 3)].map(([member, code]) => answer(member, 0, code));
    const later = spread(18, 3).map(([member, code]) => answer(member, 1, code));
    const { tellings } = tell(tell({ rows: [...first, ...later], tellings: [] }, 0), 1);
    expect(ofKlare(tellings[0]?.figures)?.counts.filter((count) => count === null).length).toBeGreaterThan(1);
    expect(ofKlare(tellings[1]?.figures)?.change).toMatchObject({ both: 18, mean: null });
  });

  test("has no mean where a count of the first round was hidden, though it is told how many moved", () => {
    const first = [...spread(3, 1), ...spread(3, 2, 3), ...spread(12, 3, 6)];
    const later = spread(18, 3).map(([member, code]) => answer(member, 1, code));
    const kept = {
      rows: [...first.map(([member, code]) => answer(member, 0, code)), ...later],
      tellings: [],
    };
    const [, moved] = tell(tell(kept, 0), 1).tellings;
    expect(ofKlare(moved?.figures)?.counts).not.toContain(null);
    expect(ofKlare(moved?.figures)?.change).toMatchObject({ higher: 6, same: 12, lower: 0, mean: null });
  });

  test("has no mean where it is hidden how few moved one way", () => {
    const first = spread(25, 3).map(([member, code]) => answer(member, 0, code));
    const later = [...spread(3, 2), ...spread(11, 4, 3), ...spread(5, 2, 14), ...spread(6, 3, 19)];
    const kept = tell({ rows: first, tellings: [] }, 0);
    const few = later.map(([member, code], place) => answer(member, 1, place < 3 ? codes[3] : code));
    const told = figuresOf({ ...kept, rows: [...first, ...few] }, 1);
    expect(ofKlare(told)?.counts).not.toContain(null);
    expect(ofKlare(told)?.change).toMatchObject({ higher: 11, same: 9, lower: 5, mean: {} });
    const fewer = few.map((row, place) =>
      place === 14 ? { ...row, answers: { klare: codes[3] ?? "" } } : row,
    );
    const hiding = figuresOf({ ...kept, rows: [...first, ...fewer] }, 1);
    expect(ofKlare(hiding)?.change).toMatchObject({ lower: null, mean: null });
  });

  test("tells nothing of fewer than ten, nor of those few who did not come again", () => {
    const first = spread(20, 3).map(([member, code]) => answer(member, 0, code));
    const few = spread(9, 3).map(([member, code]) => answer(member, 1, code));
    const nearlyAll = spread(17, 3).map(([member, code]) => answer(member, 1, code));
    const begun = tell({ rows: first, tellings: [] }, 0);
    for (const later of [few, nearlyAll])
      expect(figuresOf({ ...begun, rows: [...first, ...later] }, 1)).toMatchObject({
        people: null,
        items: [],
      });
    expect(figuresOf({ ...begun, rows: [...first, ...few, ...nearlyAll.slice(9, 15)] }, 1).people).toBe(15);
  });

  test("says no more after somebody has gone: those count as people whose figures are told", () => {
    const all = spread(20, 3);
    const first = all.map(([member, code]) => answer(member, 0, code));
    const later = all.slice(1).map(([member, code]) => answer(member, 1, code));
    const begun = tell({ rows: first, tellings: [] }, 0);
    const gone = first.map((row, place) => (place === 0 ? { ...row, answers: {}, isWithdrawn: true } : row));
    // Nineteen of twenty came again, and the twentieth has left: the difference is about that one.
    expect(figuresOf({ ...begun, rows: [...gone, ...later] }, 1).people).toBeNull();
  });
});

/** Most come and stay, and say one of two things: so sets are nearly the same, and counts are told. */
const mostly = (one: boolean) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(one) }, { weight: 1, arbitrary: fc.constant(!one) });
const saying = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(1, 3) },
  { weight: 1, arbitrary: fc.nat(codes.length) },
);
const attendance = fc.array(
  fc.record({
    comes: fc.tuple(mostly(true), mostly(true), mostly(true)),
    says: fc.tuple(saying, saying, saying),
    /** The round after whose figures the person leaves; 3 for never. */
    leaves: fc.oneof({ weight: 8, arbitrary: fc.constant(3) }, { weight: 1, arbitrary: fc.nat(2) }),
    leavesAtLast: mostly(false),
  }),
  { minLength: 10, maxLength: 60, size: "max" },
);

/** Every way to add and subtract so many sets, each up to twice. */
const factorsFor = (sets: number): readonly (readonly number[])[] =>
  Array.from({ length: 5 ** sets }, (_, number) =>
    Array.from({ length: sets }, (_, at) => (Math.floor(number / 5 ** at) % 5) - 2),
  );

describe("whoever keeps all figures", () => {
  test("can tell no set of people from another that is nearly the same, and finds no count of few", () => {
    fc.assert(
      fc.property(attendance, (people) => {
        let kept: Kept = { rows: [], tellings: [] };
        const sets: Set<number>[] = [];
        for (const wave of [0, 1, 2]) {
          const came = people.flatMap(({ comes, says, leaves }, member) =>
            comes[wave] && leaves >= wave ? [answer(member, wave, codes[says[wave] ?? 0])] : [],
          );
          kept = tell({ ...kept, rows: [...kept.rows, ...came] }, wave);
          const figures = kept.tellings.at(-1)?.figures;
          if (figures?.people !== null && figures !== undefined)
            sets.push(
              new Set(
                people.flatMap(({ comes, leaves }, member) =>
                  comes[0] && comes[wave] && leaves >= wave ? [member] : [],
                ),
              ),
            );
          kept = {
            ...kept,
            rows: kept.rows.map((row) =>
              people[Number(row.memberId.slice(1))]?.leaves === wave
                ? { ...row, answers: {}, isWithdrawn: true }
                : row,
            ),
          };
          for (const item of figures?.items ?? []) {
            const told = [
              item.counts,
              item.change ? [item.change.higher, item.change.same, item.change.lower] : [],
            ];
            for (const counts of told)
              for (const count of counts) expect(count === null || count === 0 || count >= 5).toBe(true);
            const hidden = item.counts.filter((count) => count === null);
            expect(hidden.length).not.toBe(1);
            const { mean, higher, same, lower } = item.change ?? {};
            if (mean) expect([...hidden, higher, same, lower]).not.toContain(null);
          }
        }
        // The file, before and after others have left when everything was told.
        for (const isGone of [() => false, (member: number) => people[member]?.leavesAtLast]) {
          kept = {
            ...kept,
            rows: kept.rows.map((row) =>
              isGone(Number(row.memberId.slice(1))) ? { ...row, answers: {}, isWithdrawn: true } : row,
            ),
          };
          const inFile = membersInFile({ ...kept, waves: 3, limits }).map((id) => Number(id.slice(1)));
          if (inFile.length > 0) sets.push(new Set(inFile));
        }
        for (const factors of factorsFor(sets.length)) {
          const about = people.filter(
            (_, member) =>
              sets.reduce((sum, set, at) => sum + (set.has(member) ? (factors[at] ?? 0) : 0), 0) !== 0,
          );
          expect(about.length === 0 || about.length >= 5).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("the file", () => {
  const source = (kept: Kept) => ({
    items,
    ...kept,
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
    const kept = tell(tell({ rows: [...first, ...later], tellings: [] }, 0), 1);
    const file = panelDataFile(source(kept));
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
    const begun = tell({ rows: first, tellings: [] }, 0);
    const file = panelDataFile(source({ ...begun, rows: leaving(first, [7]) }));
    expect(await rowsOf(file)).toHaveLength(30 - 5);
  });

  test("loses at least five whenever somebody leaves, and nobody comes back into it", () => {
    const first = spread(43, 3).map(([member, code]) => answer(member, 0, code));
    const begun = tell({ rows: first, tellings: [] }, 0);
    const members = (gone: readonly number[]) => {
      const rows = leaving(first, gone);
      return membersInFile(source({ ...begun, rows: gone.length % 2 ? rows : rows.toReversed() }));
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
    const begun = tell({ rows: first, tellings: [] }, 0);
    expect(membersInFile(source(begun))).toHaveLength(14);
    // By their numbers m0, m1, m10, m11, m12 are one hand; the other nine are too few to be told of alone.
    expect(panelDataFile(source({ ...begun, rows: leaving(first, [0]) }))).toBeNull();
  });

  test("leaves out those of whom few answered the same rounds, and is none when nobody is left", () => {
    const first = spread(20, 3).map(([member, code]) => answer(member, 0, code));
    const later = spread(4, 3).map(([member, code]) => answer(member, 1, code));
    const kept = tell(tell({ rows: [...first, ...later], tellings: [] }, 0), 1);
    // Sixteen answered only the first round: with them the four would be what is left of the twenty.
    expect(panelDataFile(source(kept))).toBeNull();
  });
});
