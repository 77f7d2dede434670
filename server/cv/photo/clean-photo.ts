import { cleanJpeg } from "./clean-jpeg.ts";
import { cleanPng, pngSignature } from "./clean-png.ts";
import { type CleanedPhoto, wrong } from "./cleaned-photo.ts";

/** Bytes in the file of a photo: more than a phone makes of a face. */
export const photoMostBytes = 5 * 1024 * 1024;

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/**
 * A photo as it may be stored, whatever its name says it is: JPEG or PNG by its first bytes, checked to its end, and
 * rid of where, when, by whom and with what it was taken. Never throws.
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanedPhoto> {
  if (bytes.length > photoMostBytes) return wrong("too-large");
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return cleanJpeg(bytes);
  if (beginsWith(bytes, pngSignature)) return cleanPng(bytes);
  return wrong("not-a-photo");
}
