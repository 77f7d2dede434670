import { crc32, deflate, inflate } from "node:zlib";
import { type CleanedPhoto, faultOfSize, wrong } from "./cleaned-photo.ts";
import { type PngHead, readPngHead, rowsOf } from "./png-head.ts";

/** A PDF unpacks it pixel by pixel; a screen of a phone has under four million. */
const mostPixels = 6_000_000;

export const pngSignature: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

interface Chunk {
  readonly name: string;
  readonly body: Buffer;
}

/** The chunks up to the end of the picture; null when one is cut off, changed, or needed and not known. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = pngSignature.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (/^[A-Z]/.test(name) && !/^(?:IHDR|PLTE|IDAT|IEND)$/.test(name)) return null;
    chunks.push({ name, body: bytes.subarray(at + 8, end) });
    if (name === "IEND") return chunks;
    at = end + 4;
  }
  return null;
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

const only = (chunks: readonly Chunk[], name: string): Buffer | null | undefined => {
  const found = chunks.filter((one) => one.name === name);
  return found.length > 1 ? null : found[0]?.body;
};

/** Whether palette and transparency are as the kind of colour wants them (PNG 3rd edition, 11.2.2 and 11.3.1.1). */
function fits({ colourType }: PngHead, palette: Buffer | undefined, clear: Buffer | undefined): boolean {
  const colours = (palette?.length ?? 0) / 3;
  const isPalette = colourType === 3;
  if (isPalette && (colours < 1 || colours > 256 || !Number.isInteger(colours))) return false;
  if (clear === undefined) return true;
  if (isPalette) return clear.length <= colours;
  return (colourType === 0 && clear.length === 2) || (colourType === 2 && clear.length === 6);
}

/** The rows of the picture, unpacked; null when they are more or fewer than the head says. */
async function unpack(head: PngHead, packed: Buffer): Promise<Buffer | null> {
  const rows = rowsOf(head);
  const length = rows.reduce((sum, { count, bytes }) => sum + count * (bytes + 1), 0);
  const raw = await new Promise<Buffer | null>((resolve) => {
    inflate(packed, { maxOutputLength: length }, (error, result) => resolve(error === null ? result : null));
  });
  if (raw?.length !== length) return null;
  let at = 0;
  for (const { count, bytes } of rows)
    for (let row = 0; row < count; row += 1, at += bytes + 1) if ((raw[at] ?? 0) > 4) return null;
  return raw;
}

const pack = (raw: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    deflate(raw, (error, result) => (error === null ? resolve(result) : reject(error)));
  });

/**
 * A PNG with its picture alone: head, palette, which colours are clear, and the rows, packed anew so that nothing can
 * hide behind them. Texts, times, Exif, colour profiles and further pictures are left out.
 */
export async function cleanPng(bytes: Uint8Array): Promise<CleanedPhoto> {
  const chunks = chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const [first] = chunks ?? [];
  if (chunks === null || first?.name !== "IHDR") return wrong("damaged");
  const head = readPngHead(first.body);
  const [palette, clear] = [only(chunks, "PLTE"), only(chunks, "tRNS")];
  if (head === null || palette === null || clear === null || only(chunks, "IHDR") === null)
    return wrong("damaged");
  const fault = faultOfSize(head, mostPixels);
  if (fault !== null) return wrong(fault);
  if (!fits(head, palette, clear)) return wrong("damaged");
  const packed = Buffer.concat(chunks.filter(({ name }) => name === "IDAT").map(({ body }) => body));
  const raw = await unpack(head, packed);
  if (raw === null) return wrong("damaged");
  const clean = Buffer.concat([
    Uint8Array.from(pngSignature),
    chunk("IHDR", first.body),
    ...(head.colourType === 3 && palette !== undefined ? [chunk("PLTE", palette)] : []),
    ...(clear === undefined ? [] : [chunk("tRNS", clear)]),
    chunk("IDAT", await pack(raw)),
    chunk("IEND", new Uint8Array()),
  ]);
  return { kind: "clean", photo: { mediaType: "image/png", bytes: new Uint8Array(clean) } };
}
