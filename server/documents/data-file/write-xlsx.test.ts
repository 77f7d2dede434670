import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { anyDataFile, bytesOf, dataFile, hostileTexts } from "#test/documents/any-data-file.ts";
import type { DataCell, DataFile, DataVariable } from "./data-file.ts";
import { dataText } from "./data-text.ts";
import { writeXlsx, type XlsxForm } from "./write-xlsx.ts";
import { writeZip } from "./xlsx/zip.ts";

const codes: XlsxForm = { lang: "da", values: "codes" };
const words: XlsxForm = { lang: "en", values: { labelsIn: "en" } };

const letters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", "#13": "\r" };

/** What a program that reads workbooks makes of a text (XML, then ECMA-376 part 1, 22.9.2.19). */
const readText = (xml: string): string =>
  xml
    .replaceAll(/&([^;]+);/g, (_, name: string) => letters[name] ?? `&${name};`)
    .replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const cellPattern =
  /<c r="([A-Z]+)(\d+)"( s="\d")?(?: t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is>|><v>([^<]*)<\/v>)<\/c>/g;

/** The rows of a sheet: a number, a date (as Excel's day) or a text for each cell. */
function rowsOf(xml: string): (DataCell | { day: number })[][] {
  const rows: (DataCell | { day: number })[][] = [];
  for (const [, column = "", line, style, text, number] of xml.matchAll(cellPattern)) {
    const at = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    rows[Number(line) - 1] ??= [];
    const value = text === undefined ? Number(number) : readText(text);
    const row = rows[Number(line) - 1] ?? [];
    row[at] = style?.includes("2") && typeof value === "number" ? { day: value } : value;
  }
  return rows;
}

async function partsOf(file: DataFile, form: XlsxForm): Promise<Record<string, string>> {
  const parts = unzipSync(await bytesOf(writeXlsx(file, form)));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const sheet = (parts: Record<string, string>, n: number): string =>
  parts[`xl/worksheets/sheet${n}.xml`] ?? "";

function expected(cell: DataCell, { kind, categories }: DataVariable, form: XlsxForm): unknown {
  if (cell === null || kind === "number") return cell;
  if (kind === "text") return dataText(String(cell));
  if (kind === "date") {
    const day = (Date.parse(String(cell)) - Date.parse("1899-12-30")) / 86_400_000;
    return String(cell) < "1900-03-01" ? cell : { day };
  }
  if (form.values === "codes") return cell;
  return dataText(categories?.find(({ value }) => value === cell)?.label[form.values.labelsIn] ?? "");
}

const written = { label: { da: "Egne ord", en: "Own words" }, name: "ord", kind: "text" } as const;

describe.each([codes, words])("a workbook with $values", (form) => {
  test("holds what was answered, each in its type, and no formula", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataFile, async ({ file, rows }) => {
        const parts = await partsOf(file, form);
        const [names, ...back] = rowsOf(sheet(parts, 1));
        expect(names).toEqual(file.variables.map(({ name }) => name));
        for (const [at, row] of rows.entries()) {
          const cells = row.map((_, place) => back[at]?.[place] ?? null);
          expect(cells).toEqual(
            row.map((cell, place) => expected(cell, file.variables[place] as DataVariable, form)),
          );
        }
        for (const part of Object.values(parts))
          expect(part).not.toMatch(/<(f|hyperlinks?|externalReferences?)[ />]/);
      }),
    );
  });
});

test("beside the data are the codebook and what the file is about", async () => {
  const answered: DataVariable = {
    name: "job",
    label: { da: "Er du i job?", en: "Do you have a job?" },
    kind: "category",
    categories: [{ code: "ja", value: 1, missing: false, label: { da: "=Ja", en: "Yes" } }],
  };
  const parts = await partsOf(dataFile([answered], [[1]], ["November 2026", "=1+1"]), codes);
  expect(
    [...(parts["xl/workbook.xml"] ?? "").matchAll(/sheet name="([^"]*)"/g)].map(([, name]) => name),
  ).toEqual(["Data", "Kodebog", "Om filen"]);
  expect(rowsOf(sheet(parts, 2))[2]).toEqual([
    "job",
    "category",
    undefined,
    undefined,
    1,
    "ja",
    "=Ja",
    "Yes",
    0,
  ]);
  expect(rowsOf(sheet(parts, 3))).toEqual([["Tilfredshed 2026"], ["November 2026"], ["=1+1"]]);
  expect(sheet(parts, 1)).toContain('state="frozen"');
});

test.each([
  [4, 1],
  [5, 2],
  [7, 2],
  [8, 3],
])("%i rows on sheets of four lines are on %i sheets, each with its heading", async (count, sheets) => {
  const rows = Array.from({ length: count - 1 }, (_, n) => [`svar ${n}`]);
  const parts = await partsOf(dataFile([written], rows), { ...codes, rowsOnASheet: 4 });
  const data = Array.from({ length: sheets }, (_, n) => rowsOf(sheet(parts, n + 1)));
  for (const [heading] of data) expect(heading).toEqual(["ord"]);
  expect(data.flatMap(([, ...more]) => more)).toEqual(rows);
  expect(rowsOf(sheet(parts, sheets + 1))[0]?.[0]).toBe("variable");
  expect(parts["[Content_Types].xml"]?.match(/worksheet\+xml/g)).toHaveLength(sheets + 2);
});

test("there are columns beyond Z, and a text too long for a cell ends with three dots", async () => {
  const variables = Array.from({ length: 30 }, (_, n): DataVariable => ({ ...written, name: `v${n}` }));
  const parts = await partsOf(dataFile(variables, [[...Array(29).fill(null), "x".repeat(40_000)]]), codes);
  const cell = rowsOf(sheet(parts, 1))[1]?.[29];
  expect(cell).toBe(`${"x".repeat(32_766)}…`);
});

test("the same data are the same bytes", async () => {
  const file = dataFile(
    [written],
    hostileTexts.map((text) => [text]),
  );
  expect(await bytesOf(writeXlsx(file, codes))).toEqual(await bytesOf(writeXlsx(file, codes)));
});

test("a fault in the data reaches whoever writes, and the source is closed", async () => {
  let isClosed = false;
  const source = {
    ...dataFile([written], []),
    async *rows() {
      try {
        yield [["a"]];
        yield [[1]];
      } finally {
        isClosed = true;
      }
    },
  };
  await expect(bytesOf(writeXlsx(source, codes))).rejects.toThrow(RangeError);
  expect(isClosed).toBe(true);
});

test("whoever stops reading stops the source", async () => {
  let isClosed = false;
  const source = {
    ...dataFile([written], []),
    async *rows() {
      try {
        for (;;) yield Array.from({ length: 1_000 }, (_, n) => [`${n} ${Math.sin(n)}`]);
      } finally {
        isClosed = true;
      }
    },
  };
  for await (const piece of writeXlsx(source, codes)) if (piece.length > 1_000) break;
  expect(isClosed).toBe(true);
});

test("any files come out of a zip as they went in", async () => {
  const anyParts = fc.uniqueArray(
    fc.record({ name: fc.stringMatching(/^[a-zæ/]{1,9}$/), content: fc.array(fc.uint8Array()) }),
    {
      selector: ({ name }) => name,
      minLength: 1,
    },
  );
  await fc.assert(
    fc.asyncProperty(anyParts, async (parts) => {
      const back = unzipSync(await bytesOf(writeZip(parts)));
      expect(Object.keys(back)).toEqual(parts.map(({ name }) => name));
      for (const { name, content } of parts)
        expect(Buffer.from(back[name] ?? [])).toEqual(Buffer.concat(content));
    }),
    { numRuns: 50 },
  );
});
