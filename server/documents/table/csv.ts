import type { Cell } from "./columns.ts";

export interface CsvStyle {
  /** Between whole and part of a number; a comma is what Danish spreadsheets read. */
  readonly decimal: "." | ",";
}

/** Tells spreadsheets that the file is UTF-8. */
export const byteOrderMark = "\uFEFF";

/**
 * What a spreadsheet may take for a formula, and the apostrophe that keeps it from doing so. Every text that begins
 * with one of them gets one apostrophe before it; whoever reads the file takes one away.
 */
const risky = /^[=+\-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20]/;

const needsQuotes = /[",;\r\n]|^\s|\s$/;

/** A text as a cell: no formula, and in quotes where it could be taken apart. */
export function textCell(text: string): string {
  const harmless = risky.test(text) ? `'${text}` : text;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const cellText = (cell: Cell, { decimal }: CsvStyle): string => {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell).replace(".", decimal) : textCell(cell);
};

/** One line of a CSV file (RFC 4180, with a semicolon, as Danish spreadsheets expect). */
export const csvLine = (cells: readonly Cell[], style: CsvStyle = { decimal: "." }): string =>
  `${cells.map((cell) => cellText(cell, style)).join(";")}\r\n`;
