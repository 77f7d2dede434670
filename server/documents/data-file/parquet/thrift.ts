import { ByteChunks } from "../byte-chunks.ts";

/** A value of Thrift's compact protocol. */
export type Thrift =
  | { readonly int: number }
  | { readonly long: number }
  | { readonly text: string }
  | { readonly list: readonly Thrift[] }
  | { readonly struct: readonly ThriftField[] }
  /** A struct that `thriftBytes` has written already. */
  | { readonly written: Uint8Array };

/** A field of a struct, under its number in the definition of the format; they stand in rising order. */
export type ThriftField = readonly [id: number, value: Thrift];

/** Kinds in the compact protocol. */
const kindOf = (value: Thrift): number => {
  if ("int" in value) return 5;
  if ("long" in value) return 6;
  if ("text" in value) return 8;
  return "list" in value ? 9 : 12;
};

/** Seven bits a byte, the lowest first; up to 2^53, where bits of numbers end. */
export function writeVarint(value: number, out: ByteChunks): void {
  let rest = value;
  while (rest >= 128) {
    out.byte((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.byte(rest);
}

const zigzag = (value: number): number => (value >= 0 ? value * 2 : -value * 2 - 1);

function writeList(list: readonly Thrift[], out: ByteChunks): void {
  const [first] = list;
  const kind = first === undefined ? 12 : kindOf(first);
  if (list.length < 15) out.byte((list.length << 4) | kind);
  else {
    out.byte(0xf0 | kind);
    writeVarint(list.length, out);
  }
  for (const value of list) writeValue(value, out);
}

function writeStruct(fields: readonly ThriftField[], out: ByteChunks): void {
  let before = 0;
  for (const [id, value] of fields) {
    out.byte(((id - before) << 4) | kindOf(value));
    writeValue(value, out);
    before = id;
  }
  out.byte(0);
}

function writeValue(value: Thrift, out: ByteChunks): void {
  if ("int" in value) writeVarint(zigzag(value.int), out);
  else if ("long" in value) writeVarint(zigzag(value.long), out);
  else if ("text" in value) {
    writeVarint(Buffer.byteLength(value.text), out);
    out.text(value.text);
  } else if ("list" in value) writeList(value.list, out);
  else if ("struct" in value) writeStruct(value.struct, out);
  else out.append(value.written);
}

/** A struct as bytes. */
export function thriftBytes(fields: readonly ThriftField[]): Uint8Array {
  const out = new ByteChunks(64);
  writeStruct(fields, out);
  return out.take();
}
