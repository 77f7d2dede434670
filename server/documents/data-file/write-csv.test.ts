import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDataFile, bytesOf, dataFile, hostileTexts } from "#test/documents/any-data-file.ts";
import type { DataCell, DataVariable } from "./data-file.ts";
import { dataText, onOneLine } from "./data-text.ts";
import { type CsvForm, writeCsv } from "./write-csv.ts";

const none = { da: "", en: "" };
const mentor: DataVariable = {
  name: "nytte_mentor",
  label: { da: "Var mentoren til nytte?", en: "Was the mentor useful?" },
  kind: "category",
  categories: [
    { code: "ja", value: 1, missing: false, label: { da: "Ja", en: "Yes" } },
    { code: "nej", value: 2, missing: false, label: { da: "Nej; slet ikke", en: "=No" } },
    { code: "ved_ikke", value: 98, missing: true, label: { da: "Ved ikke", en: "Do not know" } },
  ],
};
const variables: DataVariable[] = [
  mentor,
  { name: "timer", label: none, kind: "number" },
  { name: "start", label: none, kind: "date" },
  { name: "ord", label: none, kind: "text" },
];
const rows: DataCell[][] = [
  [1, -2.5, "2026-11-02", "=1+1"],
  [98, 1200000, null, 'Han sagde: "ja"'],
  [null, null, null, null],
];

const textOf = async (form: CsvForm): Promise<string> =>
  (await bytesOf(writeCsv(dataFile(variables, rows), form))).toString();

test("for spreadsheets there are a byte order mark, semicolons, a decimal comma and words", async () => {
  expect(await textOf({ for: "spreadsheet", decimal: ",", values: { labelsIn: "da" } })).toBe(
    "\uFEFFnytte_mentor;timer;start;ord\r\n" +
      "Ja;-2,5;2026-11-02;'=1+1\r\n" +
      'Ved ikke;1200000;;"Han sagde: ""ja"""\r\n' +
      ";;;\r\n",
  );
});

test("for statistics programs there are commas, a decimal point and numbers", async () => {
  expect(await textOf({ for: "plain", values: "codes" })).toBe(
    "nytte_mentor,timer,start,ord\r\n" +
      "1,-2.5,2026-11-02,'=1+1\r\n" +
      '98,1200000,,"Han sagde: ""ja"""\r\n' +
      ",,,\r\n",
  );
});

const forms: CsvForm[] = [
  { for: "spreadsheet", decimal: ",", values: "codes" },
  { for: "spreadsheet", decimal: ".", values: { labelsIn: "da" } },
  { for: "plain", values: "codes" },
  { for: "plain", values: { labelsIn: "en" } },
];

const read = (text: Buffer, { for: use }: CsvForm): string[][] =>
  parse(text, { delimiter: use === "plain" ? "," : ";", bom: true, record_delimiter: "\r\n" });

const wordsOf = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

function expected(cell: DataCell, { kind, categories }: DataVariable, form: CsvForm): unknown {
  if (cell === null || cell === "") return "";
  if (kind === "number") return cell;
  if (kind !== "category") {
    const text = dataText(String(cell));
    return form.for === "plain" ? onOneLine(text, "↵") : text;
  }
  if (form.values === "codes") return cell;
  const label = categories?.find(({ value }) => value === cell)?.label[form.values.labelsIn] ?? "";
  return onOneLine(dataText(label), " ");
}

function told(text: string, { kind }: DataVariable, form: CsvForm): unknown {
  if (text === "") return "";
  if (kind === "number") return Number(text.replace(",", "."));
  return kind === "category" && form.values === "codes" ? Number(text) : wordsOf(text);
}

describe.each(forms)("$for, $values", (form) => {
  test("what was answered comes back from another program's parser", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataFile, async ({ file, rows: given }) => {
        const [names, ...lines] = read(await bytesOf(writeCsv(file, form)), form);
        expect(names).toEqual(file.variables.map(({ name }) => name));
        const back = lines.map((line) =>
          line.map((text, at) => told(text, file.variables[at] as DataVariable, form)),
        );
        expect(back).toEqual(
          given.map((row) => row.map((cell, at) => expected(cell, file.variables[at] as DataVariable, form))),
        );
      }),
    );
  });

  test("no text is what a spreadsheet takes for a formula, and none breaks a line of the plain file", async () => {
    const file = dataFile(
      [variables[3] as DataVariable],
      hostileTexts.map((text) => [text]),
    );
    const bytes = await bytesOf(writeCsv(file, form));
    for (const [text] of read(bytes, form)) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    if (form.for === "plain") expect(bytes.toString().split(/[\r\n]+/)).toHaveLength(hostileTexts.length + 2);
  });
});

test("a long text goes through whole, and the pieces are small", async () => {
  const long = "æ".repeat(200_000);
  const file = dataFile(
    [variables[3] as DataVariable],
    Array.from({ length: 9 }, () => [long]),
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeCsv(file, { for: "plain", values: "codes" })) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe(`ord\r\n${`${long}\r\n`.repeat(9)}`);
  expect(chunks.length).toBeGreaterThan(8);
});

test.each<[string, DataVariable, DataCell[]]>([
  ["no category", mentor, [3]],
  ["the code instead of its value", mentor, ["ja"]],
  ["no finite number", variables[1] as DataVariable, [Number.NaN]],
  ["a text for a number", variables[1] as DataVariable, ["=1"]],
  ["a number for a text", variables[3] as DataVariable, [1]],
  ["a cell too many", variables[3] as DataVariable, ["a", "b"]],
])("%s stops the writing", async (_, variable, row) => {
  const written = bytesOf(writeCsv(dataFile([variable], [row]), { for: "plain", values: "codes" }));
  await expect(written).rejects.toThrow(RangeError);
});

test.each<[string, DataVariable[]]>([
  ["a name that is a command", [{ ...mentor, name: "x; rm" }]],
  ["a name that is too long", [{ ...mentor, name: "x".repeat(33) }]],
  ["the same name twice", [mentor, mentor]],
  ["a category without categories", [{ name: "x", label: none, kind: "category" }]],
  [
    "a value twice",
    [{ ...mentor, categories: [...(mentor.categories ?? []), ...(mentor.categories ?? [])] }],
  ],
])("%s is refused before anything is written", async (_, unfit) => {
  const written = writeCsv(dataFile(unfit, []), { for: "plain", values: "codes" });
  await expect(written.next()).rejects.toThrow(RangeError);
});
