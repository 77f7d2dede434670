import { describe, expect, test } from "vitest";
import { readJobBarometerCsv } from "./read-job-barometer-csv.ts";

const header = "occupation_code;area;outlook;period;source";
const read = (...lines: readonly string[]) =>
  readJobBarometerCsv(new TextEncoder().encode([header, ...lines].join("\n")));

const faults = (...lines: readonly string[]): readonly string[] => {
  const reading = read(...lines);
  if (reading.kind === "read") return [];
  return reading.faults.map(({ line, column, code }) => `${line} ${column ?? "-"} ${code}`);
};

describe("a job barometer is read", () => {
  test("by unit groups and by occupations with six digits, for a month and for several", () => {
    expect(
      read(
        "5322;Nordjylland;shortage;2026-01;Survey of employers",
        "833210;Hele landet;GODE;2026-01/2026-06;Rundspørge",
      ),
    ).toEqual({
      kind: "read",
      rows: [
        {
          occupationCode: "5322",
          area: "Nordjylland",
          outlook: "shortage",
          from: "2026-01",
          to: "2026-01",
          source: "Survey of employers",
        },
        {
          occupationCode: "833210",
          area: "Hele landet",
          outlook: "good",
          from: "2026-01",
          to: "2026-06",
          source: "Rundspørge",
        },
      ],
    });
  });

  test.each([
    ["shortage", "shortage"],
    ["mangel", "shortage"],
    ["good", "good"],
    ["gode", "good"],
    ["balanced", "balanced"],
    ["balance", "balanced"],
    ["limited", "limited"],
    ["Begrænsede", "limited"],
  ])("with the outlook %s", (written, outlook) => {
    expect(read(`5322;Fyn;${written};2026-01;S`)).toMatchObject({ rows: [{ outlook }] });
  });
});

describe("faults of a job barometer are told with line and column", () => {
  test.each([
    ["53221;Fyn;good;2026-01;S", "2 occupation_code bad-code"],
    ["9999;Fyn;good;2026-01;S", "2 occupation_code unknown-unit-group"],
    ["5322;;good;2026-01;S", "2 area empty"],
    ["5322;Fyn;fine;2026-01;S", "2 outlook unknown-outlook"],
    ["5322;Fyn;constructor;2026-01;S", "2 outlook unknown-outlook"],
    ["5322;Fyn;good;2026-13;S", "2 period bad-period"],
    ["5322;Fyn;good;2026-1;S", "2 period bad-period"],
    ["5322;Fyn;good;januar 2026;S", "2 period bad-period"],
    ["5322;Fyn;good;2026-06/2026-01;S", "2 period bad-period"],
    ["5322;Fyn;good;2026-01/;S", "2 period bad-period"],
    ["5322;Fyn;good;2026-01;", "2 source empty"],
    [`5322;${"a".repeat(81)};good;2026-01;S`, "2 area too-long"],
    ["5322;Fyn\u0001;good;2026-01;S", "2 area control-character"],
  ])("%s", (line, fault) => {
    expect(faults(line)).toEqual([fault]);
  });

  test("all at once, several in a line", () => {
    expect(faults("1;Fyn;x;y;S", "5322;Fyn;good;2026-01;S", "5322;FYN;limited;2026-01;S")).toEqual([
      "2 occupation_code bad-code",
      "2 outlook unknown-outlook",
      "2 period bad-period",
      "4 - duplicate",
    ]);
  });

  test("the same occupation in another area or period is no duplicate", () => {
    expect(faults("5322;Fyn;good;2026-01;S", "5322;Als;good;2026-01;S", "5322;Fyn;good;2026-02;S")).toEqual(
      [],
    );
  });
});
