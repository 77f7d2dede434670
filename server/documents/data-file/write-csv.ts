import { byteOrderMark, textCell } from "../table/csv.ts";
import { ByteChunks } from "./byte-chunks.ts";
import {
  checkedVariables,
  type DataCell,
  type DataFile,
  type DataRow,
  type DataVariable,
  type ValueForm,
} from "./data-file.ts";
import { dataText, onOneLine } from "./data-text.ts";

/**
 * `spreadsheet`: byte order mark and semicolons. `plain`: neither, commas, and no line break inside a text (it is
 * written as ↵, because SPSS ends a record at each), which is what statistics programs read.
 */
export type CsvForm =
  | { readonly for: "spreadsheet"; readonly decimal: "." | ","; readonly values: ValueForm }
  | { readonly for: "plain"; readonly values: ValueForm };

/** Writes a cell; one of a category with the separator before it, which is then the same few bytes each time. */
type CellWriter = (cell: DataCell, out: ByteChunks) => void;

const [minus, space] = [45, 32];
const numberWriter =
  (decimal: "." | ","): CellWriter =>
  (cell, out) => {
    if (typeof cell !== "number" || !Number.isFinite(cell)) throw new RangeError("A number is no number");
    if (Number.isSafeInteger(cell)) out.whole(cell);
    else out.text(String(cell).replace(".", decimal));
  };

/** Letters and digits of ASCII, and signs that mean nothing in a CSV file; a minus may begin a formula. */
const harmless = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w .!?/()-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Writes a text that needs no care, byte by byte; false when it needs care, and then nothing is written. */
function wroteHarmless(text: string, out: ByteChunks): boolean {
  const { length } = text;
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(length - 1)];
  if (first === space || first === minus || last === space) return false;
  out.reserve(length);
  const { bytes, at } = out;
  for (let place = 0; place < length; place += 1) {
    const code = text.charCodeAt(place);
    if (code > 127 || harmless[code] === 0) return false;
    bytes[at + place] = code;
  }
  out.at = at + length;
  return true;
}

const textWriter =
  (lineBreak: string | undefined): CellWriter =>
  (cell, out) => {
    if (typeof cell !== "string") throw new RangeError("A text is no text");
    if (wroteHarmless(cell, out)) return;
    const text = dataText(cell);
    out.text(textCell(lineBreak === undefined ? text : onOneLine(text, lineBreak)));
  };

function categoryWriter(variable: DataVariable, values: ValueForm, separator: string): CellWriter {
  const { name, categories = [] } = variable;
  // An array finds a small number faster than a map does, and any other one too.
  const texts: Uint8Array[] = [];
  for (const { value, label } of categories) {
    const text =
      values === "codes" ? String(value) : textCell(onOneLine(dataText(label[values.labelsIn]), " "));
    texts[value] = Buffer.from(separator + text);
  }
  return (cell, out) => {
    const text = typeof cell === "number" ? texts[cell] : undefined;
    if (text === undefined) throw new RangeError(`"${name}" has a value that is not one of its categories`);
    out.copy(text);
  };
}

function otherWriter({ kind }: DataVariable, form: CsvForm, separator: string): CellWriter {
  const write =
    kind === "number"
      ? numberWriter(form.for === "plain" ? "." : form.decimal)
      : textWriter(form.for === "plain" ? "↵" : undefined);
  if (separator === "") return write;
  const sign = separator.charCodeAt(0);
  return (cell, out) => {
    out.byte(sign);
    write(cell, out);
  };
}

const lineEnd = Buffer.from("\r\n");

function lineWriter(
  variables: readonly DataVariable[],
  form: CsvForm,
  separator: string,
): (row: DataRow, out: ByteChunks) => void {
  const writers = variables.map((variable, place) => {
    const before = place === 0 ? "" : separator;
    return variable.kind === "category"
      ? categoryWriter(variable, form.values, before)
      : otherWriter(variable, form, before);
  });
  const sign = separator.charCodeAt(0);
  return (row, out) => {
    if (row.length !== writers.length) {
      throw new RangeError("A row has not as many cells as there are variables");
    }
    for (let place = 0; place < writers.length; place += 1) {
      const cell = row[place] ?? null;
      if (cell !== null) (writers[place] as CellWriter)(cell, out);
      else if (place > 0) out.byte(sign);
    }
    out.copy(lineEnd);
  };
}

/** The data as CSV (RFC 4180), UTF-8, a line a respondent; no cell is a formula, and numbers stay numbers. */
export async function* writeCsv(file: DataFile, form: CsvForm): AsyncGenerator<Uint8Array> {
  const variables = checkedVariables(file);
  const separator = form.for === "plain" ? "," : ";";
  const writeLine = lineWriter(variables, form, separator);
  const out = new ByteChunks();
  if (form.for === "spreadsheet") out.text(byteOrderMark);
  out.text(`${variables.map(({ name }) => name).join(separator)}\r\n`);
  for await (const rows of file.rows()) {
    for (const row of rows) {
      writeLine(row, out);
      if (out.isFull) yield out.take();
    }
  }
  yield out.take();
}
