import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kindredOf } from "./kindred-of.ts";
import { occupations } from "./occupation.ts";
import { areasIn, openingsFor, rowsInForce } from "./openings.ts";
import type { BarometerRow, Outlook } from "./read-job-barometer-csv.ts";

const row = (occupationCode: string, outlook: Outlook, over: Partial<BarometerRow> = {}): BarometerRow => ({
  occupationCode,
  area: "Østjylland",
  outlook,
  from: "2026-07",
  to: "2026-12",
  source: "Kilde",
  ...over,
});
const rule = { area: null, months: 6 };

describe("what is told of a job barometer", () => {
  const rows = [row("6113", "good")];

  test("is told from the first month until some months after the last", () => {
    const at = (day: string) => rowsInForce(rows, rule, day).length;
    expect(["2026-06-30", "2026-07-01", "2027-06-30", "2027-07-01"].map(at)).toEqual([0, 1, 1, 0]);
    expect(rowsInForce(rows, { ...rule, months: 0 }, "2026-12-31")).toHaveLength(1);
    expect(rowsInForce(rows, { ...rule, months: 0 }, "2027-01-01")).toHaveLength(0);
    expect(rowsInForce(rows, { ...rule, months: 14 }, "2028-02-01")).toHaveLength(1);
  });

  test("is of the area alone, however it is spelled, or of the only one there is", () => {
    const two = [...rows, row("6113", "limited", { area: "Fyn" })];
    const day = "2026-10-01";
    expect(areasIn(two)).toEqual(["Fyn", "Østjylland"]);
    expect(rowsInForce(two, rule, day)).toEqual([]);
    expect(rowsInForce(two, { ...rule, area: "ØSTJYLLAND" }, day)).toEqual(rows);
    expect(rowsInForce(two, { ...rule, area: "Sjælland" }, day)).toEqual([]);
  });
});

describe("the chances in an occupation", () => {
  const [near = "", other = ""] = kindredOf("6113");

  test("are those of its unit group, or what most of its occupations say, and of equals the careful one", () => {
    const own = (...rows: readonly BarometerRow[]) => openingsFor(rows, "6113")?.own?.outlook;
    expect(own(row("611310", "good"), row("6113", "limited"), row("611320", "good"))).toBe("limited");
    expect(own(row("611310", "good"), row("611320", "limited"), row("611330", "good"))).toBe("good");
    expect(own(row("611310", "good"), row("611320", "limited"))).toBe("limited");
    expect(own(row("6113", "limited"), row("6113", "good", { from: "2027-01", to: "2027-06" }))).toBe("good");
    expect(openingsFor([row("5120", "good")], "6113")).toBeNull();
    expect(openingsFor([], "6113")).toBeNull();
  });

  test("come with kindred ones that are better, the best first, and with where they are from", () => {
    const rows = [row("6113", "balanced"), row(near, "good"), row(other, "shortage", { source: "En anden" })];
    const found = openingsFor(rows, "6113");
    expect(found?.kindred.map(({ code, outlook }) => [code, outlook])).toEqual([
      [other, "shortage"],
      [near, "good"],
    ]);
    expect(found?.kindred[0]).toMatchObject({ source: "En anden", from: "2026-07", to: "2026-12" });
    expect(openingsFor([row("6113", "good"), row(near, "good")], "6113")?.kindred).toEqual([]);
    // Of an occupation that is not in the file, only what is good is told of its kin.
    expect(openingsFor([row(near, "balanced")], "6113")).toBeNull();
    expect(openingsFor([row(near, "good")], "6113")).toMatchObject({ own: null, kindred: [{ code: near }] });
  });

  test("never name an occupation that is not kindred, nor one that is not better", () => {
    const outlook = fc.constantFrom<Outlook>("shortage", "good", "balanced", "limited");
    const anyCode = fc.constantFrom(...occupations.map(({ code }) => code));
    const order = ["shortage", "good", "balanced", "limited"];
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCode, outlook), { maxLength: 200 }), anyCode, (some, code) => {
        const found = openingsFor(
          some.map(([one, how]) => row(one, how)),
          code,
        );
        const kin = kindredOf(code);
        const own = order.indexOf(found?.own?.outlook ?? "balanced");
        for (const one of found?.kindred ?? []) {
          expect(kin).toContain(one.code);
          expect(order.indexOf(one.outlook)).toBeLessThan(own);
        }
        expect(found?.kindred.length ?? 0).toBeLessThanOrEqual(5);
      }),
    );
  });
});
