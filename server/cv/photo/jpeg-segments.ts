/** Markers of JPEG (ITU T.81, table B.1) that a picture for a screen is made of. */
export const jpegMarkers = {
  start: 0xd8,
  end: 0xd9,
  huffmanTables: 0xc4,
  quantisers: 0xdb,
  restarts: 0xdd,
  scan: 0xda,
  exif: 0xe1,
  adobe: 0xee,
} as const;

/** Baseline, extended and progressive, all with Huffman codes: what every program can show. */
export const isShownFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;

/** Frames of other kinds, and what arithmetic coding needs. */
export const isOtherFrame = (marker: number): boolean =>
  marker >= 0xc3 && marker <= 0xcf && marker !== jpegMarkers.huffmanTables;

/** One segment as it stands in the file; `at` is the place of what follows it. */
export interface JpegSegment {
  readonly marker: number;
  /** Without marker and length. */
  readonly body: Uint8Array;
  readonly at: number;
}

/** Markers without a body that may stand only inside a scan, or at the very start. */
const standsAlone = (marker: number): boolean => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** The segment at a place; null when there is none that is whole. */
export function segmentAt(bytes: Uint8Array, place: number): JpegSegment | null {
  let at = place;
  if (bytes[at] !== 0xff) return null;
  while (bytes[at] === 0xff) at += 1;
  const marker = bytes[at];
  if (marker === undefined || standsAlone(marker)) return null;
  at += 1;
  if (marker === jpegMarkers.end) return { marker, body: new Uint8Array(), at };
  const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  if (length < 2 || at + length > bytes.length) return null;
  return { marker, body: bytes.subarray(at + 2, at + length), at: at + length };
}

/** Where the coded picture that begins at a place ends; null when nothing ends it. */
export function endOfScan(bytes: Uint8Array, place: number): number | null {
  let at = bytes.indexOf(0xff, place);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const isCoded = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isCoded && next !== 0xff) return at;
    at = bytes.indexOf(0xff, at + (isCoded ? 2 : 1));
  }
  return null;
}

/** Whether tables follow each other to the very end of the body: no room for anything else. */
function fillsWith(body: Uint8Array, lengthAt: (at: number) => number): boolean {
  let at = 0;
  while (at < body.length) at += lengthAt(at);
  return at === body.length && at > 0;
}

const huffmanLength = (body: Uint8Array) => (at: number) =>
  17 + body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);

const quantiserLength = (body: Uint8Array) => (at: number) => 1 + ((body[at] ?? 0) >= 0x10 ? 128 : 64);

/** Whether a segment that is kept holds what it must and nothing more. */
export function isExact({ marker, body }: JpegSegment): boolean {
  if (marker === jpegMarkers.huffmanTables) return fillsWith(body, huffmanLength(body));
  if (marker === jpegMarkers.quantisers) return fillsWith(body, quantiserLength(body));
  if (marker === jpegMarkers.restarts) return body.length === 2;
  if (marker === jpegMarkers.scan) return body.length === 4 + 2 * (body[0] ?? 0) && body.length > 4;
  return body.length === 6 + 3 * (body[5] ?? 0);
}
