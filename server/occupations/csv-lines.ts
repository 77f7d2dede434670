import { CsvError, parse } from "csv-parse/sync";
import { type CsvFault, csvFault, type TableFaultCode } from "./csv-fault.ts";

/** One line of the file that has something in it; lines are counted from 1. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

interface CsvLines {
  readonly lines: readonly CsvLine[];
  readonly faults: readonly CsvFault<TableFaultCode>[];
}

/** The text without its byte order mark; undefined when the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, "\n");
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The lines that are not UTF-8: spreadsheets often save in an older encoding. */
const wronglyEncoded = (bytes: Uint8Array): readonly CsvFault<TableFaultCode>[] =>
  new TextDecoder("utf-8")
    .decode(bytes)
    .split(/\r\n?|\n/)
    .flatMap((text, at) => (text.includes("\uFFFD") ? [csvFault({ line: at + 1 }, "not-utf-8", text)] : []));

function atOnce(text: string, delimiter: string): readonly CsvLine[] {
  const lines: CsvLine[] = [];
  parse(text, {
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    on_record: (cells, { lines: end }) => {
      // The parser counts the lines to the end of a record.
      lines.push({ line: end - (cells.join("").split("\n").length - 1), cells });
      return null;
    },
  });
  return lines;
}

/** Slower; a quotation mark that is never closed spoils its own line only. */
function oneByOne(text: string, delimiter: string): CsvLines {
  const faults: CsvFault<TableFaultCode>[] = [];
  const lines = text.split("\n").flatMap((content, at): readonly CsvLine[] => {
    try {
      return parse(content, { delimiter }).map((cells) => ({ line: at + 1, cells }));
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      faults.push(csvFault({ line: at + 1 }, "broken-quotes", content));
      return [];
    }
  });
  return { lines, faults };
}

function linesOf(text: string, delimiter: string): CsvLines {
  try {
    return { lines: atOnce(text, delimiter), faults: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return oneByOne(text, delimiter);
  }
}

/** The lines of a CSV file in UTF-8, separated by semicolons or commas as its first line is; blank ones left out. */
export function readCsvLines(bytes: Uint8Array): CsvLines {
  const text = decode(bytes);
  if (text === undefined) return { lines: [], faults: wronglyEncoded(bytes) };
  const top = text.trimStart().split("\n", 1).join("");
  const { lines, faults } = linesOf(text, top.includes(";") ? ";" : ",");
  return { lines: lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")), faults };
}
