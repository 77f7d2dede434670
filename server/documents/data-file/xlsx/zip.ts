import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** One file in a zip; it is written once, piece by piece. */
export interface ZipPart {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

interface Written {
  readonly name: Uint8Array;
  readonly offset: number;
  crc: number;
  size: number;
  packed: number;
}

const limit = 0xffff_ffff;
/** Sizes follow after the data; names are UTF-8 (APPNOTE 4.4.4). */
const flags = 0x0808;
const deflated = 8;
/** Version 2.0 of the format. */
const version = 20;
/** 1980-01-01, so that the same data are the same bytes. */
const date = 0x21;

/** The fields that a part has alike in its own header and in the list at the end, from the version on. */
function common(bytes: Buffer, at: number, { crc, size, packed, name }: Written): void {
  for (const [place, value] of [version, flags, deflated, 0, date].entries()) {
    bytes.writeUInt16LE(value, at + place * 2);
  }
  for (const [place, value] of [crc, packed, size].entries()) bytes.writeUInt32LE(value, at + 10 + place * 4);
  bytes.writeUInt16LE(name.length, at + 22);
}

function localHeader(part: Written): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x0403_4b50, 0);
  common(bytes, 4, part);
  return Buffer.concat([bytes, part.name]);
}

function sizesAfter({ crc, size, packed }: Written): Buffer {
  const bytes = Buffer.alloc(16);
  for (const [place, value] of [0x0807_4b50, crc, packed, size].entries())
    bytes.writeUInt32LE(value, place * 4);
  return bytes;
}

function listed(part: Written): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x0201_4b50, 0);
  bytes.writeUInt16LE(version, 4);
  common(bytes, 6, part);
  bytes.writeUInt32LE(part.offset, 42);
  return Buffer.concat([bytes, part.name]);
}

function end(parts: number, length: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x0605_4b50, 0);
  bytes.writeUInt16LE(parts, 8);
  bytes.writeUInt16LE(parts, 10);
  bytes.writeUInt32LE(length, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}

async function* counted(content: ZipPart["content"], part: Written): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    part.crc = crc32(piece, part.crc);
    part.size += piece.length;
    yield piece;
  }
}

async function* packed(content: ZipPart["content"], part: Written): AsyncGenerator<Uint8Array> {
  const source = Readable.from(counted(content, part), { objectMode: true, highWaterMark: 1 });
  // Level 1: tables of short numbers are a tenth either way, and higher ones take several times as long.
  const deflate = createDeflateRaw({ level: 1 });
  // A fault of the source ends the other end too, and is thrown there.
  pipeline(source, deflate, () => undefined);
  for await (const piece of deflate) {
    part.packed += piece.length;
    yield piece;
  }
}

/**
 * A zip file of these parts, in their order, written as they come; memory does not grow with them. The same parts are
 * the same bytes. @throws RangeError when a part or the whole passes 4 GiB, which would be another format (Zip64).
 */
export async function* writeZip(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, content } of parts) {
    // Not `Buffer.from`: kept to the end, a slice of the shared pool would keep the whole pool, once for each part.
    const part: Written = { name: new TextEncoder().encode(name), offset, crc: 0, size: 0, packed: 0 };
    const header = localHeader(part);
    yield header;
    yield* packed(content, part);
    offset += header.length + part.packed;
    if (Math.max(part.size, offset) > limit) throw new RangeError("The data do not fit into a zip file");
    const sizes = sizesAfter(part);
    yield sizes;
    offset += sizes.length;
    written.push(part);
  }
  const list = Buffer.concat(written.map(listed));
  yield list;
  yield end(written.length, list.length, offset);
}
