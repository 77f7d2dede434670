import type { CvPhoto } from "#server/cv/cv-entry.ts";

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Frame headers of JPEG (ITU T.81, table B.1) hold the size; four of the codes in their row mean other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: DataView): ImageSize | undefined {
  let at = 2;
  while (at + 9 < bytes.byteLength) {
    if (bytes.getUint8(at) !== 0xff) return undefined;
    if (isFrame(bytes.getUint8(at + 1)))
      return { height: bytes.getUint16(at + 5), width: bytes.getUint16(at + 7) };
    at += 2 + bytes.getUint16(at + 2);
  }
  return undefined;
}

/** Size of a photo in pixels as its first bytes tell it; undefined when they do not. */
export function imageSize({ mediaType, bytes }: CvPhoto): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === "image/jpeg") return jpegSize(view);
  if (view.byteLength < 24) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
