import type { CvPhoto } from "#server/cv/cv-entry.ts";

/** Why a file cannot be the photo of a CV. */
export type PhotoFault =
  /** Neither JPEG nor PNG. */
  | "not-a-photo"
  /** It begins as one, and what follows is not whole or not as the format says. */
  | "damaged"
  | "too-large"
  | "too-many-pixels"
  | "too-small"
  /** Colours for a printing press, or a way of packing that screens do not know. */
  | "unusual";

/** A photo of which nothing is left but the picture, or why there is none. */
export type CleanedPhoto =
  | { readonly kind: "clean"; readonly photo: CvPhoto }
  | { readonly kind: "wrong"; readonly fault: PhotoFault };

export const wrong = (fault: PhotoFault): CleanedPhoto => ({ kind: "wrong", fault });

/** Fewer pixels than this on a side are a blur on paper. */
const leastSide = 100;

/** What is wrong with the size in pixels; null when nothing is. */
export function faultOfSize(
  { width, height }: { readonly width: number; readonly height: number },
  mostPixels: number,
): PhotoFault | null {
  if (width < leastSide || height < leastSide) return "too-small";
  return width * height > mostPixels ? "too-many-pixels" : null;
}
