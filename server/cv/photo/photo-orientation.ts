import type { CvPhoto } from "#server/cv/cv-entry.ts";
import { type Orientation, readOrientation } from "./exif-orientation.ts";
import { jpegMarkers, segmentAt } from "./jpeg-segments.ts";

/** Where the segment stands that says which way up, and what it says. */
function find({ mediaType, bytes }: CvPhoto) {
  let from = 2;
  let segment = mediaType === "image/jpeg" ? segmentAt(bytes, from) : null;
  while (segment !== null && segment.marker !== jpegMarkers.scan && segment.marker !== jpegMarkers.end) {
    const orientation = segment.marker === jpegMarkers.exif ? readOrientation(segment.body) : null;
    if (orientation !== null) return { orientation, from, to: segment.at };
    from = segment.at;
    segment = segmentAt(bytes, from);
  }
  return null;
}

/** Which way up a photo is shown; 1 when it does not say. */
export const photoOrientation = (photo: CvPhoto): Orientation => find(photo)?.orientation ?? 1;

/** The photo as it is stored, for a document that says itself which way up it is. */
export function withoutOrientation(photo: CvPhoto): Uint8Array {
  const told = find(photo);
  if (told === null) return photo.bytes;
  return Buffer.concat([photo.bytes.subarray(0, told.from), photo.bytes.subarray(told.to)]);
}
