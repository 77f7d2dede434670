import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPublished } from "#server/questionnaire-files.ts";
import { anyResponse } from "#test/documents/any-response.ts";
import { everyKind, everyKindCompiled } from "#test/documents/every-kind.ts";
import { codebook } from "./codebook.ts";
import type { Cell } from "./columns.ts";
import { csvLine } from "./csv.ts";
import { csvTable, jsonTable, type Row } from "./response-table.ts";

const read = (text: string): string[][] =>
  parse(text, { delimiter: ";", bom: true, relax_column_count: false });

const plain = { decimal: ".", withFreeText: true } as const;

const anyCell = fc.oneof(
  fc.integer(),
  fc.constant(null),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ";", "\t", "\r", "\n", "a", " ", "＝") }),
);

describe("a line of CSV", () => {
  test("comes back from another program's parser as it was, apart from one apostrophe", () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 1, maxLength: 6 }), (cells) => {
        const [line = []] = read(csvLine(["x", ...cells]));
        const back = line.slice(1).map((text, at): Cell => {
          const cell = cells[at] ?? null;
          if (typeof cell === "number") return Number(text);
          if (cell === null) return text === "" ? null : text;
          return text.startsWith("'") ? text.slice(1) : text;
        });
        expect(back).toEqual(cells);
      }),
    );
  });

  test("holds no text that a spreadsheet takes for a formula", () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 1 }), (cells) => {
        const [line = []] = read(csvLine(cells.filter((cell) => typeof cell !== "number").concat("x")));
        for (const text of line) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  test("keeps numbers as numbers, with the comma that is asked for", () => {
    expect(csvLine([-2, 1.5, "-2"], { decimal: "," })).toBe("-2;1,5;'-2\r\n");
  });
});

const record = {
  variant: "syg",
  language: "da",
  provenance: ["self"],
  answers: {
    job: "ja",
    smerte: "vil_ikke_svare",
    timer: 12,
    hjaelp: ["nej"],
    egne_ord: "=1+1",
    nytte: { praktik: "ja" },
    kurser: [{ navn: "Truck", uger: 3 }],
  },
} as const;
const row: Row = { name: "1", record, sentOn: "2026-11-02" };

function tableOf(choice: typeof plain | { decimal: "."; withFreeText: false }) {
  const { head, line } = csvTable(everyKind, choice);
  const [names = [], cells = []] = read(head + line(row));
  return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
}

test("each question has its columns: rows of a table, options to tick, entries of a list", () => {
  expect(tableOf(plain)).toMatchObject({
    response: "1",
    questionnaire: "alle_slags@1.2.3",
    sent_on: "2026-11-02",
    skipped: "smerte",
    job: "ja",
    smerte: "",
    timer: "12",
    "hjaelp.ja": "0",
    "hjaelp.nej": "1",
    egne_ord: "'=1+1",
    "nytte.kursus": "",
    "nytte.praktik": "ja",
    "kurser.1.navn": "Truck",
    "kurser.1.uger": "3",
    "kurser.2.navn": "",
    "kurser.4.start": "",
  });
});

test("without free text no word that somebody wrote is in any of the files", () => {
  const choice = { decimal: ".", withFreeText: false } as const;
  expect(Object.keys(tableOf(choice))).not.toContain("egne_ord");
  for (const { line } of [csvTable(everyKind, choice), jsonTable(everyKind, choice)]) {
    expect(line(row)).not.toMatch(/Truck|1\+1/);
  }
  expect(codebook(everyKind, choice)).not.toContain("egne_ord");
});

test("a line of JSON Lines holds the answers as they are stored", () => {
  expect(JSON.parse(jsonTable(everyKind, plain).line(row))).toMatchObject({
    response: "1",
    answers: record.answers,
  });
});

test("the codebook tells every column and every code", () => {
  const lines = read(codebook(everyKind, plain));
  const names = read(csvTable(everyKind, plain).head)[0]?.slice(7);
  expect([...new Set(lines.slice(1).map(([name]) => name))]).toEqual(names);
  expect(lines).toContainEqual(["job", "code", "", "", "maaske", "Måske", "Maybe"]);
  expect(lines).toContainEqual([
    "nytte.kursus",
    "code",
    "Spørgsmål nytte? – Kursus",
    "Question nytte? – Course",
    "",
    "",
    "",
  ]);
});

const all = [...loadPublished().map(({ questionnaire }) => questionnaire), everyKindCompiled];

test.each(all)("any response to $key has a cell in each column and a line of its own", (questionnaire) => {
  const { head, line } = csvTable(questionnaire.definition, plain);
  fc.assert(
    fc.property(fc.array(anyResponse(questionnaire), { maxLength: 3 }), (records) => {
      const text = head + records.map((one) => line({ ...row, record: one })).join("");
      expect(read(text)).toHaveLength(records.length + 1);
    }),
    { numRuns: 30 },
  );
});
