import { type CleanedPhoto, faultOfSize, type PhotoFault, wrong } from "./cleaned-photo.ts";
import { type Orientation, orientationSegment, readOrientation } from "./exif-orientation.ts";
import {
  endOfScan,
  isExact,
  isOtherFrame,
  isShownFrame,
  type JpegSegment,
  jpegMarkers,
  segmentAt,
} from "./jpeg-segments.ts";

/** More than any camera makes; a phone's largest has 50 million. Nobody here unpacks it. */
const mostPixels = 60_000_000;

/** Progressive pictures have about ten; thousands would keep a reader busy for minutes. */
const mostScans = 100;

/** Start of the file, and the header that says no more than that this is a JPEG (JFIF 1.01). */
const head = Uint8Array.from([
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
]);
const tail = Uint8Array.from([0xff, jpegMarkers.end]);

/** What has been found on the way through the file. */
interface Found {
  readonly parts: Uint8Array[];
  frame: { readonly width: number; readonly height: number } | null;
  scans: number;
  orientation: Orientation | null;
}

const keeps: ReadonlySet<number> = new Set([
  jpegMarkers.huffmanTables,
  jpegMarkers.quantisers,
  jpegMarkers.restarts,
  jpegMarkers.scan,
]);

/** RGB as it is, which a header that is not kept would have to say (Adobe technical note 5116). */
const isPlainRgb = (body: Uint8Array): boolean =>
  body.length >= 12 && String.fromCharCode(...body.subarray(0, 5)) === "Adobe" && body[11] === 0;

/** Notes what a segment says; what is wrong with it, or null. */
function note(found: Found, segment: JpegSegment): PhotoFault | null {
  const { marker, body } = segment;
  if (isOtherFrame(marker)) return "unusual";
  if (marker === jpegMarkers.exif) found.orientation ??= readOrientation(body);
  if (marker === jpegMarkers.adobe && isPlainRgb(body)) return "unusual";
  if (!keeps.has(marker) && !isShownFrame(marker)) return null;
  if (!isExact(segment)) return "damaged";
  if (isShownFrame(marker)) return noteFrame(found, body);
  if (marker === jpegMarkers.scan && (found.frame === null || ++found.scans > mostScans)) return "damaged";
  return null;
}

function noteFrame(found: Found, body: Uint8Array): PhotoFault | null {
  if (found.frame !== null) return "damaged";
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const parts = view.getUint8(5);
  if (view.getUint8(0) !== 8 || (parts !== 1 && parts !== 3)) return "unusual";
  found.frame = { height: view.getUint16(1), width: view.getUint16(3) };
  return faultOfSize(found.frame, mostPixels);
}

/** Puts together what is kept, up to the end of the picture; what is wrong, or null. */
function walk(bytes: Uint8Array, found: Found): PhotoFault | null {
  let place = 2;
  for (;;) {
    const segment = segmentAt(bytes, place);
    if (segment === null) return "damaged";
    const { marker, body } = segment;
    if (marker === jpegMarkers.end) return found.scans > 0 ? null : "damaged";
    const fault = note(found, segment);
    if (fault !== null) return fault;
    const isScan = marker === jpegMarkers.scan;
    const end = isScan ? endOfScan(bytes, segment.at) : segment.at;
    if (end === null) return "damaged";
    if (keeps.has(marker) || isShownFrame(marker)) {
      const length = body.length + 2;
      found.parts.push(Uint8Array.from([0xff, marker, length >> 8, length & 0xff]), body);
      if (isScan) found.parts.push(bytes.subarray(segment.at, end));
    }
    place = end;
  }
}

/**
 * A JPEG with its picture alone: of all that stands beside it, only which way up it is shown stays, in a segment that
 * is written anew. What follows the picture is left out.
 */
export function cleanJpeg(bytes: Uint8Array): CleanedPhoto {
  const found: Found = { parts: [], frame: null, scans: 0, orientation: null };
  const fault = walk(bytes, found);
  if (fault !== null) return wrong(fault);
  const { orientation, parts } = found;
  const turned = orientation === null || orientation === 1 ? [] : [orientationSegment(orientation)];
  const clean = Buffer.concat([head, ...turned, ...parts, tail]);
  return { kind: "clean", photo: { mediaType: "image/jpeg", bytes: new Uint8Array(clean) } };
}
