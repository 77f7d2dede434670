import {
  checkedVariables,
  type DataFile,
  type DataRow,
  type DataVariable,
  type ValueForm,
} from "./data-file.ts";
import {
  type Chunk,
  type ColumnPages,
  categoryPages,
  converted,
  physical,
  plainPages,
} from "./parquet/column-page.ts";
import { type Thrift, type ThriftField, thriftBytes } from "./parquet/thrift.ts";
import { RowSource } from "./row-source.ts";

/** Rows of a group, whose columns are packed in one go: few enough for other requests not to wait long. */
const rowsInAGroup = 10_000;
const magic = Buffer.from("PAR1");
const optional = 1;
const gzip = 2;

interface Column {
  readonly name: string;
  readonly type: number;
  readonly converted: number | undefined;
  readonly pages: ColumnPages;
}

function columnOf(variable: DataVariable, values: ValueForm): Column {
  const { name, kind } = variable;
  if (kind === "category") {
    const pages = categoryPages(variable, values, rowsInAGroup);
    return values === "codes"
      ? { name, type: physical.int32, converted: undefined, pages }
      : { name, type: physical.bytes, converted: converted.utf8, pages };
  }
  const pages = plainPages(kind, rowsInAGroup);
  if (kind === "number") return { name, type: physical.double, converted: undefined, pages };
  if (kind === "date") return { name, type: physical.int32, converted: converted.date, pages };
  return { name, type: physical.bytes, converted: converted.utf8, pages };
}

const schemaOf = (columns: readonly Column[]): Thrift[] => [
  {
    struct: [
      [4, { text: "root" }],
      [5, { int: columns.length }],
    ],
  },
  ...columns.map(({ name, type, converted: as }): Thrift => {
    const named: ThriftField[] = [
      [1, { int: type }],
      [3, { int: optional }],
      [4, { text: name }],
    ];
    return { struct: as === undefined ? named : [...named, [6, { int: as }]] };
  }),
];

interface Placed {
  readonly column: Column;
  readonly chunk: Chunk;
  readonly at: number;
  readonly rows: number;
}

const chunkMeta = ({ column, chunk, at, rows }: Placed): Thrift => {
  const told: ThriftField[] = [
    [1, { int: column.type }],
    [2, { list: chunk.encodings.map((int) => ({ int })) }],
    [3, { list: [{ text: column.name }] }],
    [4, { int: gzip }],
    [5, { long: rows }],
    [6, { long: chunk.unpacked }],
    [7, { long: chunk.bytes.length }],
    [9, { long: at + chunk.dataAt }],
  ];
  const meta: Thrift = { struct: chunk.hasDictionary ? [...told, [11, { long: at }]] : told };
  return {
    struct: [
      [2, { long: at }],
      [3, meta],
    ],
  };
};

/** Written at once: what is kept until the end of the file should be small. */
const groupMeta = (placed: readonly Placed[], rows: number): Thrift => ({
  written: thriftBytes([
    [1, { list: placed.map(chunkMeta) }],
    [2, { long: placed.reduce((sum, { chunk }) => sum + chunk.unpacked, 0) }],
    [3, { long: rows }],
  ]),
});

/** The codebook goes along in the file's own metadata, as JSON. */
const codebook = ({ title, about }: DataFile, variables: readonly DataVariable[]): Thrift[] =>
  Object.entries({ title, about, variables }).map(([key, value]) => ({
    struct: [
      [1, { text: key }],
      [2, { text: JSON.stringify(value) }],
    ],
  }));

function footer(metadata: readonly ThriftField[]): Uint8Array {
  const bytes = thriftBytes(metadata);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([bytes, length, magic]);
}

/** Gives the next group of rows to the columns; how many there were. */
async function fill(source: RowSource, columns: readonly Column[]): Promise<number> {
  let count = 0;
  while (count < rowsInAGroup) {
    const rows: readonly DataRow[] = await source.take(rowsInAGroup - count);
    if (rows.length === 0) break;
    for (const row of rows) {
      if (row.length !== columns.length) {
        throw new RangeError("A row has not as many cells as there are variables");
      }
      for (let place = 0; place < row.length; place += 1) columns[place]?.pages.add(row[place] ?? null);
    }
    count += rows.length;
  }
  return count;
}

/** The data as Apache Parquet (gzip), for R's arrow, Python and databases; what is blank is null. */
export async function* writeParquet(file: DataFile, values: ValueForm): AsyncGenerator<Uint8Array> {
  const variables = checkedVariables(file);
  const columns = variables.map((variable) => columnOf(variable, values));
  const source = new RowSource(file);
  const groups: Thrift[] = [];
  let [at, total] = [magic.length, 0];
  yield magic;
  try {
    for (let rows = await fill(source, columns); rows > 0; rows = await fill(source, columns)) {
      const placed: Placed[] = [];
      for (const column of columns) {
        const chunk = column.pages.take();
        placed.push({ column, chunk, at, rows });
        at += chunk.bytes.length;
        yield chunk.bytes;
      }
      groups.push(groupMeta(placed, rows));
      total += rows;
    }
  } finally {
    await source.close();
  }
  yield footer([
    [1, { int: 1 }],
    [2, { list: schemaOf(columns) }],
    [3, { long: total }],
    [4, { list: groups }],
    [5, { list: codebook(file, variables) }],
    [6, { text: "afsaet" }],
  ]);
}
