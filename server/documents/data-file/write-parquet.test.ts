import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { anyDataFile, bytesOf, dataFile } from "#test/documents/any-data-file.ts";
import type { DataCell, DataFile, DataVariable, ValueForm } from "./data-file.ts";
import { dataText } from "./data-text.ts";
import { writeParquet } from "./write-parquet.ts";

async function bufferOf(file: DataFile, values: ValueForm): Promise<ArrayBuffer> {
  return new Uint8Array(await bytesOf(writeParquet(file, values))).buffer;
}

const readRows = (file: ArrayBuffer): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file, compressors: { GZIP: (packed) => gunzipSync(packed) } });

const none = { da: "", en: "" };
const number: DataVariable = { name: "timer", label: none, kind: "number" };
const text: DataVariable = { name: "ord", label: none, kind: "text" };

function expected(cell: DataCell, { kind, categories }: DataVariable, values: ValueForm): unknown {
  if (cell === null || kind === "number") return cell;
  if (kind === "date") return new Date(`${cell}T00:00:00Z`);
  if (kind === "text") return dataText(String(cell));
  if (values === "codes") return cell;
  return dataText(categories?.find(({ value }) => value === cell)?.label[values.labelsIn] ?? "");
}

describe.each<ValueForm>(["codes", { labelsIn: "da" }])("with %j", (values) => {
  test("what was answered comes back from another program", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataFile, async ({ file, rows }) => {
        const back = await readRows(await bufferOf(file, values));
        expect(back).toEqual(
          rows.map((row) =>
            Object.fromEntries(
              file.variables.map((variable, at) => [
                variable.name,
                expected(row[at] ?? null, variable, values),
              ]),
            ),
          ),
        );
      }),
    );
  });
});

test("the codebook and what the file is about go along", async () => {
  const buffer = await bufferOf(dataFile([number], [[1]], ['November "2026"']), "codes");
  const told = parquetMetadata(buffer).key_value_metadata?.map(({ key, value = "" }) => [
    key,
    JSON.parse(value),
  ]);
  expect(told).toEqual([
    ["title", { da: "Tilfredshed 2026", en: "Satisfaction 2026" }],
    ["about", ['November "2026"']],
    ["variables", [number]],
  ]);
});

test("many rows stand in groups, however they came", async () => {
  const rows = Array.from({ length: 25_001 }, (_, n) => [n, n % 3 === 0 ? null : `svar ${n}`]);
  const buffer = await bufferOf(dataFile([number, text], rows), "codes");
  expect(parquetMetadata(buffer).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
    10_000, 10_000, 5_001,
  ]);
  const back = await readRows(buffer);
  expect(back.map(({ timer, ord }) => [timer, ord])).toEqual(rows);
});

test.each([1, 2, 3, 255, 256, 257, 1_000])("a category may have %i values", async (count) => {
  const categories = Array.from({ length: count }, (_, value) => ({
    code: `k${value}`,
    value: value * 7 - 3,
    missing: false,
    label: { da: `Kommune ${value}`, en: "" },
  }));
  const kommune: DataVariable = { name: "kommune", label: none, kind: "category", categories };
  const rows = Array.from({ length: 12_345 }, (_, n) => [n % 5 === 0 ? null : ((n * n) % count) * 7 - 3]);
  const codes = await readRows(await bufferOf(dataFile([kommune], rows), "codes"));
  expect(codes.map((row) => [row["kommune"]])).toEqual(rows);
  const labels = await readRows(await bufferOf(dataFile([kommune], rows), { labelsIn: "da" }));
  expect(labels.map((row) => row["kommune"] ?? null)).toEqual(
    rows.map(([value]) => (value === null || value === undefined ? null : `Kommune ${(value + 3) / 7}`)),
  );
});

test("a file without respondents, and a column that nobody answered, can be read", async () => {
  const empty = await bufferOf(dataFile([number, text], []), "codes");
  expect(parquetMetadata(empty).num_rows).toBe(0n);
  const blank = await bufferOf(
    dataFile(
      [number, text],
      [
        [null, null],
        [1, null],
      ],
    ),
    "codes",
  );
  expect(await readRows(blank)).toEqual([
    { timer: null, ord: null },
    { timer: 1, ord: null },
  ]);
});

test.each<[string, DataVariable, DataCell[]]>([
  ["no finite number", number, [Number.POSITIVE_INFINITY]],
  ["a number for a text", text, [1]],
  ["no date", { ...number, kind: "date" }, ["i går"]],
  ["a cell too few", number, []],
])("%s stops the writing", async (_, variable, row) => {
  await expect(bytesOf(writeParquet(dataFile([variable], [row]), "codes"))).rejects.toThrow(RangeError);
});
