import { type CsvFault, csvFault, type TableFaultCode } from "./csv-fault.ts";
import { type CsvLine, readCsvLines } from "./csv-lines.ts";

/** Most rows of an imported table. */
export const mostRows = 20_000;

/** One row: the cells by their column, in composed letters (NFC) and without spaces around. */
export interface CsvRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** The columns that the header must name, in any order, and how long their texts may be. */
export type CsvColumns<Column extends string> = Readonly<
  Record<Column, { readonly longest: number; readonly required: boolean }>
>;

interface CsvTable<Column extends string> {
  /** Rows with a fault are not among them. */
  readonly rows: readonly CsvRow<Column>[];
  readonly faults: readonly CsvFault<TableFaultCode>[];
}

/** Control characters, line breaks and marks that turn the reading direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notText = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const plain = (text: string): string => text.normalize("NFC").trim();

/** Spreadsheets write empty cells after the last column. */
function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}

/** Undefined when the header does not name every column once, and nothing else. */
function columnsIn<Column extends string>(
  header: CsvLine,
  wanted: readonly Column[],
): readonly Column[] | undefined {
  const names = withoutEmptyEnd(header.cells).map((cell) => plain(cell).toLowerCase());
  const columns = names.flatMap((name) => wanted.find((column) => column === name) ?? []);
  return names.length === wanted.length && wanted.every((column) => columns.includes(column))
    ? columns
    : undefined;
}

function faultsOf<Column extends string>(
  { line, cells }: CsvRow<Column>,
  columns: CsvColumns<Column>,
): readonly CsvFault<TableFaultCode>[] {
  return (Object.keys(columns) as Column[]).flatMap((column) => {
    const text = cells[column];
    const fault = (code: TableFaultCode) => [csvFault({ line, column }, code, text)];
    if (notText.test(text)) return fault("control-character");
    if (text === "") return columns[column].required ? fault("empty") : [];
    return text.length > columns[column].longest ? fault("too-long") : [];
  });
}

function rowOf<Column extends string>(
  { line, cells }: CsvLine,
  order: readonly Column[],
): CsvRow<Column> | undefined {
  if (cells.length < order.length || withoutEmptyEnd(cells).length > order.length) return undefined;
  const entries = order.map((column, place) => [column, plain(cells[place] ?? "")]);
  return { line, cells: Object.fromEntries(entries) as Record<Column, string> };
}

function rowsOf<Column extends string>(
  lines: readonly CsvLine[],
  order: readonly Column[],
  columns: CsvColumns<Column>,
): CsvTable<Column> {
  const faults: CsvFault<TableFaultCode>[] = [];
  const rows = lines.flatMap((line): readonly CsvRow<Column>[] => {
    const row = rowOf(line, order);
    const found = row
      ? faultsOf(row, columns)
      : [csvFault(line, "wrong-number-of-cells" as const, line.cells.join(" "))];
    faults.push(...found);
    return row && found.length === 0 ? [row] : [];
  });
  return { rows, faults };
}

/**
 * The rows of a table in CSV: UTF-8 with or without a byte order mark, separated by semicolons or commas, with a
 * header. All faults are told at once, except when the file is not text, has no header or is too long to be read.
 */
export function readCsvTable<Column extends string>(
  bytes: Uint8Array,
  columns: CsvColumns<Column>,
): CsvTable<Column> {
  const { lines, faults } = readCsvLines(bytes);
  const none = (fault: CsvFault<TableFaultCode>): CsvTable<Column> => ({
    rows: [],
    faults: [...faults, fault],
  });
  const [header, ...rest] = lines;
  if (header === undefined) {
    return faults.length > 0 ? { rows: [], faults } : none(csvFault({ line: 1 }, "no-header", ""));
  }
  const order = columnsIn(header, Object.keys(columns) as Column[]);
  if (order === undefined) return none(csvFault(header, "wrong-header", header.cells.join(";")));
  const tooMany = rest[mostRows];
  if (tooMany) return none(csvFault(tooMany, "too-many-rows", String(rest.length)));
  const table = rowsOf(rest, order, columns);
  return { rows: table.rows, faults: [...faults, ...table.faults] };
}
