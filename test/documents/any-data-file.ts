import fc from "fast-check";
import type {
  Category,
  DataCell,
  DataFile,
  DataRow,
  DataVariable,
} from "#server/documents/data-file/data-file.ts";
import { variableNames } from "#server/documents/data-file/variable-names.ts";

/** Texts that want to be a formula, another cell, an end of the line, an end of the string, or a command. */
export const hostileTexts = [
  '=HYPERLINK("http://x.invalid";"klik")',
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "'",
  "''",
  "＝1+1",
  'a;b,c"d',
  '"; system("id"); "',
  "linje 1\nlinje 2\r\nlinje 3\rlinje 4",
  "a\u2028b\u2029c",
  "\u202Egnp.exe\u202C \u200F",
  "nul \u0000 klokke \u0007",
  "halv \uD800",
  "`=shell rm'",
  "$S_ADO $\u007bHOME} \\$x \\`y' C:\\",
  '"\' "\' `"',
  "{stata exit:klik}",
  "/* ikke en */ kommentar // ///",
  "]]> </var><!-- &amp; & &#0; _x003D_1+1 _x0041_",
  "BEGIN DATA.",
  "slutter med punktum.",
  " mellemrum foran og bagved ",
  "æøå ÆØÅ é ß ł 漢字 😀",
  "هل لديك عمل؟",
  "NA",
  "NULL",
  "1e5",
  "2026-11-02",
  "#REF!",
  "x".repeat(300),
  "å".repeat(300),
];

export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom("=", "'", '"', ";", ",", "\t", "\r", "\n", "a", " ", "\\", "$", "`", "\0"),
    maxLength: 12,
  }),
);

const anyLabel = fc.record({ da: anyText, en: anyText });

const anyCategories = fc
  .uniqueArray(fc.integer({ min: -9, max: 999 }), { minLength: 1, maxLength: 5 })
  .chain((values) =>
    fc.tuple(
      ...values.map((value, place) =>
        fc.record({
          code: anyText,
          value: fc.constant(value),
          missing: place < 3 ? fc.boolean() : fc.constant(false),
          label: anyLabel,
        }),
      ),
    ),
  );

const anyDay = fc
  .date({ min: new Date("1895-01-01"), max: new Date("2105-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Negative nought is nought in every file. */
const anyNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => value + 0);

type Column = Omit<DataVariable, "name"> & { readonly cells: fc.Arbitrary<DataCell> };

const column = (kind: "number" | "date" | "text", cells: fc.Arbitrary<DataCell>): fc.Arbitrary<Column> =>
  anyLabel.map((label) => ({ kind, label, cells }));

const categoryColumn: fc.Arbitrary<Column> = fc
  .record({ label: anyLabel, categories: anyCategories })
  .map(({ label, categories }) => {
    const values = (categories as readonly Category[]).map(({ value }) => value);
    return { kind: "category", label, categories, cells: fc.constantFrom(...values) };
  });

const anyColumn = fc.oneof(
  categoryColumn,
  column("number", anyNumber),
  column("date", anyDay),
  column("text", anyText),
);

/** A data file of these rows, given away two at a time. */
export const dataFile = (
  variables: readonly DataVariable[],
  rows: readonly DataRow[],
  about: readonly string[] = [],
) => ({
  title: { da: "Tilfredshed 2026", en: "Satisfaction 2026" },
  about,
  variables,
  async *rows() {
    for (let n = 0; n < rows.length; n += 2) yield rows.slice(n, n + 2);
  },
});

/** A data file with all kinds of columns, and its rows beside it. */
export const anyDataFile: fc.Arbitrary<{ file: DataFile; rows: readonly DataRow[] }> = fc
  .record({
    ids: fc.array(anyText, { minLength: 6, maxLength: 6 }),
    columns: fc.array(anyColumn, { minLength: 1, maxLength: 6 }),
    about: fc.array(anyText, { maxLength: 3 }),
  })
  .chain(({ ids, columns, about }) => {
    const names = variableNames(ids);
    const variables = columns.map(({ cells: _, ...rest }, place) => ({ ...rest, name: names[place] ?? "" }));
    const row = fc.tuple(...columns.map(({ cells }) => fc.option(cells, { freq: 5 })));
    return fc.array(row, { maxLength: 7 }).map((rows) => ({ file: dataFile(variables, rows, about), rows }));
  });

/** All the bytes that a writer gives. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
