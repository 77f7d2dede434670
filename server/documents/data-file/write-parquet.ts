import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import {
  checkedVariables,
  type DataCell,
  type DataFile,
  type DataRow,
  type DataVariable,
  type ValueForm,
} from "./data-file.ts";
import { dataText } from "./data-text.ts";
import { RowSource } from "./row-source.ts";

/** Rows of a group, which is encoded in one go: few enough for other requests not to wait long. */
const rowsInAGroup = 10_000;
const dayMs = 86_400_000;

type SchemaElement = ParquetWriter["schema"][number];

/** Turns a cell into what the library writes in such a column. */
type CellValue = (cell: DataCell) => number | string;

function numberOf(cell: DataCell): number {
  if (typeof cell !== "number" || !Number.isFinite(cell)) throw new RangeError("A number is no number");
  return cell;
}

function textOf(cell: DataCell): string {
  if (typeof cell !== "string") throw new RangeError("A text is no text");
  return dataText(cell);
}

function dayOf(cell: DataCell): number {
  const at = Date.parse(`${cell}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError("A date is no date");
  return at / dayMs;
}

function categoryValue({ name, categories = [] }: DataVariable, values: ValueForm): CellValue {
  const texts = new Map<DataCell, number | string>();
  for (const { value, label } of categories) {
    texts.set(value, values === "codes" ? value : dataText(label[values.labelsIn]));
  }
  return (cell) => {
    const value = texts.get(cell);
    if (value === undefined) throw new RangeError(`"${name}" has a value that is not one of its categories`);
    return value;
  };
}

interface Column {
  readonly schema: SchemaElement;
  readonly value: CellValue;
}

function columnOf(variable: DataVariable, values: ValueForm): Column {
  const named = { name: variable.name, repetition_type: "OPTIONAL" } as const;
  const text = { ...named, type: "BYTE_ARRAY", converted_type: "UTF8" } as const;
  switch (variable.kind) {
    case "category": {
      const schema = values === "codes" ? ({ ...named, type: "INT32" } as const) : text;
      return { schema, value: categoryValue(variable, values) };
    }
    case "number":
      return { schema: { ...named, type: "DOUBLE" }, value: numberOf };
    case "date":
      return { schema: { ...named, type: "INT32", converted_type: "DATE" }, value: dayOf };
    case "text":
      return { schema: text, value: textOf };
  }
}

function columnsIn(rows: readonly DataRow[], columns: readonly Column[]) {
  if (rows.some((row) => row.length !== columns.length)) {
    throw new RangeError("A row has not as many cells as there are variables");
  }
  return columns.map(({ schema, value }, place) => ({
    name: schema.name,
    offsetIndex: false,
    data: rows.map((row) => {
      const cell = row[place] ?? null;
      return cell === null ? null : value(cell);
    }),
  }));
}

/** Whole groups of rows, however many come at a time; the last one may be smaller. */
async function* groupsOf(source: RowSource): AsyncGenerator<readonly DataRow[]> {
  while (await source.hasMore()) {
    const group: DataRow[] = [];
    while (group.length < rowsInAGroup && (await source.hasMore())) {
      group.push(...(await source.take(rowsInAGroup - group.length)));
    }
    yield group;
  }
}

/** Bytes since the last time; the places in the file go on counting. */
function taken(bytes: ByteWriter): Uint8Array {
  const some = bytes.getBytes().slice();
  bytes.index = 0;
  return some;
}

/** The codebook goes along in the file's own metadata, as JSON. */
const metadata = ({ title, about }: DataFile, variables: readonly DataVariable[]) => [
  { key: "title", value: JSON.stringify(title) },
  { key: "about", value: JSON.stringify(about) },
  { key: "variables", value: JSON.stringify(variables) },
];

/** The data as Apache Parquet (Snappy), for R's arrow, Python and databases; what is blank is null. */
export async function* writeParquet(file: DataFile, values: ValueForm): AsyncGenerator<Uint8Array> {
  const variables = checkedVariables(file);
  const columns = variables.map((variable) => columnOf(variable, values));
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(({ schema }) => schema)],
    statistics: false,
    kvMetadata: metadata(file, variables),
    createdBy: "afsaet",
  });
  const source = new RowSource(file);
  try {
    for await (const rows of groupsOf(source)) {
      await writer.write({ columnData: columnsIn(rows, columns), rowGroupSize: rowsInAGroup });
      yield taken(bytes);
    }
  } finally {
    await source.close();
  }
  await writer.finish();
  yield taken(bytes);
}
