import { type CsvFault, type CsvReading, csvFault, csvReading, type TableFaultCode } from "./csv-fault.ts";
import { unitGroupOf } from "./occupation.ts";
import { type CsvColumns, type CsvRow, readCsvTable } from "./read-csv-table.ts";

/** How good the chances are of finding work, from the best: employers cannot find people, good, in balance, few. */
export type Outlook = "shortage" | "good" | "balanced" | "limited";

/** One row of a job barometer: the chances in an occupation, in an area, in some months. */
export interface BarometerRow {
  /** Four digits of ISCO-08 or six of DISCO-08. */
  readonly occupationCode: string;
  readonly area: string;
  readonly outlook: Outlook;
  /** First and last month, `yyyy-mm`. */
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

const columns = {
  occupation_code: { longest: 20, required: true },
  area: { longest: 80, required: true },
  outlook: { longest: 40, required: true },
  period: { longest: 40, required: true },
  source: { longest: 200, required: true },
} satisfies CsvColumns<string>;

type Column = keyof typeof columns;

export type BarometerFaultCode =
  | TableFaultCode
  /** Neither four digits nor six. */
  | "bad-code"
  | "unknown-unit-group"
  | "unknown-outlook"
  /** Neither `yyyy-mm` nor `yyyy-mm/yyyy-mm`, or it ends before it begins. */
  | "bad-period"
  | "duplicate";

type Fault = CsvFault<BarometerFaultCode>;

const outlooks: ReadonlyMap<string, Outlook> = new Map([
  ["shortage", "shortage"],
  ["mangel", "shortage"],
  ["good", "good"],
  ["gode", "good"],
  ["balanced", "balanced"],
  ["balance", "balanced"],
  ["limited", "limited"],
  ["begrænsede", "limited"],
]);

const periodPattern = /^(20\d{2}-(?:0[1-9]|1[0-2]))(?:\/(20\d{2}-(?:0[1-9]|1[0-2])))?$/;

function periodOf(text: string): Pick<BarometerRow, "from" | "to"> | undefined {
  const [, from, to = from] = periodPattern.exec(text) ?? [];
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

/** What is wrong with the code, if anything. */
function codeFault(code: string): "bad-code" | "unknown-unit-group" | undefined {
  if (!/^(?:\d{4}|\d{6})$/.test(code)) return "bad-code";
  return unitGroupOf(code) ? undefined : "unknown-unit-group";
}

function read({ line, cells }: CsvRow<Column>): BarometerRow | readonly Fault[] {
  const code = codeFault(cells.occupation_code);
  const outlook = outlooks.get(cells.outlook.toLowerCase());
  const period = periodOf(cells.period);
  if (code === undefined && outlook && period) {
    const { occupation_code: occupationCode, area, source } = cells;
    return { occupationCode, area, outlook, ...period, source };
  }
  const fault = (column: Column, kind: BarometerFaultCode): Fault =>
    csvFault({ line, column }, kind, cells[column]);
  return [
    ...(code ? [fault("occupation_code", code)] : []),
    ...(outlook ? [] : [fault("outlook", "unknown-outlook")]),
    ...(period ? [] : [fault("period", "bad-period")]),
  ];
}

/** Every row that tells of an occupation, an area and a period that an earlier row tells of. */
function duplicates(rows: readonly CsvRow<Column>[]): readonly Fault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line, cells }) => {
    const key = [cells.occupation_code, cells.area.toLowerCase(), cells.period].join("\n");
    if (seen.has(key)) return [csvFault({ line }, "duplicate" as const, key.replaceAll("\n", ";"))];
    seen.add(key);
    return [];
  });
}

/**
 * The chances of finding work, as an administrator imports them: the header
 * `occupation_code;area;outlook;period;source`. The Danish words for the outlook are read too. All rows, or all faults.
 */
export function readJobBarometerCsv(bytes: Uint8Array): CsvReading<BarometerRow, BarometerFaultCode> {
  const { rows, faults } = readCsvTable(bytes, columns);
  const found = rows.map(read);
  const wrong = found.flatMap((one): readonly Fault[] => ("source" in one ? [] : one));
  const right = found.flatMap((one) => ("source" in one ? [one] : []));
  return csvReading(right, [...faults, ...wrong, ...duplicates(rows)]);
}
