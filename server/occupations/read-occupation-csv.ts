import { type CsvFault, type CsvReading, csvFault, csvReading, type TableFaultCode } from "./csv-fault.ts";
import { type NamedOccupation, unitGroupOf } from "./occupation.ts";
import { type CsvColumns, type CsvRow, readCsvTable } from "./read-csv-table.ts";

const longestName = 120;
const mostWords = 100;

const columns = {
  code: { longest: 20, required: true },
  label_da: { longest: longestName, required: true },
  label_en: { longest: longestName, required: true },
  words_da: { longest: mostWords * longestName, required: false },
  words_en: { longest: mostWords * longestName, required: false },
} satisfies CsvColumns<string>;

type Column = keyof typeof columns;

export type OccupationFaultCode =
  | TableFaultCode
  /** Not six digits. Spreadsheets drop a zero at the beginning. */
  | "bad-code"
  | "unknown-unit-group"
  | "duplicate"
  | "too-many-words";

type Fault = CsvFault<OccupationFaultCode>;

const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split("|")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ),
];

function codeFault({ line, cells: { code } }: CsvRow<Column>): readonly Fault[] {
  const place = { line, column: "code" };
  if (!/^\d{6}$/.test(code)) return [csvFault(place, "bad-code", code)];
  return unitGroupOf(code) ? [] : [csvFault(place, "unknown-unit-group", code)];
}

function wordFaults({ line, cells }: CsvRow<Column>): readonly Fault[] {
  return (["words_da", "words_en"] as const).flatMap((column) => {
    const words = wordsIn(cells[column]);
    const place = { line, column };
    const long = words.filter((word) => word.length > longestName);
    const many: readonly Fault[] =
      words.length > mostWords ? [csvFault(place, "too-many-words", String(words.length))] : [];
    return [...many, ...long.map((word) => csvFault(place, "too-long" as const, word))];
  });
}

/** Every row whose code stands in an earlier row. */
function duplicates(rows: readonly CsvRow<Column>[]): readonly Fault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line, cells: { code } }) => {
    if (seen.has(code)) return [csvFault({ line, column: "code" }, "duplicate" as const, code)];
    seen.add(code);
    return [];
  });
}

const occupationOf = ({ cells }: CsvRow<Column>): NamedOccupation => ({
  code: cells.code,
  label: { da: cells.label_da, en: cells.label_en },
  words: { da: wordsIn(cells.words_da), en: wordsIn(cells.words_en) },
});

/**
 * A list of occupations with the six digits of DISCO-08, as an administrator imports it: the header
 * `code;label_da;label_en;words_da;words_en`, and words separated by `|`. All rows, or all faults.
 */
export function readOccupationCsv(bytes: Uint8Array): CsvReading<NamedOccupation, OccupationFaultCode> {
  const { rows, faults } = readCsvTable(bytes, columns);
  const found = rows.flatMap((row) => [...codeFault(row), ...wordFaults(row)]);
  return csvReading(rows.map(occupationOf), [...faults, ...found, ...duplicates(rows)]);
}
