import { ByteChunks } from "./byte-chunks.ts";
import { codebookLines } from "./codebook-lines.ts";
import {
  checkedVariables,
  type DataFile,
  type DataRow,
  type DataVariable,
  type ValueForm,
} from "./data-file.ts";
import { RowSource } from "./row-source.ts";
import { type CellWriter, cellWriter, numberCell, style, textCell } from "./xlsx/cells.ts";
import { sheetEnd, sheetStart, workbookParts } from "./xlsx/frame.ts";
import { writeZip, type ZipPart } from "./xlsx/zip.ts";

export interface XlsxForm {
  /** Language of the sheets' names and of the title. */
  readonly lang: "da" | "en";
  readonly values: ValueForm;
  /** Rows that a sheet can have, with its heading; what is more goes on to another sheet. */
  readonly rowsOnASheet?: number;
}

/** Rows and columns of a sheet ("Excel specifications and limits"). */
const excelRows = 1_048_576;
const excelColumns = 16_384;

const sheetNames = {
  da: { data: "Data", codebook: "Kodebog", about: "Om filen" },
  en: { data: "Data", codebook: "Codebook", about: "About" },
} as const;

/** A, B … Z, AA … of a column, from 0 on. */
const columnLetters = (place: number): string =>
  (place >= 26 ? columnLetters(Math.floor(place / 26) - 1) : "") + String.fromCharCode(65 + (place % 26));

const rowOf = (line: number, cells: readonly string[]): string =>
  `<row r="${line}">${cells.map((cell, at) => cell && `<c r="${columnLetters(at)}${line}${cell}`).join("")}</row>`;

const rowStart = Buffer.from('<row r="');
const rowOpen = Buffer.from('">');
const rowEnd = Buffer.from("</row>");

function rowWriter(writers: readonly CellWriter[]): (row: DataRow, line: number, out: ByteChunks) => void {
  const starts = writers.map((_, place) => Buffer.from(`<c r="${columnLetters(place)}`));
  return (row, line, out) => {
    if (row.length !== writers.length)
      throw new RangeError("A row has not as many cells as there are variables");
    out.copy(rowStart);
    const digits = out.at;
    out.whole(line);
    const length = out.at - digits;
    out.copy(rowOpen);
    for (let place = 0; place < row.length; place += 1) {
      const cell = row[place] ?? null;
      if (cell === null) continue;
      out.copy(starts[place] as Uint8Array);
      out.again(digits, length);
      (writers[place] as CellWriter)(cell, out);
    }
    out.copy(rowEnd);
  };
}

const widthOf = ({ kind, name }: DataVariable): number =>
  kind === "text" ? 40 : Math.max(11, name.length + 2);

async function* dataSheet(variables: readonly DataVariable[], source: RowSource, form: XlsxForm) {
  const last = form.rowsOnASheet ?? excelRows;
  const writeRow = rowWriter(variables.map((variable) => cellWriter(variable, form.values)));
  const out = new ByteChunks();
  out.text(sheetStart(variables.map(widthOf), true));
  out.text(
    rowOf(
      1,
      variables.map(({ name }) => textCell(name, style.head)),
    ),
  );
  for (let line = 2; line <= last; ) {
    const rows = await source.take(last - line + 1);
    if (rows.length === 0) break;
    for (const row of rows) {
      writeRow(row, line, out);
      line += 1;
      if (out.isFull) yield out.take();
    }
  }
  out.text(sheetEnd);
  yield out.take();
}

function smallSheet(
  widths: readonly number[],
  rows: readonly string[],
  hasHeading: boolean,
): readonly Buffer[] {
  return [Buffer.from(sheetStart(widths, hasHeading) + rows.join("") + sheetEnd)];
}

function codebookSheet(file: DataFile): readonly Buffer[] {
  const rows = codebookLines(file).map((cells, at) =>
    rowOf(
      at + 1,
      cells.map((cell) => {
        if (cell === null) return "";
        return typeof cell === "number"
          ? numberCell(cell)
          : textCell(cell, at === 0 ? style.head : style.wrapped);
      }),
    ),
  );
  return smallSheet([24, 10, 48, 48, 8, 16, 32, 32, 8], rows, true);
}

function aboutSheet({ title, about }: DataFile, lang: "da" | "en"): readonly Buffer[] {
  const rows = [title[lang], ...about].map((text, at) =>
    rowOf(at + 1, [textCell(text, at === 0 ? style.head : style.wrapped)]),
  );
  return smallSheet([100], rows, false);
}

async function* partsOf(file: DataFile, form: XlsxForm, source: RowSource): AsyncGenerator<ZipPart> {
  const variables = checkedVariables(file);
  if (variables.length > excelColumns)
    throw new RangeError("There are more variables than a sheet has columns");
  const names = sheetNames[form.lang];
  const sheets: string[] = [];
  const sheet = (name: string, content: ZipPart["content"]): ZipPart => {
    sheets.push(name);
    return { name: `xl/worksheets/sheet${sheets.length}.xml`, content };
  };
  yield sheet(names.data, dataSheet(variables, source, form));
  while (await source.hasMore()) {
    yield sheet(`${names.data} ${sheets.length + 1}`, dataSheet(variables, source, form));
  }
  yield sheet(names.codebook, codebookSheet(file));
  yield sheet(names.about, aboutSheet(file, form.lang));
  for (const { name, text } of workbookParts(sheets)) yield { name, content: [Buffer.from(text)] };
}

/** The data as a workbook for spreadsheets: data, codebook, and what the file is about. There are no formulas in it. */
export async function* writeXlsx(file: DataFile, form: XlsxForm): AsyncGenerator<Uint8Array> {
  const source = new RowSource(file);
  try {
    yield* writeZip(partsOf(file, form, source));
  } finally {
    await source.close();
  }
}
