const exifHead = [0x45, 0x78, 0x69, 0x66, 0, 0]; // "Exif", 0, 0
const orientationTag = 0x0112;

/**
 * Which way up a photo is shown: 1 as it is stored, 2 to 8 turned or mirrored (Exif 2.32, 4.6.4, tag 274).
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const asOrientation = (value: number): Orientation | null =>
  value >= 1 && value <= 8 ? (value as Orientation) : null;

/** What an APP1 segment says of the orientation; null when it says nothing that can be read. */
export function readOrientation(segment: Uint8Array): Orientation | null {
  if (exifHead.some((byte, at) => segment[at] !== byte)) return null;
  const tiff = segment.subarray(exifHead.length);
  if (tiff.length < 8) return null;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return null;
  const count = view.getUint16(start, little);
  for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= tiff.length; at += 12)
    if (view.getUint16(at, little) === orientationTag) return asOrientation(view.getUint16(at + 8, little));
  return null;
}

/** A whole APP1 segment, marker and all, that says which way up and nothing else. */
export const orientationSegment = (orientation: Orientation): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, ...exifHead],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8], // big-endian TIFF, its first directory at 8
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0], // one entry: one short number
    ...[0, 0, 0, 0], // no directory after it
  ]);
