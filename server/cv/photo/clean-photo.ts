import sharp from "sharp";
import type { CvPhoto } from "#server/cv/cv-entry.ts";

/** Bytes in the file of a photo: as much as a phone makes of the largest pictures it takes. */
export const photoMostBytes = 10 * 1024 * 1024;

/** Pixels on the longer side of what is stored: 300 to the inch, at twice the size that a CV shows. */
export const photoSide = 800;

/** Fewer pixels than this on a side are a blur on paper. */
const leastSide = 100;

/** As many as the cameras of phones take; a file that promises more is not unpacked. */
const mostPixels = 50_000_000;

/** Seconds after which unpacking is given up. */
const patience = 15;

/** Why a file cannot be the photo of a CV. */
export type PhotoFault =
  /** Neither JPEG nor PNG. */
  | "not-a-photo"
  /** It begins as one, and what follows is not whole or not as the format says. */
  | "damaged"
  | "too-large"
  | "too-many-pixels"
  | "too-small";

/** A photo of which nothing is left but the picture, or why there is none. */
export type CleanedPhoto =
  | { readonly kind: "clean"; readonly photo: CvPhoto }
  | { readonly kind: "wrong"; readonly fault: PhotoFault };

// Whatever else the library can read stays shut: a file that somebody sends is JPEG or PNG, or nothing.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng"] });
// A photo is unpacked once: nothing is kept, and one core is enough.
sharp.cache(false);
sharp.concurrency(1);

const starts = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
] as const;

/** One at a time: unpacked, a large photo takes as much memory as everything else together. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * A photo as it may be stored: a JPEG of at most 800 pixels a side, the right way up, on white, in the colours of a
 * screen, and with nothing in it but the picture. JPEG and PNG by their first bytes are read, whatever the name says.
 * Never throws.
 */
export function cleanPhoto(bytes: Uint8Array): Promise<CleanedPhoto> {
  const cleaned = turn.then(async () => clean(bytes));
  turn = cleaned;
  return cleaned;
}

async function clean(bytes: Uint8Array): Promise<CleanedPhoto> {
  if (bytes.length > photoMostBytes) return wrong("too-large");
  if (!starts.some((start) => start.every((byte, at) => bytes[at] === byte))) return wrong("not-a-photo");
  try {
    // Reads the head alone, so that what is too large is told from what is damaged.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (Math.min(width, height) < leastSide) return wrong("too-small");
    if (width * height > mostPixels) return wrong("too-many-pixels");
    const drawn = sharp(bytes, { failOn: "warning", limitInputPixels: mostPixels })
      .autoOrient()
      .resize({ width: photoSide, height: photoSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: 85 })
      .timeout({ seconds: patience });
    return { kind: "clean", photo: { mediaType: "image/jpeg", bytes: await drawn.toBuffer() } };
  } catch {
    return wrong("damaged");
  }
}

const wrong = (fault: PhotoFault): CleanedPhoto => ({ kind: "wrong", fault });
