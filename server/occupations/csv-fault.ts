/** Something wrong at one place of a CSV file. Lines are counted from 1; the header is one. */
export interface CsvFault<Code extends string = string> {
  readonly line: number;
  /** Null when the whole line is meant. */
  readonly column: string | null;
  readonly code: Code;
  /** The beginning of what stands there. */
  readonly found: string;
}

/** What can be wrong with any table. */
export type TableFaultCode =
  | "not-utf-8"
  | "no-header"
  | "wrong-header"
  | "broken-quotes"
  | "wrong-number-of-cells"
  | "too-many-rows"
  | "control-character"
  | "too-long"
  | "empty";

/** A table that was read whole, or everything that is wrong with it, in the order of the lines. */
export type CsvReading<Row, Code extends string> =
  | { readonly kind: "read"; readonly rows: readonly Row[] }
  | { readonly kind: "faulty"; readonly faults: readonly CsvFault<Code>[] };

/** Longest piece of the file that is told with a fault. */
const longestFound = 60;

export const csvFault = <Code extends string>(
  { line, column = null }: { line: number; column?: string | null },
  code: Code,
  found: string,
): CsvFault<Code> => ({ line, column, code, found: found.slice(0, longestFound) });

/** The rows when there is no fault, otherwise the faults. */
export const csvReading = <Row, Code extends string>(
  rows: readonly Row[],
  faults: readonly CsvFault<Code>[],
): CsvReading<Row, Code> =>
  faults.length === 0
    ? { kind: "read", rows }
    : { kind: "faulty", faults: [...faults].sort((one, next) => one.line - next.line) };
