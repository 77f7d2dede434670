import { gzipSync } from "node:zlib";
import { ByteChunks } from "../byte-chunks.ts";
import type { DataCell, DataVariable, ValueForm } from "../data-file.ts";
import { dataText } from "../data-text.ts";
import { type ThriftField, thriftBytes, writeVarint } from "./thrift.ts";

/** Numbers of the format (parquet.thrift). */
export const physical = { int32: 1, double: 5, bytes: 6 } as const;
export const converted = { utf8: 0, date: 6 } as const;
const encoding = { plain: 0, rle: 3, dictionary: 8 } as const;
const pageKind = { data: 0, dictionary: 2 } as const;

/** Writes a value as it stands in a page (PLAIN). */
type Plain = (cell: DataCell, out: ByteChunks) => void;

function writeInt32(value: number, out: ByteChunks): void {
  out.reserve(4);
  out.at = out.bytes.writeInt32LE(value, out.at);
}

function writeText(text: string, out: ByteChunks): void {
  writeInt32(Buffer.byteLength(text), out);
  out.text(text);
}

const dayMs = 86_400_000;

const plain: Readonly<Record<"number" | "date" | "text", Plain>> = {
  number: (cell, out) => {
    if (typeof cell !== "number" || !Number.isFinite(cell)) throw new RangeError("A number is no number");
    out.reserve(8);
    out.at = out.bytes.writeDoubleLE(cell, out.at);
  },
  date: (cell, out) => {
    const at = Date.parse(`${cell}T00:00:00Z`);
    if (Number.isNaN(at)) throw new RangeError("A date is no date");
    writeInt32(at / dayMs, out);
  },
  text: (cell, out) => {
    if (typeof cell !== "string") throw new RangeError("A text is no text");
    writeText(dataText(cell), out);
  },
};

/** Numbers below 2^width as one run of the hybrid encoding, packed from the lowest bit on. */
function writePacked(values: ArrayLike<number>, count: number, width: number, out: ByteChunks): void {
  const groups = Math.ceil(count / 8);
  writeVarint(groups * 2 + 1, out);
  const length = groups * width;
  out.reserve(length);
  out.bytes.fill(0, out.at, out.at + length);
  for (let n = 0, bit = 0; n < count; n += 1) {
    let rest = values[n] ?? 0;
    for (let left = width; left > 0; ) {
      const [place, shift] = [out.at + (bit >> 3), bit & 7];
      const taken = Math.min(left, 8 - shift);
      out.bytes[place] = (out.bytes[place] ?? 0) | ((rest & ((1 << taken) - 1)) << shift);
      rest >>>= taken;
      left -= taken;
      bit += taken;
    }
  }
  out.at += length;
}

/** A column of one group of rows as it stands in the file, and what the list at the end tells of it. */
export interface Chunk {
  readonly bytes: Uint8Array;
  /** Of the first page with rows, from the start of the chunk. */
  readonly dataAt: number;
  readonly hasDictionary: boolean;
  readonly encodings: readonly number[];
  readonly unpacked: number;
}

/** Gathers the cells of a column, group by group. */
export interface ColumnPages {
  add(cell: DataCell): void;
  /** The rows since the last time. */
  take(): Chunk;
}

function page(kind: number, body: Uint8Array, about: ThriftField): { bytes: Uint8Array; unpacked: number } {
  const packed = gzipSync(body, { level: 1 });
  const header = thriftBytes([
    [1, { int: kind }],
    [2, { int: body.length }],
    [3, { int: packed.length }],
    about,
  ]);
  return { bytes: Buffer.concat([header, packed]), unpacked: header.length + body.length };
}

const dataHeader = (count: number, as: number): ThriftField => [
  5,
  {
    struct: [
      [1, { int: count }],
      [2, { int: as }],
      [3, { int: encoding.rle }],
      [4, { int: encoding.rle }],
    ],
  },
];

/** One bit a row: whether there is a value (definition levels, with their length before them). */
function writeLevels(present: Uint8Array, count: number, out: ByteChunks): void {
  const start = out.at;
  writeInt32(0, out);
  writePacked(present, count, 1, out);
  out.bytes.writeUInt32LE(out.at - start - 4, start);
}

/** Values one after the other. */
export function plainPages(kind: "number" | "date" | "text", rowsInAGroup: number): ColumnPages {
  const present = new Uint8Array(rowsInAGroup);
  const write = plain[kind];
  const [values, body] = [new ByteChunks(), new ByteChunks()];
  let count = 0;
  return {
    add(cell) {
      present[count] = cell === null ? 0 : 1;
      if (cell !== null) write(cell, values);
      count += 1;
    },
    take() {
      writeLevels(present, count, body);
      body.append(values.lend());
      const data = page(pageKind.data, body.lend(), dataHeader(count, encoding.plain));
      count = 0;
      return { ...data, dataAt: 0, hasDictionary: false, encodings: [encoding.plain, encoding.rle] };
    },
  };
}

function dictionaryPage(
  { categories = [] }: DataVariable,
  values: ValueForm,
): { bytes: Uint8Array; unpacked: number } {
  const out = new ByteChunks();
  for (const { value, label } of categories) {
    if (values === "codes") writeInt32(value, out);
    else writeText(dataText(label[values.labelsIn]), out);
  }
  const about: ThriftField = [
    7,
    {
      struct: [
        [1, { int: categories.length }],
        [2, { int: encoding.plain }],
      ],
    },
  ];
  return page(pageKind.dictionary, out.take(), about);
}

/** Categories: their values or labels once, and for each row the place among them. */
export function categoryPages(variable: DataVariable, values: ValueForm, rowsInAGroup: number): ColumnPages {
  const { name, categories = [] } = variable;
  const dictionary = dictionaryPage(variable, values);
  const places = new Map<DataCell, number>(categories.map(({ value }, at) => [value, at]));
  const width = Math.max(1, Math.ceil(Math.log2(categories.length)));
  const [present, indexes] = [new Uint8Array(rowsInAGroup), new Uint32Array(rowsInAGroup)];
  const body = new ByteChunks();
  let [count, filled] = [0, 0];
  return {
    add(cell) {
      present[count] = cell === null ? 0 : 1;
      count += 1;
      if (cell === null) return;
      const place = places.get(cell);
      if (place === undefined)
        throw new RangeError(`"${name}" has a value that is not one of its categories`);
      indexes[filled] = place;
      filled += 1;
    },
    take() {
      writeLevels(present, count, body);
      body.byte(width);
      writePacked(indexes, filled, width, body);
      const data = page(pageKind.data, body.lend(), dataHeader(count, encoding.dictionary));
      [count, filled] = [0, 0];
      return {
        bytes: Buffer.concat([dictionary.bytes, data.bytes]),
        dataAt: dictionary.bytes.length,
        hasDictionary: true,
        encodings: [encoding.plain, encoding.rle, encoding.dictionary],
        unpacked: dictionary.unpacked + data.unpacked,
      };
    },
  };
}
