import type { ByteChunks } from "../byte-chunks.ts";
import type { DataCell, DataVariable, ValueForm } from "../data-file.ts";
import { dataText } from "../data-text.ts";

/** Places of the formats in `frame.ts`; 0 is the usual one. */
export const style = { text: 1, date: 2, head: 3, wrapped: 4 } as const;

/** Writes a cell after its place: `<c r="B2` stands there already. */
export type CellWriter = (cell: DataCell, out: ByteChunks) => void;

/** Excel's limit for a cell ("Excel specifications and limits"). */
const longestText = 32_767;

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/** Text as it stands in a cell: `_x0041_` would be read as a letter (ECMA-376 part 1, 22.9.2.19). */
function escaped(text: string): string {
  const fitting = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return dataText(fitting)
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replaceAll(/[&<>\r]/g, (sign) => signs[sign] ?? sign);
}

/** A typed text: never a formula, also when somebody edits the cell, because its format is text. */
export const textCell = (text: string, as: number = style.text): string =>
  `" s="${as}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

export const numberCell = (value: number): string => `"><v>${value}</v></c>`;

const dayMs = 86_400_000;
/** Day 0 of Excel's calendar, which counts a 29 February 1900 that was not; right from 1 March 1900 on. */
const dayZero = Date.UTC(1899, 11, 30);
const firstRightDay = "1900-03-01";

const numberStart = Buffer.from('"><v>');
const dateStart = Buffer.from(`" s="${style.date}"><v>`);
const numberEnd = Buffer.from("</v></c>");

function writeDate(text: string, out: ByteChunks): void {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError("A date is no date");
  if (text < firstRightDay) out.text(textCell(text));
  else {
    out.copy(dateStart);
    out.whole((at - dayZero) / dayMs);
    out.copy(numberEnd);
  }
}

function writeNumber(value: number, out: ByteChunks): void {
  if (Number.isSafeInteger(value)) {
    out.copy(numberStart);
    out.whole(value);
    out.copy(numberEnd);
  } else out.text(numberCell(value));
}

function categoryWriter({ name, categories = [] }: DataVariable, values: ValueForm): CellWriter {
  const texts = new Map<DataCell, Uint8Array>();
  for (const { value, label } of categories) {
    const cell = values === "codes" ? numberCell(value) : textCell(label[values.labelsIn]);
    texts.set(value, Buffer.from(cell));
  }
  return (cell, out) => {
    const text = texts.get(cell);
    if (text === undefined) throw new RangeError(`"${name}" has a value that is not one of its categories`);
    out.copy(text);
  };
}

/** How the cells of a variable are written. */
export function cellWriter(variable: DataVariable, values: ValueForm): CellWriter {
  switch (variable.kind) {
    case "category":
      return categoryWriter(variable, values);
    case "number":
      return (cell, out) => {
        if (typeof cell !== "number" || !Number.isFinite(cell)) throw new RangeError("A number is no number");
        writeNumber(cell, out);
      };
    default:
      return (cell, out) => {
        if (typeof cell !== "string") throw new RangeError("A text is no text");
        if (variable.kind === "date") writeDate(cell, out);
        else out.text(textCell(cell));
      };
  }
}
