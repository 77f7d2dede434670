import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataCell, DataFile, DataRow, DataVariable } from "#server/documents/data-file/data-file.ts";
import { dataText, onOneLine } from "#server/documents/data-file/data-text.ts";
import { lineOf } from "#server/documents/data-file/scripts/script-form.ts";
import { anyDataFile, dataFile, hostileTexts } from "./any-data-file.ts";
import { readWithPspp, readWithR } from "./statistics-programs.ts";

const named = (text: string) => ({ da: text, en: "" });

const mentor: DataVariable = {
  name: "nytte_mentor",
  label: named("Var mentoren til nytte for dig? هل كان مفيدًا؟"),
  kind: "category",
  categories: [
    { code: "ja", value: 1, missing: false, label: named("Ja, på alle måder") },
    { code: "nej", value: 2, missing: false, label: named("Nej, \"slet\" ikke – 'ærligt'") },
    { code: "ved_ikke", value: 98, missing: true, label: named("Ved ikke") },
    { code: "skip", value: 99, missing: true, label: named("Vil ikke svare") },
  ],
};
const survey: DataVariable[] = [
  mentor,
  { name: "timer", label: named("Timer"), kind: "number" },
  { name: "start", label: named("Hvornår begyndte du?"), kind: "date" },
  { name: "ord", label: named("Med egne ord"), kind: "text" },
];
const words = ["", "=1+1", "'sådan'", 'Han sagde: "ja", altså'];
const rows = Array.from({ length: 200 }, (_, n): DataRow => {
  const value = [1, 2, 98, 99, null][(n * n) % 5] ?? null;
  const day = `2026-0${(n % 9) + 1}-11`;
  return [value, n % 7 === 0 ? null : n / 4, n % 6 === 0 ? null : day, words[n % words.length] || null];
});

/** How many times each value stands in a column. */
function frequencies(cells: readonly (DataCell | undefined)[]): Record<string, number> {
  const groups = Map.groupBy(cells, (cell) => String(cell ?? "-"));
  return Object.fromEntries([...groups].map(([value, all]) => [value, all.length]));
}

const labelOf = (value: DataCell): string | undefined =>
  mentor.categories?.find((category) => category.value === value)?.label.da;

const mentorValues = rows.map(([value]) => value ?? null);
const isMissing = (value: DataCell): boolean => value === 98 || value === 99;

describe("in R", () => {
  test("categories are factors with our frequencies, and what is missing is NA", async () => {
    const read = (await readWithR(dataFile(survey, rows), false)).get("nytte_mentor");
    expect(read).toMatchObject({ type: "factor", label: mentor.label.da });
    const ours = mentorValues.map((value) => (isMissing(value) ? null : labelOf(value)));
    expect(frequencies(read?.cells ?? [])).toEqual(frequencies(ours));
  });

  test("what is missing can be kept as a category", async () => {
    const read = (await readWithR(dataFile(survey, rows), true)).get("nytte_mentor");
    expect(frequencies(read?.cells ?? [])).toEqual(frequencies(mentorValues.map(labelOf)));
  });
});

describe("in PSPP", () => {
  test("categories have our frequencies", async () => {
    const read = await readWithPspp(dataFile(survey, rows), { cells: "labels", missing: "ignore" });
    const ours = mentorValues.map((value) => labelOf(value) ?? " ");
    expect(frequencies(read.map(([cell]) => cell))).toEqual(frequencies(ours));
  });

  test("the same values are missing", async () => {
    const read = await readWithPspp(dataFile(survey, rows), { cells: "values", missing: "recode" });
    const ours = mentorValues.map((value) => (isMissing(value) ? null : value) ?? " ");
    expect(frequencies(read.map(([cell]) => cell))).toEqual(frequencies(ours));
  });
});

/** Labels that would be commands if they got out of their strings; `pwned` is looked for afterwards. */
const commands = [
  ...hostileTexts,
  "\"); system('touch pwned'); (\"",
  "'); file.create('pwned') #",
  "\\\"); file.create('pwned'); (\"",
  "'.\nHOST COMMAND=['touch pwned'].\nVARIABLE LABELS a '",
  "\" + \n HOST COMMAND=['touch pwned'].",
];
const hostile = dataFile(
  [
    {
      ...mentor,
      label: named(commands.join(" ").slice(0, 200)),
      categories: commands.map((text, value) => ({
        code: text,
        value,
        missing: value < 3,
        label: named(text),
      })),
    },
    { name: "ord", label: named(commands.at(-2) ?? ""), kind: "text", longest: 400 },
  ],
  commands.map((text, value) => [value, text]),
);

const plain = (text: string): string => onOneLine(dataText(text), "↵");

test("in R, labels and words that want to be commands are labels and words", async () => {
  const read = await readWithR(hostile, true);
  expect(read.get("ord")?.cells).toEqual(commands.map(plain));
  expect(read.get("ord")?.label).toBe(lineOf(commands.at(-2) ?? ""));
  const labels = commands.map((text, at) => {
    const label = lineOf(text);
    const isTwice = commands.filter((other) => lineOf(other) === label).length > 1;
    return isTwice ? `${label} (${at})`.trim() : label;
  });
  expect(read.get("nytte_mentor")?.cells).toEqual(labels);
});

test("in PSPP, labels and words that want to be commands are labels and words", async () => {
  const read = await readWithPspp(hostile, { cells: "labels", missing: "ignore" });
  expect(read.map(([, text]) => text)).toEqual(commands.map((text) => plain(text).trimEnd()));
  const short = commands.flatMap((text, at) => (Buffer.byteLength(text) > 120 ? [] : [at]));
  expect(short.map((at) => read[at]?.[0]?.trimEnd())).toEqual(
    short.map((at) => lineOf(commands[at] ?? "").trimEnd()),
  );
});

const samples: DataFile[] = fc.sample(anyDataFile, { numRuns: 6, seed: 27 }).map(({ file }) => file);

async function allRows({ rows: given }: DataFile): Promise<DataRow[]> {
  const all: DataRow[] = [];
  for await (const some of given()) all.push(...some);
  return all;
}

test.each(samples)("any data file is read by R as it was written", async (file) => {
  const given = await allRows(file);
  const read = await readWithR(file, true);
  expect([...read.keys()]).toEqual(file.variables.map(({ name }) => name));
  for (const [at, { name, kind, label }] of file.variables.entries()) {
    const column = read.get(name);
    expect(column?.label).toBe(lineOf(label.da));
    const cells = given.map((row) => row[at] ?? null);
    if (kind === "number") {
      for (const [n, cell] of cells.entries()) {
        const told = column?.cells[n] ?? null;
        if (cell === null) expect(told).toBeNull();
        else
          expect(Math.abs(Number(told) - Number(cell))).toBeLessThanOrEqual(Math.abs(Number(cell)) * 1e-12);
      }
    } else if (kind !== "category") {
      expect(column?.cells).toEqual(cells.map((cell) => (cell ? plain(String(cell)) : null)));
    } else expect(column?.cells.map((cell) => cell === null)).toEqual(cells.map((cell) => cell === null));
  }
});

test.each(samples)("any data file is read by PSPP row by row", async (file) => {
  const given = await allRows(file);
  const read = await readWithPspp(file, { cells: "values", missing: "ignore" });
  expect(read).toHaveLength(given.length);
  for (const [at, { kind }] of file.variables.entries()) {
    const cells = given.map((row) => row[at] ?? null);
    if (kind === "category") {
      expect(read.map((row) => row[at])).toEqual(cells.map((cell) => (cell === null ? " " : String(cell))));
    }
    if (kind === "text") {
      const texts = cells.map((cell) => plain(String(cell ?? "")).trimEnd());
      expect(read.map((row) => row[at]?.trimEnd())).toEqual(texts);
    }
  }
});
